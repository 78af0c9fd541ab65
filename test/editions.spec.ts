import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'csv-parse/sync';
import { DataSource } from 'typeorm';
import { readSheet } from 'read-excel-file/node';
import { EditionKeys } from '../src/editions/edition-keys.js';
import type { EditionResponse } from '../src/editions/edition.dto.js';
import { editionSchema } from '../src/editions/edition-schema.js';
import { EditionStore } from '../src/editions/edition-store.js';
import { verifyFolder } from '../src/editions/edition-verify.js';
import { OF_EDITION } from '../src/editions/statement.js';
import { givenAccount, type GivenAccount } from './support/accounts.js';
import { Directory } from './support/directory.js';
import { Editions } from './support/editions.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { Gpg, itWithGpg } from './support/gpg.js';

const CARD = 'law-enforcement-contacts';
const NUMBERS = { green: '+5116255555', amber: '+5112082211', strict: '+5117770001', red: '+5119998877' };

let enlace: Enlace;
let directory: Directory;
let editions: Editions;
let folder: string;
let reader: GivenAccount;
let observer: GivenAccount;
let lima: string;

beforeAll(async () => {
  enlace = await startEnlace();
  directory = await Directory.of(enlace);
  editions = new Editions(directory);
  folder = mkdtempSync(join(tmpdir(), 'enlace-editions-'));
  lima = await directory.published(CARD, {
    country: 'PE',
    names: { original: 'Fiscalía "General", Nación', language: 'es', translations: {} },
    contactPoints: [
      { kind: 'telephone', value: NUMBERS.green, tlp: 'TLP:GREEN' },
      { kind: 'telephone', use: '24/7', value: NUMBERS.amber, tlp: 'TLP:AMBER' },
      { kind: 'telephone', value: NUMBERS.strict, tlp: 'TLP:AMBER+STRICT' },
      { kind: 'telephone', value: NUMBERS.red, tlp: 'TLP:RED' },
    ],
  });
  await directory.published(CARD, { names: { original: '=cmd|A0 Unidade' } });
  await directory.published(CARD, { names: { original: 'Hidden' }, tlp: 'TLP:RED' });
  await directory.draft(CARD, { names: { original: 'Only a draft' } });
  reader = await givenAccount(enlace, { role: 'national-authority', state: 'BR' });
  observer = await givenAccount(enlace, { role: 'observer' });
  await reader.api.post('/api/v1/edition-proofs', { password: reader.password });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await enlace?.close();
});

/** Puts an edition's files into a folder of their own, as a recipient keeps them. */
async function kept(edition: EditionResponse): Promise<string> {
  const own = mkdtempSync(join(folder, 'kept-'));
  for (const name of [...edition.files.map((file) => file.name), ...Object.values(OF_EDITION)])
    writeFileSync(join(own, name), await editions.bytes(edition.id, name));
  return own;
}

/** The command line's verdict; it has no database. */
const verified = (...words: string[]) =>
  spawnSync(
    process.execPath,
    [`${process.env.ENLACE_TEST_BUILD}/src/cli.js`, 'edition', 'verify', ...words],
    {
      env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: 'postgres://nowhere.example/none' },
      encoding: 'utf8',
    },
  );

const altered = (file: string): void => {
  const bytes = readFileSync(file);
  bytes[Math.floor(bytes.length / 2)]! ^= 1;
  writeFileSync(file, bytes);
};

