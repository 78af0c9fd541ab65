import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decrypt, generateKey, readKey, readMessage, readPrivateKey } from 'openpgp';
import { DataSource } from 'typeorm';
import { CopyBuilder } from '../src/editions/copy-builder.js';
import type { OwnCopyResponse } from '../src/editions/copy.dto.js';
import type { HolderList } from '../src/editions/delivery.dto.js';
import type { EditionResponse } from '../src/editions/edition.dto.js';
import { verifyFolder } from '../src/editions/edition-verify.js';
import type { RecipientResponse } from '../src/editions/recipient.dto.js';
import { OF_EDITION } from '../src/editions/statement.js';
import { givenAccount, type GivenAccount } from './support/accounts.js';
import { demand, Directory } from './support/directory.js';
import { Editions } from './support/editions.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { Gpg, itWithGpg } from './support/gpg.js';

const NUMBER = '+5112082211';

let enlace: Enlace;
let directory: Directory;
let peru: GivenAccount;
let recipient: RecipientResponse;
let edition: EditionResponse;
/** Of the edition's JSON file, as it is. */
let plain: Buffer;
let key: { privateKey: string; publicKey: string };

const pairOf = (over: object = {}) =>
  generateKey({
    type: 'ecc',
    curve: 'ed25519Legacy',
    userIDs: [{ name: 'Lima', email: 'lima@pe.example' }],
    format: 'armored',
    ...over,
  });

/** Two public keys in one block, as `gpg --export` gives them out. */
async function two(): Promise<string> {
  const keys = await Promise.all([key, await pairOf()].map((one) => readKey({ armoredKey: one.publicKey })));
  const block = Buffer.concat(keys.map((one) => one.write())).toString('base64');
  return `-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n${block}\n-----END PGP PUBLIC KEY BLOCK-----\n`;
}

beforeAll(async () => {
  enlace = await startEnlace();
  directory = await Directory.of(enlace);
  const editions = new Editions(directory);
  peru = await givenAccount(enlace, { role: 'national-authority', state: 'PE' });
  key = await pairOf();
  const input = { name: 'Peru', kind: 'authority', state: 'PE', language: 'es', openpgpKey: key.publicKey };
  const made = await directory.editor.api.post<RecipientResponse>('/api/v1/edition-recipients', input);
  recipient = demand(made, 201).body;
  // The same persons receive it for another office as well, which has no key.
  const other = { name: 'Lima', kind: 'authority', state: 'PE', language: 'es' };
  demand(await directory.editor.api.post('/api/v1/edition-recipients', other), 201);
  await directory.published('law-enforcement-contacts', {
    country: 'PE',
    contactPoints: [{ kind: 'telephone', value: NUMBER, tlp: 'TLP:AMBER', use: '24/7' }],
  });
  edition = await editions.published({ formats: ['json', 'xlsx'], languages: ['es'] });
  plain = await editions.bytes(edition.id, fileName());
  demand(await peru.api.post('/api/v1/edition-proofs', { password: peru.password }), 204);
});
afterAll(() => enlace?.close());

