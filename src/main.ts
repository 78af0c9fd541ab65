import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { FirstAccounts } from './accounts/first-accounts.js';
import { createApp } from './app.js';
import { JobRunner } from './jobs/job-runner.js';
import { Configuration } from './platform/configuration.js';
import { Database } from './platform/database.js';
import { keepHeapSmall } from './platform/heap.js';
import { createLog } from './platform/logging.js';
import { onTerminal } from './platform/operator-error.js';
import { SCHEMA } from './schema.js';

/** How long requests and jobs at hand may take to finish when the server stops, in milliseconds. */
const PATIENCE = 20_000;
/** A second signal within this time is the same wish, in milliseconds. */
const ECHO = 2_000;

async function serve(): Promise<void> {
  keepHeapSmall();
  const configuration = Configuration.read();
  const log = createLog(configuration.logLevel);
  const stopping = stopSignal();
  const database = await Database.open(configuration, SCHEMA, true);
  try {
    const app = await createApp({ configuration, connections: database.connections, log });
    await app.get(FirstAccounts).ensure((line) => void process.stdout.write(`${line}\n`));
    await app.get(JobRunner).start(database.connections.ownerUrl);
    await app.listen(configuration.port, configuration.host);
    announce(configuration, await app.getUrl());
    log.info({ signal: await stopping }, 'stopping');
    await finish(app, log);
  } finally {
    await database.close();
  }
}

/**
 * Resolves at the first SIGTERM or SIGINT. One that comes later ends at once; one that comes right after does not,
 * because Ctrl-C under npm arrives twice: from the terminal, and from npm.
 */
function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    let first = 0;
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        first ||= performance.now();
        if (performance.now() - first > ECHO) process.exit(1);
        resolve(signal);
      });
    }
  });
}

/** Stops the jobs, answers what was asked, then leaves; gives up on what takes longer than `PATIENCE`. */
async function finish(app: NestFastifyApplication, log: Logger): Promise<void> {
  const server = app.getHttpServer();
  const late = setTimeout(() => {
    log.warn('requests or jobs were still running: they are cut');
    server.closeAllConnections();
  }, PATIENCE).unref();
  // A connection that was busy when listening ended is kept open by its caller: it is closed once it was answered.
  const idle = setInterval(() => {
    if (!server.listening) server.closeIdleConnections();
  }, 100).unref();
  await app.close();
  clearTimeout(late);
  clearInterval(idle);
}

/** For the person who started it, in words; everything else is the log. */
function announce(configuration: Configuration, address: string): void {
  const where = configuration.port === 0 ? address : configuration.publicUrl;
  process.stdout.write(`\nEnlace is ready: ${where}   (the API to read and try: ${where}/docs)\n\n`);
}

serve().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${onTerminal(error)}\n`);
    process.exit(1);
  },
);
