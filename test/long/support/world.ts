import { setTimeout as pause } from 'node:timers/promises';
import { Load, Tally } from './load.js';
import { givenPeople } from './people.js';
import { accountFor } from './proof.js';
import { ServerProcess } from './server-process.js';
import { Gate, Writer, type Done } from './writer.js';

const STATES = ['BR', 'PE', 'CL', 'AR', 'UY', 'MX'];

/** A server in its own process with its own PostgreSQL, and the people who write to it without pause. */
export class World {
  /** Of the answers since it was last begun anew. */
  tally = new Tally();

  private constructor(
    readonly server: ServerProcess,
    readonly gate: Gate,
    private readonly writers: readonly Writer[],
    private readonly loads: readonly Load[],
  ) {}

  static async begin(): Promise<World> {
    const server = await ServerProcess.prepare();
    await server.start();
    const gate = new Gate();
    const authorities = STATES.map((state) => ({ role: 'national-authority', state }));
    const people = await givenPeople(server, [...authorities, { role: 'editor' }, { role: 'editor' }]);
    const writers = people.map(
      (person) => new Writer(server, person, gate, (outcome, answer) => world.tally.note(outcome, answer)),
    );
    const loads = STATES.map((state, i) => new Load(writers[i]!, writers[STATES.length + (i % 2)]!, state));
    const world: World = new World(server, gate, writers, loads);
    return world;
  }

  /** Everything that was acknowledged. */
  get done(): Done[] {
    return this.writers.flatMap((writer) => writer.done);
  }

  get failed(): boolean {
    return this.loads.some((load) => load.failed);
  }

  beginLoad(): void {
    this.tally = new Tally();
    this.loads.forEach((load) => load.begin());
  }

  async endLoad(): Promise<void> {
    await Promise.all(this.loads.map((load) => load.stop()));
  }

  /** Waits for a write that succeeds after this instant. */
  async someWriteSince(instant: number): Promise<void> {
    for (const until = performance.now() + 30_000; this.tally.lastSuccess < instant; await pause(5)) {
      if (this.failed) return;
      if (performance.now() > until)
        throw new Error(
          `No write succeeds any more; answers: ${this.tally.toString()}; the server ` +
            `${this.server.runs ? 'runs' : 'has ended'}, its last words:\n${this.server.output.slice(-3000)}`,
        );
    }
  }

  /** Sends some acknowledged writes again, with their keys. @returns what was answered differently. */
  async repeat(count: number): Promise<string[]> {
    const wrong: string[] = [];
    for (const writer of this.writers) {
      for (const done of writer.done.slice(-count)) {
        const again = await writer.attempt(done, done.key, done.attempts + 1);
        const same = again?.response.status === done.status && again.text === JSON.stringify(done.answer);
        if (!same) wrong.push(`${done.kind} ${done.key}: ${again?.response.status} ${again?.text}`);
      }
    }
    return wrong;
  }

  /** @returns what of everything acknowledged is not there, or there twice. */
  async proof(): Promise<string[]> {
    const client = await this.server.superuser();
    try {
      const entries = this.loads.flatMap((load) => load.entries);
      return await accountFor(client, this.done, entries);
    } finally {
      await client.end();
    }
  }
}
