import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FirstAccounts } from '../../src/accounts/first-accounts.js';
import { createApp } from '../../src/app.js';
import { JobRunner } from '../../src/jobs/job-runner.js';
import { Clock } from '../../src/platform/clock.js';
import { Configuration, type Environment } from '../../src/platform/configuration.js';
import { DatabaseConnections } from '../../src/platform/database.js';
import { createLog } from '../../src/platform/logging.js';
import { Api } from './api.js';
import { createDatabase, type TestDatabase } from './database.js';
import { copyDemonstration } from './demonstration.js';

export interface StartOptions {
  /** With the demonstration directory and its accounts; `first start` loads them, `true` may copy what is loaded. */
  demo?: boolean | 'first start';
  clock?: Clock;
  /** Settings beyond the usual, as in the environment. */
  env?: Environment;
  /** Runs the job queue, so that mail is sent and periodic tasks run. */
  jobs?: boolean;
  /** A database that exists already; it is not dropped at the end. */
  database?: TestDatabase;
}

/** The address that the test installation believes it has; what `Origin` must say. */
export const PUBLIC_URL = 'http://localhost:3000';

/** A real server on a free port, with a database of its own. */
export class Enlace {
  constructor(
    readonly app: NestFastifyApplication,
    readonly url: string,
    readonly configuration: Configuration,
    readonly database: TestDatabase,
    readonly clock: Clock,
    /** Every line the server logged. */
    readonly log: readonly string[],
    readonly close: () => Promise<void>,
  ) {}

  api(token?: string): Api {
    return new Api(this.url, token);
  }

  /** Signs in and answers as that person. */
  async signIn(email: string, password: string): Promise<Api> {
    const { status, body, text } = await this.api().post('/api/v1/auth/sign-in', { email, password });
    if (status !== 200) throw new Error(`${email} cannot sign in: ${text}`);
    return this.api(body.accessToken as string);
  }
}

/** Starts the application as it serves; `close` stops it, drops its database and removes its data folder. */
export async function startEnlace(options: StartOptions = {}): Promise<Enlace> {
  const dataDir = mkdtempSync(join(tmpdir(), 'enlace-data-'));
  const database = await databaseOf(options, dataDir);
  const clock = options.clock ?? new Clock();
  const lines: string[] = [];
  const tidy = async () => {
    if (!options.database) await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const { app, configuration } = await applicationOn(database, dataDir, options, clock, lines);
    if (options.jobs) await app.get(JobRunner).start(database.ownerUrl);
    await app.listen(configuration.port, '127.0.0.1');
    const close = async () => {
      await app.close();
      await tidy();
    };
    return new Enlace(app, await app.getUrl(), configuration, database, clock, lines, close);
  } catch (error) {
    await tidy();
    throw error;
  }
}

async function databaseOf({ database, demo, clock }: StartOptions, dataDir: string): Promise<TestDatabase> {
  if (database) return database;
  // What is loaded already was loaded at the time that it is.
  if (demo !== true || clock) return createDatabase();
  return copyDemonstration(dataDir, async (loading, folder) => {
    const { app } = await applicationOn(loading, folder, { demo }, new Clock(), []);
    await app.close();
  });
}

async function applicationOn(
  database: TestDatabase,
  dataDir: string,
  { demo = false, env }: StartOptions,
  clock: Clock,
  lines: string[],
): Promise<{ app: NestFastifyApplication; configuration: Configuration }> {
  const configuration = Configuration.read({
    PORT: '0',
    DATA_DIR: dataDir,
    DATABASE_URL: database.servingUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    DEMO: String(demo !== false),
    PUBLIC_URL,
    ...env,
  });
  const log = createLog(configuration.logLevel, { write: (line) => void lines.push(line) });
  const connections = new DatabaseConnections(database.ownerUrl, database.servingUrl);
  const app = await createApp({ configuration, connections, clock, log, docs: false });
  if (demo) await app.get(FirstAccounts).ensure(() => undefined);
  return { app, configuration };
}
