import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Configuration } from '../platform/configuration.js';

interface Keys {
  /** The present key's; see `idOf`. */
  id: string;
  private: KeyObject;
  /** Every public key that ever signed here, by its id. */
  known: Map<string, KeyObject>;
}

const PUBLIC_NAME = /^audit-ed25519\.[0-9a-f]{16}\.pub\.pem$/;

/**
 * The installation's Ed25519 key for checkpoints, in `DATA_DIR/keys`, made when first needed, mode 0600. Its public
 * key lies beside it under its id, for whoever checks a copy of the checkpoints without us, and for ourselves once
 * the private key was removed to be replaced: what the old one signed stays good.
 */
@Injectable()
export class SigningKey {
  private keys: Promise<Keys> | null = null;

  constructor(private readonly configuration: Configuration) {}

  /** Says which key signs. */
  async id(): Promise<string> {
    return (await this.load()).id;
  }

  async sign(text: string): Promise<Buffer> {
    return sign(null, Buffer.from(text, 'utf8'), (await this.load()).private);
  }

  /** Whether that key made this signature; null when no such key ever signed here. */
  async verify(keyId: string, text: string, signature: Buffer): Promise<boolean | null> {
    const key = (await this.load()).known.get(keyId);
    return key ? verify(null, Buffer.from(text, 'utf8'), key, signature) : null;
  }

  private load(): Promise<Keys> {
    this.keys ??= this.read();
    return this.keys;
  }

  private async read(): Promise<Keys> {
    const folder = join(this.configuration.dataDir, 'keys');
    const file = join(folder, 'audit-ed25519.pem');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const privateKey = createPrivateKey((await readIfThere(file)) ?? (await create(file)));
    const publicKey = createPublicKey(privateKey);
    const id = idOf(publicKey);
    const published = join(folder, `audit-ed25519.${id}.pub.pem`);
    if ((await readIfThere(published)) === null) {
      await writeFile(published, publicKey.export({ type: 'spki', format: 'pem' }));
    }
    return { id, private: privateKey, known: await publicKeys(folder) };
  }
}

/** The first 16 hex digits of the public key's SHA-256. */
const idOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);

async function publicKeys(folder: string): Promise<Map<string, KeyObject>> {
  const known = new Map<string, KeyObject>();
  for (const name of await readdir(folder)) {
    if (!PUBLIC_NAME.test(name)) continue;
    const key = createPublicKey(await readFile(join(folder, name)));
    known.set(idOf(key), key);
  }
  return known;
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Two processes that begin together agree on the first one's key. */
async function create(file: string): Promise<string> {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  try {
    await writeFile(file, pem, { mode: 0o600, flag: 'wx' });
    return pem;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return readFile(file, 'utf8');
    throw error;
  }
}
