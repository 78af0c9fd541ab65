import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { Configuration } from '../platform/configuration.js';

/** What was written. */
export interface Stored {
  bytes: number;
  sha256: string;
}

/** Where a recipient's own copy lies: with its edition, so that it goes when that goes. */
export const copyFolder = (editionId: string, serial: string): string =>
  join(editionId, serial.toLowerCase());

/** The files of editions, in `DATA_DIR/editions/<edition>`, mode 0600. */
@Injectable()
export class EditionStore {
  constructor(private readonly configuration: Configuration) {}

  private folder(editionId: string): string {
    return join(this.configuration.dataDir, 'editions', editionId);
  }

  private file(editionId: string, name: string): string {
    return join(this.folder(editionId), name);
  }

  /** Writes a file whole or not at all: under its name it stands only when it is complete and on the disk. */
  async write(
    editionId: string,
    name: string,
    parts: AsyncIterable<string | Buffer> | Iterable<string | Buffer>,
  ): Promise<Stored> {
    await mkdir(this.folder(editionId), { recursive: true, mode: 0o700 });
    const path = this.file(editionId, name);
    const draft = `${path}.part`;
    const hash = createHash('sha256');
    let bytes = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _, done) {
        hash.update(chunk);
        bytes += chunk.length;
        done(null, chunk);
      },
    });
    try {
      await pipeline(
        Readable.from(parts, { objectMode: true }),
        counted,
        createWriteStream(draft, { mode: 0o600 }),
      );
      await sync(draft);
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    return { bytes, sha256: hash.digest('hex') };
  }

  /** Part of a file, both ends inclusive. */
  read(editionId: string, name: string, range?: { start: number; end: number }): Readable {
    return createReadStream(this.file(editionId, name), range);
  }

  /** A small file whole, or null when it is not there. */
  async text(editionId: string, name: string): Promise<string | null> {
    try {
      return await readFile(this.file(editionId, name), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  path(editionId: string, name: string): string {
    return this.file(editionId, name);
  }

  /** Whether the file is there, as long as it should be. */
  async holds(editionId: string, name: string, bytes: number): Promise<boolean> {
    try {
      return (await stat(this.file(editionId, name))).size === bytes;
    } catch {
      return false;
    }
  }

  async remove(editionId: string): Promise<void> {
    await rm(this.folder(editionId), { recursive: true, force: true });
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
