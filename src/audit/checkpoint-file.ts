import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Configuration } from '../platform/configuration.js';
import { parseCheckpoint, type Checkpoint } from './checkpoint.js';

/** A checkpoint and where it stands; `checkpoint` null: the line cannot be read. */
export interface CheckpointLine {
  line: number;
  checkpoint: Checkpoint | null;
}

/**
 * `DATA_DIR/checkpoints/audit.jsonl`: the checkpoints outside the database, one JSON object a line, only ever
 * appended to. Copy it elsewhere too: whoever holds both the database and this folder can rewrite both.
 */
@Injectable()
export class CheckpointFile {
  constructor(private readonly configuration: Configuration) {}

  get path(): string {
    return join(this.configuration.dataDir, 'checkpoints', 'audit.jsonl');
  }

  /** Appends one line and waits until it is on disk. */
  async append(checkpoint: Checkpoint): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
    const file = await open(this.path, 'a+', 0o600);
    try {
      await dropTornLine(file);
      await file.write(`${JSON.stringify(checkpoint)}\n`);
      await file.datasync();
    } finally {
      await file.close();
    }
  }

  /** Every finished line from the first, one at a time; none when there is no file. */
  async *lines(): AsyncIterable<CheckpointLine> {
    let file: FileHandle;
    try {
      file = await open(this.path, 'r');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
    let rest = '';
    let line = 0;
    for await (const chunk of file.createReadStream({ encoding: 'utf8' })) {
      const parts = (rest + String(chunk)).split('\n');
      rest = parts.pop() ?? '';
      for (const text of parts) yield { line: ++line, checkpoint: parseCheckpoint(text) };
    }
  }
}

/** A line without its end was never finished (the machine stopped), and nobody relied on it. */
async function dropTornLine(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  const tail = Buffer.alloc(Math.min(size, 4096));
  if (size === 0) return;
  await file.read(tail, 0, tail.length, size - tail.length);
  if (tail.at(-1) !== 0x0a) await file.truncate(size - tail.length + tail.lastIndexOf(0x0a) + 1);
}
