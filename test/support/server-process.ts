import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Environment } from '../../src/platform/configuration.js';

/** A program of the directory as a process of its own, with all it said. */
export class ServerProcess {
  output = '';
  readonly ended: Promise<number | null>;

  private constructor(readonly child: ChildProcess) {
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    }
    this.ended = new Promise((resolve) => child.once('exit', resolve));
  }

  /** `main` serves; `cli` runs one command. Knows no setting but these. */
  static start(program: 'main' | 'cli', words: readonly string[], env: Environment): ServerProcess {
    const script = join(process.env.ENLACE_TEST_BUILD!, 'src', `${program}.js`);
    return new ServerProcess(
      spawn(process.execPath, [script, ...words], { env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'] }),
    );
  }

  /** Serves on a free port; resolves with its address when it is ready. */
  static async serve(env: Environment): Promise<{ server: ServerProcess; url: string }> {
    const server = ServerProcess.start('main', [], { PORT: '0', ...env });
    return { server, url: await server.url() };
  }

  /** Sends a signal and waits for the end. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.child.kill(signal);
    return this.ended;
  }

  private url(): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = /Enlace is ready: (\S+)/.exec(this.output)?.[1];
        if (found) resolve(found);
      };
      this.child.stdout!.on('data', look);
      void this.ended.then(() => reject(new Error(`it ended before it was ready:\n${this.output}`)));
    });
  }
}
