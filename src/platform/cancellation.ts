import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg, { type PoolClient } from 'pg';
import { DatabaseConnections } from './database.js';

/** Between two strikes at the same work, in milliseconds. */
const AGAIN = 100;

/**
 * Stops statements whose caller has left: a search that nobody waits for must not keep a connection from the next.
 * Goes by a connection of its own, because those of the pool may all be busy with such searches.
 */
@Injectable()
export class Cancellation implements OnApplicationShutdown {
  private line: Promise<pg.Client> | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(@Inject(DatabaseConnections) private readonly connections: DatabaseConnections) {}

  /**
   * Stops what the connection runs, and what of the same work it runs next, until the work has ended: a strike between
   * two statements strikes nothing. Statements answer with SQLSTATE 57014. Never fails: then the time limit stops them.
   */
  async cancel(client: PoolClient, hasEnded: () => boolean): Promise<void> {
    const { processID } = client as unknown as { processID: number };
    for (; !hasEnded(); await pause(AGAIN)) await (this.last = this.last.then(() => this.strike(processID)));
  }

  private async strike(processID: number): Promise<void> {
    try {
      const line = await (this.line ??= this.connect());
      await line.query('select pg_cancel_backend($1)', [processID]);
    } catch {
      this.line = null;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    const line = await this.line?.catch(() => null);
    await line?.end().catch(() => undefined);
  }

  private async connect(): Promise<pg.Client> {
    const line = new pg.Client({
      connectionString: this.connections.servingUrl,
      application_name: 'enlace cancellation',
    });
    line.on('error', () => (this.line = null));
    await line.connect();
    return line;
  }
}