describe('the life of an edition', () => {
  it('is begun and checked by one person and approved by another', async () => {
    const { id, state, entries } = await editions.begun();
    expect({ state, entries }).toEqual({ state: 'draft', entries: 2 });
    const act = (who: GivenAccount, step: string) => who.api.post(`/api/v1/editions/${id}/${step}`, {});
    expect((await act(directory.second, 'approve')).status).toBe(409);
    expect((await act(directory.editor, 'check')).status).toBe(200);
    const refused = await act(directory.editor, 'approve');
    expect([refused.status, refused.body.type]).toEqual([403, '/problems/second-person-required']);
    expect((await act(directory.second, 'publish')).status).toBe(409);
    expect((await act(directory.second, 'approve')).status).toBe(200);
    expect((await act(directory.editor, 'publish')).status).toBe(409);
    await editions.build(id);
    expect((await act(directory.editor, 'publish')).status).toBe(200);
  });

  it('needs the second person in the database as well', async () => {
    const { id } = await editions.begun();
    const owner = await new DataSource({ type: 'postgres', url: enlace.database.superuserUrl }).initialize();
    try {
      const self = directory.editor.id;
      await owner.query(`update edition set checked_by = $2, checked_at = now() where id = $1`, [id, self]);
      const approve = owner.query(`update edition set approved_by = $2 where id = $1`, [id, self]);
      await expect(approve).rejects.toThrow('edition_two_persons');
    } finally {
      await owner.destroy();
    }
  });

  it('stays as it was published, whoever writes to the database', async () => {
    const { id } = await editions.published();
    const owner = await new DataSource({ type: 'postgres', url: enlace.database.superuserUrl }).initialize();
    try {
      for (const statement of [
        `update edition set title = 'Another' where id = $1`,
        `update edition set state = 'draft' where id = $1`,
        `delete from edition where id = $1`,
        `update edition_entry set version = version + 1 where edition_id = $1`,
        `delete from edition_entry where edition_id = $1`,
        `update edition_file set sha256 = '' where edition_id = $1`,
        `delete from edition_file where edition_id = $1`,
      ])
        await expect(owner.query(statement, [id])).rejects.toThrow(/immutable|not removed/);
    } finally {
      await owner.destroy();
    }
  });

  it('is not for the eyes of its audience before it is published, and supersedes the one before', async () => {
    const made = await editions.made();
    const path = `/api/v1/editions/${made.id}`;
    expect((await reader.api.get(path)).status).toBe(404);
    await directory.editor.api.post(`${path}/publish`, {});
    expect((await reader.api.get<EditionResponse>(path)).body).toMatchObject({
      state: 'published',
      published: { by: 'Enlace' },
    });
    const next = await editions.published();
    expect((await reader.api.get(path)).body).toMatchObject({ state: 'superseded' });
    expect(next.base).toBe(made.id);
  });

  it('is not given out any more once it is recalled', async () => {
    const { id, files } = await editions.published();
    await directory.editor.api.post(`/api/v1/editions/${id}/recall`, { reason: 'A wrong number' });
    const answer = await reader.api.get(`/api/v1/editions/${id}/files/${files[0]!.name}`);
    expect([answer.status, answer.body.detail]).toEqual([409, expect.stringContaining('recalled')]);
  });

  it('says what is overdue, missing and pending in it', async () => {
    const path = `/api/v1/${CARD}/${lima}`;
    const etag = (await directory.editor.api.get(path)).headers.get('etag')!;
    await directory.editor.api.patch(path, { functions: ['CONTACT_24_7'] }, { 'If-Match': etag });
    const { id } = await editions.begun();
    const { body } = await directory.editor.api.get<Record<string, unknown>>(`/api/v1/editions/${id}/check`);
    expect(body).toMatchObject({ overdue: 0, neverVerified: 2, disputed: 0, clean: false });
    expect(body.pending).toEqual([
      expect.objectContaining({ entryId: lima, name: 'Fiscalía "General", Nación' }),
    ]);
    expect(body.missing).toContainEqual({ country: 'PE', part: 'central-authority' });
    expect(body.values).toHaveLength(2);
  });

  it('makes the other files when one fails, says why, and does not leave without a word about it', async () => {
    const { id, files } = await editions.approved({ formats: ['json', 'csv'] });
    const broken = files[0]!.name;
    const path = enlace.app.get(EditionStore).path(id, `${broken}.part`);
    mkdirSync(path, { recursive: true });
    await editions.build(id);
    const after = await editions.read(id);
    expect(after.files.map(({ state }) => state)).toEqual(['failed', ...Array<string>(6).fill('done')]);
    expect(after.files[0]!.error).toContain('EISDIR');
    const publish = () => directory.editor.api.post(`/api/v1/editions/${id}/publish`, {});
    expect((await publish()).status).toBe(409);
    rmSync(path, { recursive: true, force: true });
    await directory.editor.api.post(`/api/v1/editions/${id}/files/${broken}/retry`, {});
    await editions.build(id);
    expect((await publish()).status).toBe(200);
  });

  it('stops being made when it is discarded', async () => {
    const { id } = await editions.approved();
    expect((await directory.editor.api.post(`/api/v1/editions/${id}/discard`, {})).status).toBe(200);
    await editions.build(id);
    expect(await editions.read(id)).toMatchObject({ state: 'discarded', files: [] });
  });
});

