import { createHash, randomUUID } from 'node:crypto';
import { rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import { EditionStore, type Stored } from './edition-store.js';
import { SEALED } from './statement.js';
import { recipientKey, UnusableKey, type RecipientKey } from './recipient-key.js';

/** An encrypted file, as it lies in the folder. */
export interface Sealed extends Stored {
  name: string;
}

/** What is to be encrypted, where it is kept then, and to which key (armored). */
interface Wish {
  name: string;
  folder: string;
  armoredKey: string;
  open: () => Readable;
}

/**
 * Files encrypted to a recipient's OpenPGP key. Each is encrypted once, when it is first asked for, and kept as long as the
 * edition: so that it has one ETag, and a broken connection is taken up again.
 */
@Injectable()
export class EditionSealing {
  private readonly making = new Map<string, Promise<Sealed>>();

  constructor(
    private readonly store: EditionStore,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `conflict` when the key can no longer be used: nothing leaves in the clear instead. */
  async sealed(wish: Wish): Promise<Sealed> {
    const key = await this.usable(wish.armoredKey);
    const note = `${wish.name}.${createHash('sha256').update(wish.armoredKey).digest('hex').slice(0, 16)}.json`;
    const path = this.store.path(wish.folder, note);
    const kept = await this.kept(wish.folder, note);
    if (kept) return kept;
    let making = this.making.get(path);
    if (!making) {
      making = this.make(wish, key, note).finally(() => this.making.delete(path));
      this.making.set(path, making);
    }
    return making;
  }

  private async usable(armoredKey: string): Promise<RecipientKey> {
    try {
      return await recipientKey(armoredKey, this.clock.now());
    } catch (error) {
      if (!(error instanceof UnusableKey)) throw error;
      throw new Problem(
        'conflict',
        `The OpenPGP key to which your files are encrypted ${error.message}. Send the secretariat a new public key; until then nothing leaves.`,
      );
    }
  }

  private async kept(folder: string, note: string): Promise<Sealed | null> {
    const text = await this.store.text(folder, note);
    const sealed = text === null ? null : (JSON.parse(text) as Sealed);
    return sealed && (await this.store.holds(folder, sealed.name, sealed.bytes)) ? sealed : null;
  }

  /** Under a name of its own, which the note names once it is whole: two servers disturb each other in nothing. */
  private async make({ name, folder, open }: Wish, { key }: RecipientKey, note: string): Promise<Sealed> {
    const { createMessage, encrypt } = await import('openpgp');
    const own = `${name}.${randomUUID()}`;
    const encrypted = await encrypt({
      message: await createMessage({ binary: Readable.toWeb(open()) as ReadableStream<Uint8Array> as never }),
      encryptionKeys: key,
      format: 'binary',
      date: this.clock.now(),
    });
    const stored = await this.store.write(
      folder,
      `${own}${SEALED}`,
      encrypted as unknown as AsyncIterable<Buffer>,
    );
    const sealed = { name: `${own}${SEALED}`, ...stored };
    await this.store.write(folder, `${own}.json`, [JSON.stringify(sealed)]);
    await rename(this.store.path(folder, `${own}.json`), this.store.path(folder, note));
    return sealed;
  }
}
