import { rmSync } from 'node:fs';

/** Stops what the set-up started. */
export default async function tearDown() {
  await globalThis.enlaceTestServer?.stop();
  rmSync(process.env.ENLACE_TEST_BUILD, { recursive: true, force: true });
}
