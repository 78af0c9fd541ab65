import { spawn, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Turnstile } from '../platform/turnstile.js';

/** The templates, each beside this file. */
export type Template = 'directory.typ' | 'emergency.typ';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const FONTS = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/package.json'));
const WEIGHTS = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'];

/** A document that takes longer than this, in milliseconds, is given up. */
const LONGEST = 30 * 60 * 1000;

/**
 * Makes PDF documents of data, one at a time, each in a process of its own and behind everything else the machine does.
 */
@Injectable()
export class Typesetter implements OnModuleDestroy {
  /** A document of some 1,500 entries takes about 300 MB: never two at once. */
  private readonly turnstile = new Turnstile(1, 50, 'Too many documents at once; try again.');

  private readonly closing = new AbortController();

  /** A server that stops does not wait for a document: whoever ordered it orders it again after the next start. */
  onModuleDestroy(): void {
    this.closing.abort(new Error('The server is stopping.'));
  }

  /** @throws Error when the document cannot be made, or the signal was given meanwhile. */
  typeset(template: Template, data: object, unwanted?: AbortSignal): Promise<Buffer> {
    return this.turnstile.inTurn(async () => {
      const signal = AbortSignal.any([this.closing.signal, ...(unwanted ? [unwanted] : [])]);
      signal.throwIfAborted();
      const script = join(FOLDER, 'typeset.mjs');
      const options = { signal, timeout: LONGEST, killSignal: 'SIGKILL' } as const;
      const child = spawn(process.execPath, [script], { ...options, stdio: 'pipe', env: {} });
      yieldTo(child);
      const fonts = WEIGHTS.map((weight) => join(FONTS, weight, `NotoSans_${weight}.ttf`));
      child.stdin.on('error', () => undefined); // It died; how it ended says why.
      child.stdin.end(JSON.stringify({ folder: FOLDER, template, fonts, data }));
      return printed(child);
    });
  }
}

/** Look-ups come before documents. */
function yieldTo({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, 5);
  } catch {
    // It ended already, or this machine does not allow it.
  }
}

function printed(child: ChildProcess): Promise<Buffer> {
  const [out, complaints]: [Buffer[], Buffer[]] = [[], []];
  child.stdout!.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr!.on('data', (chunk: Buffer) => complaints.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, killed) => {
      if (code === 0) return resolve(Buffer.concat(out));
      const why = Buffer.concat(complaints).toString('utf8').slice(0, 400);
      reject(new Error(`The document was not typeset (${killed ?? `exit code ${code}`}): ${why}`));
    });
  });
}
