import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { compile } from './compile.mjs';

/** One PostgreSQL a run, with a migrated database that every test's own is copied from. */
export default async function setUp() {
  const build = compile();
  process.env.ENLACE_TEST_BUILD = build;
  const { startTestServer } = await import(pathToFileURL(join(build, 'test/support/test-server.js')).href);
  const server = await startTestServer(process.env.TEST_DATABASE_URL);
  globalThis.enlaceTestServer = server;
  process.env.ENLACE_TEST_SERVER = JSON.stringify(server.description);
}
