import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from '@jest/globals';

const here = spawnSync('gpg', ['--version']).status === 0;

/** A test that asks gpg: skipped where there is none, and it is said so. */
export const itWithGpg = here ? it : it.skip;
if (!here) console.warn('SKIPPED: gpg is not on this machine, so nobody asked it about editions.');

/** What gpg answered. */
export interface GpgAnswer {
  status: number | null;
  out: Buffer;
  /** What it says to people. */
  words: string;
}

/** Somebody's gpg, with a keyring of its own. */
export class Gpg {
  // Beside nothing else: the path of the agent's socket has to be short.
  readonly home = mkdtempSync(join(tmpdir(), 'gpg-'));

  run(words: readonly string[], { cwd, input }: { cwd?: string; input?: string | Buffer } = {}): GpgAnswer {
    const { status, stdout, stderr } = spawnSync(
      'gpg',
      ['--homedir', this.home, '--batch', '--no-tty', ...words],
      { cwd, input, maxBuffer: 1 << 28 },
    );
    return { status, out: stdout, words: stderr.toString() };
  }

  /** What it says of a statement in that folder: `Good` or `BAD`. */
  verdict(folder: string, statement = 'manifest.json'): string | undefined {
    const { words } = this.run(['--verify', `${statement}.asc`, statement], { cwd: folder });
    return /Good|BAD/.exec(words)?.[0];
  }

  close(): void {
    spawnSync('gpgconf', ['--homedir', this.home, '--kill', 'all']);
    rmSync(this.home, { recursive: true, force: true });
  }
}