describe('what an edition holds', () => {
  it('is what its audience may see, in every format, and nothing else', async () => {
    const edition = await editions.published();
    const text = async (end: string) => {
      const { name } = edition.files.find((file) => file.name.endsWith(end))!;
      return (await editions.bytes(edition.id, name)).toString();
    };
    const json = JSON.parse(await text('.json')) as {
      count: number;
      tlp: string;
      entries: { names: object }[];
    };
    expect([json.count, json.tlp]).toEqual([2, 'TLP:AMBER']);
    for (const end of ['.json', '.ndjson', '-machines.csv', '-spreadsheets.csv', '.vcf', '-vcard3.vcf']) {
      const all = await text(end);
      expect([end, all.includes(NUMBERS.green.slice(1)), all.includes(NUMBERS.amber.slice(1))]).toEqual([
        end,
        true,
        true,
      ]);
      for (const hidden of [NUMBERS.strict, NUMBERS.red, 'Hidden', 'Only a draft'])
        expect([end, hidden, all.includes(hidden.replace('+', ''))]).toEqual([end, hidden, false]);
    }
    expect(parse(await text('-machines.csv'))).toHaveLength(4);
    const book = edition.files.find(({ name }) => name.endsWith('-es.xlsx'))!;
    const bytes = await editions.bytes(edition.id, book.name);
    const sheet = await readSheet(bytes, 'Fuerzas del orden');
    expect(sheet.flat()).toEqual(expect.arrayContaining([NUMBERS.green, NUMBERS.amber, '=cmd|A0 Unidade']));
    expect((await readSheet(bytes, 'Léame')).flat().join(' ')).toContain('nunca verificado');
  });

  it('is, as JSON, what its published schema says, which travels with it', async () => {
    const edition = await editions.published({ formats: ['json'] });
    const file = async (end: string) =>
      JSON.parse((await editions.bytes(edition.id, `enlace-${edition.number}${end}`)).toString()) as object;
    const schema = await file('.schema.json');
    expect((await enlace.api().get('/api/v1/edition-schema')).body).toEqual(schema);
    const { components } = JSON.parse(readFileSync('openapi.json', 'utf8')) as {
      components: { schemas: Record<string, unknown> };
    };
    expect(editionSchema(components.schemas)).toEqual(schema);
    const holds = new Ajv({ allErrors: true }).compile(schema);
    const json = (await file('.json')) as { entries: { status: string }[] };
    holds(json);
    expect(holds.errors).toBeNull();
    json.entries[0]!.status = 'somewhere';
    expect(holds(json)).toBe(false);
  });

  it('stays what it was while the directory moves on, and the same contents make the same bytes', async () => {
    const edition = await editions.made({ formats: ['json'] });
    const first = await editions.bytes(edition.id, edition.files[0]!.name);
    await directory.changed(CARD, lima, { notes: 'Moved on' });
    const owner = await new DataSource({ type: 'postgres', url: enlace.database.superuserUrl }).initialize();
    await owner.query(`update edition_file set state = 'waiting' where edition_id = $1`, [edition.id]);
    await owner.destroy();
    await editions.build(edition.id);
    expect((await editions.bytes(edition.id, edition.files[0]!.name)).equals(first)).toBe(true);
  });

  it('leaves to nobody who may see less than it holds', async () => {
    const { id, files } = await editions.published();
    const path = `/api/v1/editions/${id}/files/${files[0]!.name}`;
    expect((await observer.api.get(path)).status).toBe(403);
    expect((await reader.api.get(path)).status).toBe(200);
    const green = await editions.published({ tlp: 'TLP:GREEN', states: null });
    const open = `/api/v1/editions/${green.id}/files/enlace-${green.number}.json`;
    const seen = await observer.api.get(open);
    expect([seen.status, seen.text.includes(NUMBERS.green), seen.text.includes(NUMBERS.amber)]).toEqual([
      200,
      true,
      false,
    ]);
    const forPeru = await editions.published({ states: ['PE'] });
    expect((await reader.api.get(`/api/v1/editions/${forPeru.id}`)).status).toBe(404);
  });

  it('can be taken up again where a connection broke, and is not sent twice to whoever has it', async () => {
    const { id, files } = await editions.published({ formats: ['json'] });
    const path = `/api/v1/editions/${id}/files/${files[0]!.name}`;
    const whole = await reader.api.get(path);
    const etag = whole.headers.get('etag')!;
    const rest = await reader.api.get(path, { Range: 'bytes=10-', 'If-Range': etag });
    expect([rest.status, rest.text]).toEqual([206, whole.text.slice(10)]);
    expect(rest.headers.get('content-range')).toBe(`bytes 10-${files[0]!.bytes! - 1}/${files[0]!.bytes}`);
    expect((await reader.api.get(path, { Range: 'bytes=0-3', 'If-Range': '"other"' })).status).toBe(200);
    expect((await reader.api.get(path, { 'If-None-Match': etag })).status).toBe(304);
    expect((await reader.api.get(path, { Range: 'bytes=999999999-' })).status).toBe(416);
  });
});