const fileName = () => `enlace-${edition.number}.json`;
const fetched = async (name: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${enlace.url}/api/v1/editions/${edition.id}/files/${name}`, {
    headers: { authorization: `Bearer ${peru.token}`, ...headers },
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, etag: response.headers.get('etag')!, bytes, text: bytes.toString() };
};
const change = (patch: object) =>
  directory.editor.api.patch<RecipientResponse>(`/api/v1/edition-recipients/${recipient.id}`, patch);
const opened = async (bytes: Buffer, privateKey = key.privateKey): Promise<Buffer> => {
  const message = await readMessage({ binaryMessage: bytes });
  const decryptionKeys = await readPrivateKey({ armoredKey: privateKey });
  const { data } = await decrypt({ message, decryptionKeys, format: 'binary' });
  return Buffer.from(data);
};

describe("a recipient's OpenPGP key", () => {
  it('is taken with its fingerprint to compare, and the log says so', async () => {
    const fingerprint = (await readKey({ armoredKey: key.publicKey })).getFingerprint().toUpperCase();
    expect(recipient.openpgpFingerprint).toBe(fingerprint);
    const owner = await new DataSource({ type: 'postgres', url: enlace.database.superuserUrl }).initialize();
    const [{ found }] = await owner.query<[{ found: number }]>(
      `select count(*)::int as found from audit_record where content::text like $1`,
      [`%edition-recipient.added%${recipient.openpgpFingerprint}%`],
    );
    await owner.destroy();
    expect(found).toBe(1);
  });

  it('is refused when it is none, is secret, has expired, cannot encrypt, or is one of several', async () => {
    const before = new Date(Date.now() - 86_400_000);
    for (const [given, why] of [
      ['no key at all', 'no OpenPGP public key'],
      [key.privateKey, 'a secret key'],
      [(await pairOf({ date: before, keyExpirationTime: 60 })).publicKey, 'cannot be used any more'],
      [(await pairOf({ subkeys: [] })).publicKey, 'cannot be encrypted to'],
      [await two(), 'holds several keys'],
    ] as const) {
      const answer = await change({ openpgpKey: given });
      expect([why, answer.status, answer.text]).toEqual([why, 400, expect.stringContaining(why)]);
    }
    const { body } = await directory.editor.api.get<{ items: RecipientResponse[] }>(
      '/api/v1/edition-recipients',
    );
    const { openpgpFingerprint } = body.items.find(({ id }) => id === recipient.id)!;
    expect(openpgpFingerprint).toBe(recipient.openpgpFingerprint);
  });
});

describe('what a recipient with an OpenPGP key fetches', () => {
  it('leaves encrypted to it and in no other way; statements, which hold no entry, as they are', async () => {
    const open = await fetched(fileName());
    expect([open.status, open.text]).toEqual([409, expect.stringContaining(`${fileName()}.gpg`)]);
    expect(open.text).toContain(recipient.openpgpFingerprint);
    const sealed = await fetched(`${fileName()}.gpg`);
    expect([sealed.status, sealed.bytes.includes(NUMBER)]).toEqual([200, false]);
    expect((await opened(sealed.bytes)).equals(plain)).toBe(true);
    const manifest = await fetched('manifest.json');
    const sha256 = createHash('sha256').update(plain).digest('hex');
    expect([manifest.status, manifest.text.includes(sha256)]).toEqual([200, true]);
    const { body } = await peru.api.get<OwnCopyResponse>(`/api/v1/editions/${edition.id}/copy`);
    expect(body.copy!.encryptedTo).toBe(recipient.openpgpFingerprint);
  });

  itWithGpg('is opened by gpg, byte for byte', async () => {
    const [gpg, sealed] = [new Gpg(), await fetched(`${fileName()}.gpg`)];
    try {
      expect(gpg.run(['--import'], { input: key.privateKey }).status).toBe(0);
      const { status, out } = gpg.run(['--decrypt'], { input: sealed.bytes });
      expect([status, out.equals(plain)]).toEqual([0, true]);
    } finally {
      gpg.close();
    }
  });

  it('is checked once it is opened, and until then it is said how', async () => {
    const own = mkdtempSync(join(tmpdir(), 'enlace-sealed-'));
    for (const name of Object.values(OF_EDITION)) writeFileSync(join(own, name), (await fetched(name)).bytes);
    const about = async () => {
      const { good, wrong } = await verifyFolder(own);
      return [...wrong, ...good].filter((line) => line.startsWith(`${fileName()} `));
    };
    writeFileSync(join(own, `${fileName()}.gpg`), (await fetched(`${fileName()}.gpg`)).bytes);
    expect(await about()).toEqual([
      `${fileName()} is still encrypted: gpg --decrypt --output ${fileName()} ${fileName()}.gpg`,
    ]);
    writeFileSync(join(own, fileName()), plain);
    expect(await about()).toEqual([`${fileName()} is the edition's, byte for byte`]);
    expect((await verifyFolder(own)).wrong.join()).not.toContain('.gpg');
    rmSync(own, { recursive: true });
  });

  it('is the same bytes each time, so that a broken connection is taken up again', async () => {
    const name = `${fileName()}.gpg`;
    const all = await Promise.all([fetched(name), fetched(name), fetched(name)]);
    expect(new Set(all.map(({ etag }) => etag)).size).toBe(1);
    const { etag, bytes } = all[0]!;
    expect(all.every((one) => one.bytes.equals(bytes))).toBe(true);
    const rest = await fetched(name, { range: 'bytes=100-', 'if-range': etag });
    expect([rest.status, rest.bytes.equals(bytes.subarray(100))]).toEqual([206, true]);
    expect((await fetched(name, { 'if-none-match': etag })).status).toBe(304);
  });

  it('is its own copy as well', async () => {
    demand(await peru.api.post(`/api/v1/editions/${edition.id}/copy`, {}), 202);
    await enlace.app.get(CopyBuilder).build({ editionId: edition.id, recipientId: recipient.id });
    const { body } = await peru.api.get<OwnCopyResponse>(`/api/v1/editions/${edition.id}/copy`);
    const { name, sha256 } = body.copy!.files[0]!;
    expect((await fetched(name)).status).toBe(409);
    const book = await opened((await fetched(`${name}.gpg`)).bytes);
    expect(createHash('sha256').update(book).digest('hex')).toBe(sha256);
  });

  it('is found by whoever asks who holds a number', async () => {
    const administrator = await givenAccount(enlace, { role: 'administrator' });
    const { body } = await administrator.api.post<HolderList>('/api/v1/holders', { value: NUMBER });
    expect(body.items.filter(({ id }) => id === peru.id)).not.toEqual([]);
  });

  it('is encrypted to a new key once that replaces the old, and leaves as it is when the key is taken away', async () => {
    const next = await pairOf();
    demand(await change({ openpgpKey: next.publicKey }), 200);
    const sealed = await fetched(`${fileName()}.gpg`);
    expect((await opened(sealed.bytes, next.privateKey)).equals(plain)).toBe(true);
    await expect(opened(sealed.bytes)).rejects.toThrow();
    expect(demand(await change({ openpgpKey: null }), 200).body.openpgpFingerprint).toBeNull();
    expect((await fetched(`${fileName()}.gpg`)).status).toBe(404);
    expect((await fetched(fileName())).bytes.equals(plain)).toBe(true);
  });

  it('does not leave at all once the key has expired, and it is said what to do', async () => {
    const { publicKey } = await pairOf({ date: new Date(Date.now() - 86_400_000), keyExpirationTime: 60 });
    const owner = await new DataSource({ type: 'postgres', url: enlace.database.superuserUrl }).initialize();
    await owner.query(`update edition_recipient set openpgp_key = $1, openpgp_fingerprint = 'F'`, [
      publicKey,
    ]);
    await owner.destroy();
    expect((await fetched(fileName())).status).toBe(409);
    const refused = await fetched(`${fileName()}.gpg`);
    expect([refused.status, refused.text]).toEqual([
      409,
      expect.stringContaining('Send the secretariat a new'),
    ]);
    expect(refused.text).not.toContain(NUMBER);
  });
});
