import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Configuration } from '../../src/platform/configuration.js';
import { EmbeddedPostgres } from '../../src/platform/embedded-postgres.js';
import { connected, prepareOwner, prepareServing } from '../../src/platform/provisioning.js';
import { Secrets } from '../../src/platform/secrets.js';
import { SCHEMA } from '../../src/schema.js';

/** What a test needs to know of the run's server; handed to Jest's workers as JSON. */
export interface TestServerDescription {
  superuserUrl: string;
  /** To the template database; other databases of the run belong to the same two roles. */
  ownerUrl: string;
  servingUrl: string;
  template: string;
  /** Of the run's own; gone after it. */
  folder: string;
}

/** Nothing of a test outlives it, so nothing need reach the disk. */
const FORGETFUL = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
};

/** Starts the run's PostgreSQL, or uses the server (as superuser) at `given`, and migrates the template once. */
export async function startTestServer(given: string | undefined) {
  const dataDir = mkdtempSync(join(tmpdir(), 'enlace-test-'));
  const embedded = given
    ? null
    : await EmbeddedPostgres.start({ dataDir, exclusive: true, settings: FORGETFUL });
  // A run that is cut (Ctrl-C, an error in Jest) must leave no server behind; nor one that is killed outright.
  const cut = () => embedded?.kill();
  process.once('exit', cut);
  const guard = embedded ? startGuard(dataDir) : null;
  const superuserUrl = given ?? embedded!.superuserUrl();
  const run = randomBytes(4).toString('hex');
  const template = `enlace_test_${run}_template`;
  const secrets = new Secrets(Configuration.read({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }));
  const ownerUrl = await prepareOwner(superuserUrl, template, `enlace_test_${run}_owner`, secrets);
  const servingUrl = await prepareServing(ownerUrl, null, SCHEMA, secrets);
  const description: TestServerDescription = {
    superuserUrl,
    ownerUrl,
    servingUrl,
    template,
    folder: dataDir,
  };
  return {
    description,
    stop: async () => {
      if (embedded) await embedded.stop();
      else await forget(superuserUrl, run);
      process.off('exit', cut);
      guard?.kill();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A process of its own that ends the server once this one is gone, however it went. */
function startGuard(dataDir: string): ChildProcess {
  const script = `
    const { readFileSync, rmSync } = require('node:fs');
    process.stdin.resume().on('end', () => {
      const [pid] = readFileSync(process.argv[1] + '/postgres/cluster/postmaster.pid', 'utf8').split('\\n');
      process.kill(Number(pid), 'SIGQUIT');
      setTimeout(() => rmSync(process.argv[1], { recursive: true, force: true }), 2000);
    });`;
  const guard = spawn(process.execPath, ['-e', script, dataDir], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  (guard.stdin as Socket).unref();
  return guard;
}

/** On a server that is not ours: removes the run's databases and roles. */
async function forget(superuserUrl: string, run: string): Promise<void> {
  await connected(superuserUrl, 'TEST_DATABASE_URL', async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'select datname as name from pg_database where starts_with(datname, $1)',
      [`enlace_test_${run}_`],
    );
    for (const { name } of rows) await client.query(`drop database "${name}" with (force)`);
    const roles = await client.query<{ name: string }>(
      'select rolname as name from pg_roles where strpos(rolname, $1) > 0',
      [`enlace_test_${run}_`],
    );
    for (const { name } of roles.rows) await client.query(`drop role "${name}"`);
  });
}