describe('the signature of an edition', () => {
  it('holds for every file, and says which one was altered by a single bit', async () => {
    const edition = await editions.published();
    const own = await kept(edition);
    expect(await verifyFolder(own)).toMatchObject({ wrong: [] });
    const victim = edition.files[1]!.name;
    altered(join(own, victim));
    expect((await verifyFolder(own)).wrong).toEqual([expect.stringContaining(`${victim} was altered`)]);
    rmSync(join(own, victim));
    writeFileSync(join(own, 'extra.txt'), 'x');
    expect((await verifyFolder(own)).wrong).toEqual([
      `${victim} is not there`,
      'extra.txt does not belong to the edition',
    ]);
    altered(join(own, 'manifest.json'));
    expect((await verifyFolder(own)).wrong.join(' ')).toMatch(/Ed25519.*OpenPGP/);
  });

  it('is said by the command line, without a database', async () => {
    const own = await kept(await editions.published({ formats: ['json'] }));
    const good = verified(own);
    expect([good.status, good.stdout]).toEqual([0, expect.stringContaining('The edition is whole.')]);
    altered(join(own, 'manifest.json'));
    expect(verified(own).status).toBe(1);
  });

  itWithGpg('is good for gpg, and bad after one byte was changed', async () => {
    const [own, gpg] = [await kept(await editions.published({ formats: ['json'] })), new Gpg()];
    try {
      expect(gpg.run(['--import', 'signing-key.asc'], { cwd: own }).status).toBe(0);
      expect(gpg.verdict(own)).toBe('Good');
      altered(join(own, 'manifest.json'));
      expect(gpg.verdict(own)).toBe('BAD');
    } finally {
      gpg.close();
    }
  });

  it('names for whom it is, as of when, and where the audit log stood', async () => {
    const edition = await editions.published();
    const manifest = await editions.bytes(edition.id, 'manifest.json');
    expect(createHash('sha256').update(manifest).digest('hex')).toBe(edition.digest);
    expect(JSON.parse(manifest.toString())).toMatchObject({
      number: edition.number,
      cutOff: edition.cutOff,
      audience: { tlp: 'TLP:AMBER', states: null },
      audit: { seq: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      files: edition.files.map(({ name, bytes, sha256 }) => expect.objectContaining({ name, bytes, sha256 })),
    });
  });

  it('passes from one key to the next, which the old one vouches for; what it signed stays good', async () => {
    const keys = enlace.app.get(EditionKeys);
    const before = await editions.published({ formats: ['json'] });
    const file = join(enlace.configuration.dataDir, 'keys', 'edition-signing.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const fresh = await keys.rotate();
    const after = await editions.published({ formats: ['json'] });
    expect([before.keyId === after.keyId, after.keyId]).toEqual([false, fresh.id]);
    const [old, own] = [await kept(before), await kept(after)];
    for (const one of [old, own]) expect((await verifyFolder(one)).wrong).toEqual([]);
    for (const key of ['signing-key.pem', 'signing-key.asc']) {
      const known = verified(own, '--key', join(old, key));
      expect([known.status, known.stdout]).toEqual([
        0,
        expect.stringContaining(`1 endorsement(s): ${before.keyId} vouched for ${fresh.id}`),
      ]);
    }
    const newer = verified(old, '--key', join(own, 'signing-key.pem'));
    expect([newer.status, newer.stdout]).toEqual([1, expect.stringContaining('does not vouch')]);
    const { body } = await enlace.api().get<{ items: (typeof fresh)[] }>('/api/v1/signing-keys');
    expect(body.items.map(({ id }) => id)).toEqual([fresh.id, before.keyId]);
    expect(body.items[0]!.endorsement!.by).toBe(before.keyId);
    expect(JSON.stringify(body)).not.toContain('PRIVATE');
  });
});
