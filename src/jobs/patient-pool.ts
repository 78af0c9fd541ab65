import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** How often it tries, and for how long at most, in milliseconds. */
const EVERY = 100;
const LONGEST = 60_000;

type Callback = (
  error: Error | undefined,
  client?: pg.PoolClient,
  release?: (broken?: boolean) => void,
) => void;

/**
 * Connections of the job queue. While the database is away or starts again, whoever asks for one waits here and has it
 * a moment after; the queue itself would sleep for up to two minutes between tries, and could not be stopped meanwhile.
 */
export class PatientPool extends pg.Pool {
  private patient = true;

  constructor(connectionString: string, max: number) {
    super({ connectionString, max });
    // Of a connection that breaks, whoever uses it hears; one that is idle is replaced.
    this.on('error', () => undefined);
    this.on('connect', (client) => client.on('error', () => undefined));
  }

  /** From now on nobody waits: who does is told that there is no connection. */
  giveUp(): void {
    this.patient = false;
  }

  /** Ends it, however often that is asked for. */
  async close(): Promise<void> {
    if (!this.ending) await this.end();
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<pg.PoolClient> | void {
    const found = this.patiently();
    if (!callback) return found;
    found.then(
      (client) => callback(undefined, client, client.release.bind(client)),
      (error: Error) => callback(error),
    );
  }

  private async patiently(): Promise<pg.PoolClient> {
    for (const until = performance.now() + LONGEST; ; await pause(EVERY)) {
      try {
        return await super.connect();
      } catch (error) {
        // Without the code by which the queue would begin to sleep.
        if (!this.patient || performance.now() > until)
          throw new Error('No connection to the database', { cause: error });
      }
    }
  }
}
