// Typesets one document, in a process of its own: what it costs in memory goes when the document is made, and a document
// that cannot be made takes nothing else down. Reads {folder, template, data, fonts} from stdin, writes the PDF to stdout.
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const { folder, template, fonts, data } = JSON.parse(Buffer.concat(chunks).toString('utf8'));

const compiler = NodeCompiler.create({
  workspace: folder,
  fontArgs: [{ fontBlobs: fonts.map((path) => readFileSync(path)) }],
});
// What the document says reaches Typst as data, and is never read as markup.
compiler.mapShadow(join(folder, 'data.json'), Buffer.from(JSON.stringify(data)));
const made = compiler.compile({ mainFilePath: join(folder, template) });
if (made.hasError()) {
  made.printErrors();
  process.exit(1);
}
process.stdout.write(pdf(made.result));

/** PDF/UA-1 wherever every character has a glyph; else the same tagged document without the claim. */
function pdf(document) {
  try {
    return compiler.pdf(document, { pdfStandard: 'ua-1' });
  } catch (error) {
    if (!String(error).includes('could not be displayed')) throw error;
    return compiler.pdf(document);
  }
}
