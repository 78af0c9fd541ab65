// Copies what the compiler leaves behind: reference data, read at run time beside the code that owns it.
import { cpSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = process.argv[2] ?? join(root, 'dist');

for (const entry of readdirSync(join(root, 'src'), { withFileTypes: true, recursive: true })) {
  if (!entry.isFile() || !/\.(json|typ|mjs)$/.test(entry.name)) continue;
  const file = join(entry.parentPath, entry.name);
  cpSync(file, join(target, relative(root, file)));
}
