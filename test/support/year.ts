import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, type TestDatabase } from './database.js';
import { Mailbox } from './mailbox.js';

/** An office of the simulated year. */
export interface YearEntry {
  country: string;
  /** Null: it names none. */
  mailbox: string | null;
  verifiedDaysAgo: number;
  telephone: string;
  /** Where it is a point of the network that is drilled. */
  network: string | null;
}

/** What a look-up says of a point's last drill. */
export interface SeenDrill {
  on: string | undefined;
  answered: boolean | undefined;
  failing: boolean | undefined;
  /** Of a failing point: how many that do not fail come after it in its State's list. */
  overtakes: number;
}

interface Account {
  id: string;
  email: string;
}

export interface YearAccounts {
  editor: Account;
  second: Account;
  administrator: Account;
  authorities: Record<string, Account>;
}

export type YearCommand =
  | { do: 'start'; at: string; database: TestDatabase; env: Record<string, string> }
  | { do: 'fill'; entries: YearEntry[]; authorities: string[] }
  | { do: 'run'; at: string }
  | { do: 'recipients'; editor: Account; mailboxes: string[] }
  | { do: 'release'; at: string; editor: Account; second: Account }
  | { do: 'confirm'; token: string }
  | { do: 'drill'; editor: Account; drill: Record<string, unknown> }
  | { do: 'answer'; token: string }
  | { do: 'drilled'; editor: Account; points: { id: string; country: string }[] }
  | { do: 'verify'; id: string; account: Account; state: string }
  | { do: 'overdue'; editor: Account }
  | { do: 'audit'; administrator: Account };

/** The server of the simulated year, in a process of its own that can be killed and comes back. */
export class YearServer {
  private child: ChildProcess | null = null;
  kills = 0;

  private constructor(
    readonly database: TestDatabase,
    /** Where its letters arrive. */
    readonly mailbox: Mailbox,
    readonly dataDir: string,
  ) {}

  /** With a database, a mailbox and a data folder of its own; nothing runs yet. */
  static async prepare(): Promise<YearServer> {
    const dataDir = mkdtempSync(join(tmpdir(), 'enlace-year-'));
    return new YearServer(await createDatabase(), await Mailbox.open(), dataDir);
  }

  async start(at: string): Promise<void> {
    this.child = fork(join(process.env.ENLACE_TEST_BUILD!, 'test', 'support', 'year-server.js'), {
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    const env = {
      SMTP_URL: this.mailbox.url,
      DATA_DIR: this.dataDir,
      JWT_SECRET: 'one secret for all lives of the server of this year',
      LOG_LEVEL: 'silent',
    };
    await this.tell({ do: 'start', at, database: this.database, env });
  }

  /** Has it do something. @throws Error when it fails, or ends before it is done. */
  tell<T>(command: YearCommand): Promise<T> {
    const { child } = this;
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error(`The server ended while it should ${command.do}`));
      child!.once('exit', ended);
      child!.once('message', (said: { answer?: T; error?: string }) => {
        child!.off('exit', ended);
        if (said.error) reject(new Error(said.error));
        else resolve(said.answer as T);
      });
      child!.send(command);
    });
  }

  /** Does what is due at that instant, is killed (SIGKILL) after so many milliseconds, and comes back and does it. */
  runAndDie(at: string, after: number): Promise<void> {
    return this.dieDuring({ do: 'run', at }, after);
  }

  /** The same of anything that it can be told to do at an instant. */
  async dieDuring(command: Extract<YearCommand, { do: 'run' | 'release' }>, after: number): Promise<void> {
    const running = this.tell(command).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, after));
    const gone = new Promise((resolve) => this.child!.once('exit', resolve));
    this.child!.kill('SIGKILL');
    this.kills += 1;
    await gone;
    await running;
    await this.start(command.at);
    await this.tell(command);
  }

  /** Ends it, and removes what was its own. */
  async destroy(): Promise<void> {
    if (this.child) {
      const gone = new Promise((resolve) => this.child!.once('exit', resolve));
      this.child.kill('SIGKILL');
      await gone;
    }
    await this.mailbox.close();
    await this.database.drop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
