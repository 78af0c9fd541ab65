import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Configuration } from '../platform/configuration.js';
import { keyIdOf, successionText, type PublicKeys } from './succession.js';

interface Kept {
  private: { ed25519: string; openpgp: string };
  /** The newest first. */
  public: PublicKeys[];
}

/** A statement, signed twice. */
export interface Signed {
  text: string;
  keyId: string;
  /** Armored, detached; `gpg --verify`. */
  openpgp: string;
  /** Base64. */
  ed25519: string;
}

/**
 * The keys that sign editions, in `DATA_DIR/keys/edition-signing.json`, mode 0600, made when first needed. One file, so
 * that the two keys and their history are replaced together or not at all.
 */
@Injectable()
export class EditionKeys {
  private kept: Promise<Kept> | null = null;

  constructor(
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  /** Every key that ever signed here, the present one first. */
  async list(): Promise<PublicKeys[]> {
    return (await this.load()).public;
  }

  /** Signs what is to be said, which names the key that signs it. */
  async sign(say: (key: PublicKeys) => string): Promise<Signed> {
    const kept = await this.load();
    const text = say(kept.public[0]!);
    return { text, keyId: kept.public[0]!.id, ...(await this.signWith(kept, text)) };
  }

  /** Makes new keys; the old ones sign them, and sign nothing more. */
  async rotate(): Promise<PublicKeys> {
    const old = await this.read();
    const made = await this.generate();
    const fresh = { ...made.public[0]!, openpgp: await this.certified(made.public[0]!.openpgp, old) };
    const endorsement = { by: old.public[0]!.id, ...(await this.signWith(old, successionText(fresh))) };
    const next = { private: made.private, public: [{ ...fresh, endorsement }, ...old.public] };
    const draft = `${this.file}.new`;
    await writeFile(draft, JSON.stringify(next), { mode: 0o600 });
    await chmod(draft, 0o600);
    await rename(draft, this.file);
    this.kept = Promise.resolve(next);
    return next.public[0]!;
  }

  /** Also in the way that OpenPGP has for it, so that gpg sees it in the key itself. */
  private async certified(armoredKey: string, { private: by }: Kept): Promise<string> {
    const { readKey, readPrivateKey } = await import('openpgp');
    const key = await readKey({ armoredKey });
    return (
      await key.signAllUsers([await readPrivateKey({ armoredKey: by.openpgp })], this.clock.now())
    ).armor();
  }

  private get file(): string {
    return join(this.configuration.dataDir, 'keys', 'edition-signing.json');
  }

  /** Read anew each time: another process may have rotated them. */
  private load(): Promise<Kept> {
    this.kept = this.read();
    return this.kept;
  }

  private async read(): Promise<Kept> {
    await mkdir(join(this.configuration.dataDir, 'keys'), { recursive: true, mode: 0o700 });
    const there = await readIfThere(this.file);
    return JSON.parse(there ?? (await this.create())) as Kept;
  }

  /** Two processes that begin together agree on the first one's keys. */
  private async create(): Promise<string> {
    const text = JSON.stringify(await this.generate());
    try {
      await writeFile(this.file, text, { mode: 0o600, flag: 'wx' });
      return text;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return readFile(this.file, 'utf8');
      throw error;
    }
  }

  private async generate(): Promise<Kept> {
    const { generateKey, readKey } = await import('openpgp');
    const date = this.clock.now();
    const own = generateKeyPairSync('ed25519');
    // This form of the key, and no newer one, is what GnuPG 2.2 reads.
    const pgp = await generateKey({
      type: 'ecc',
      curve: 'ed25519Legacy',
      userIDs: [
        { name: 'Enlace editions', email: `editions@${new URL(this.configuration.publicUrl).hostname}` },
      ],
      format: 'armored',
      date,
    });
    const fingerprint = (await readKey({ armoredKey: pgp.publicKey })).getFingerprint().toUpperCase();
    const ed25519 = own.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const known = { fingerprint, ed25519, openpgp: pgp.publicKey, since: date.toISOString() };
    return {
      private: {
        ed25519: own.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        openpgp: pgp.privateKey,
      },
      public: [{ id: keyIdOf(own.publicKey), ...known, endorsement: null }],
    };
  }

  private async signWith(kept: Kept, text: string): Promise<{ ed25519: string; openpgp: string }> {
    const { createMessage, readPrivateKey, sign: signPgp } = await import('openpgp');
    const signed = (await signPgp({
      message: await createMessage({ binary: Buffer.from(text, 'utf8') }),
      signingKeys: await readPrivateKey({ armoredKey: kept.private.openpgp }),
      detached: true,
      date: this.clock.now(),
    })) as string;
    const own = sign(null, Buffer.from(text, 'utf8'), createPrivateKey(kept.private.ed25519));
    return { ed25519: own.toString('base64'), openpgp: signed };
  }
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
