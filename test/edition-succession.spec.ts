import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Gpg, itWithGpg } from './support/gpg.js';
import { Clock } from '../src/platform/clock.js';
import { Configuration } from '../src/platform/configuration.js';
import { EditionKeys } from '../src/editions/edition-keys.js';
import { verifyFolder } from '../src/editions/edition-verify.js';
import { OF_EDITION, statementText } from '../src/editions/statement.js';
import { type PublicKeys } from '../src/editions/succession.js';
import { verifyFiles } from '../web/src/editions/verification.js';

/** Of three keys, each the successor of the one before; the newest first. */
let keys: PublicKeys[];
/** An edition without files, signed with the newest. */
let folder: string;
let home: string;

const keysIn = (data: string) => new EditionKeys(Configuration.read({ DATA_DIR: data }), new Clock());
/** The keys of somebody who would like to be believed. */
async function others(name: string): Promise<EditionKeys> {
  const forger = keysIn(join(home, name));
  await forger.list();
  return forger;
}

async function signedBy(by: EditionKeys, name: string): Promise<string> {
  const signed = await by.sign(
    ({ id, fingerprint }) => `${JSON.stringify({ files: [], key: { id, fingerprint } })}\n`,
  );
  const statement = {
    manifest: signed.text,
    pgpSignature: signed.openpgp,
    ed25519Signature: signed.ed25519,
    keyId: signed.keyId,
  };
  const own = join(home, name);
  mkdirSync(own);
  for (const file of Object.values(OF_EDITION))
    writeFileSync(join(own, file), statementText(OF_EDITION, statement, await by.list(), file)!);
  return own;
}

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'enlace-succession-'));
  const own = keysIn(join(home, 'data'));
  for (let rotations = 0; rotations < 2; rotations += 1) await own.rotate();
  keys = await own.list();
  folder = await signedBy(own, 'edition');
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const chain = (): string => join(folder, OF_EDITION.keyChain);
/** What is said to somebody who trusts this key while the chain that lies there is altered so. */
async function wrongWith(trusted: string, alter: (items: PublicKeys[]) => PublicKeys[]): Promise<string[]> {
  const whole = readFileSync(chain(), 'utf8');
  const { items } = JSON.parse(whole) as { items: PublicKeys[] };
  writeFileSync(chain(), JSON.stringify({ items: alter(items) }));
  try {
    return (await verifyFolder(folder, trusted)).wrong;
  } finally {
    writeFileSync(chain(), whole);
  }
}

describe('somebody who trusts one key', () => {
  it('believes what that signed, and what its successors signed through their endorsements, by either of its keys', async () => {
    const [newest, middle, first] = keys as [PublicKeys, PublicKeys, PublicKeys];
    for (const [trusted, says] of [
      [newest.ed25519, `is signed with the key that you trust (${newest.id})`],
      [newest.openpgp, `is signed with the key that you trust (${newest.fingerprint})`],
      [middle.ed25519, `is trusted through 1 endorsement(s): ${middle.id} vouched for ${newest.id}`],
      [first.openpgp, `2 endorsement(s): ${first.id} vouched for ${middle.id} vouched for ${newest.id}`],
    ] as const) {
      const { good, wrong } = await verifyFolder(folder, trusted);
      expect(wrong).toEqual([]);
      expect(good.join('\n')).toContain(says);
    }
  });

  it('believes no stranger, not even one who brings the chain of the real keys along', async () => {
    const forger = await others('forger');
    const forged = await signedBy(forger, 'forged');
    const [{ id }] = (await forger.list()) as [PublicKeys];
    const not = expect.stringContaining(
      `${id}, for which the key that you trust (${keys[2]!.id}) does not vouch`,
    );
    expect((await verifyFolder(forged, keys[2]!.ed25519)).wrong).toEqual([not]);
    writeFileSync(join(forged, OF_EDITION.keyChain), readFileSync(chain()));
    expect((await verifyFolder(forged, keys[2]!.ed25519)).wrong).toContainEqual(not);
    expect((await verifyFolder(forged)).wrong).toEqual([
      expect.stringContaining('it says nothing of the key'),
    ]);
  });

  it('does not believe what an earlier key signed: a key vouches only for those after it', async () => {
    const own = keysIn(join(home, 'data'));
    const before = await signedBy(own, 'before');
    const { ed25519 } = await own.rotate();
    expect((await verifyFolder(before, ed25519)).wrong).toEqual([
      expect.stringContaining('does not vouch: no key before it is that one'),
    ]);
  });
});

/** What the browser's page finds wrong, and by which keys it trusts, for somebody who trusts this key. */
async function inBrowser(trusted: string | null, over: Record<string, string> = {}) {
  const file = (name: string) => new File([over[name] ?? readFileSync(join(folder, name))], name);
  const known = trusted === null ? null : new File([trusted], 'trusted.pem');
  const findings = await verifyFiles(Object.values(OF_EDITION).map(file), known);
  const wrong = findings.filter(({ good }) => !good).map(({ what }) => what);
  return { wrong, by: findings.find(({ what }) => what === 'trusted' || what === 'vouched')?.key };
}

describe('the page that checks an edition in the browser', () => {
  it('says by which keys it is trusted, and where no endorsement leads to it', async () => {
    const ids = keys.map(({ id }) => id);
    expect(await inBrowser(null)).toEqual({ wrong: [], by: undefined });
    for (const [at, by] of [ids[0], `${ids[1]} → ${ids[0]}`, `${ids[2]} → ${ids[1]} → ${ids[0]}`].entries())
      expect(await inBrowser(keys[at]!.ed25519)).toEqual({ wrong: [], by });
    const [stranger] = (await (await others('a stranger')).list()) as [PublicKeys];
    expect((await inBrowser(stranger.ed25519)).wrong).toEqual(['notVouched']);
    expect((await inBrowser(keys[0]!.openpgp)).wrong).toEqual(['notAKey']);
  });

  it('believes no chain with a link missing or forged', async () => {
    const [newest, middle, first] = keys as [PublicKeys, PublicKeys, PublicKeys];
    const forged = {
      ...newest,
      endorsement: { ...newest.endorsement!, ed25519: middle.endorsement!.ed25519 },
    };
    for (const items of [[newest, first], [newest], [forged, middle, first], [middle, first], 'nothing']) {
      const over = { [OF_EDITION.keyChain]: JSON.stringify({ items }) };
      expect(await inBrowser(first.ed25519, over)).toEqual({
        wrong: ['brokenChain', 'notVouched'],
        by: undefined,
      });
    }
  });
});

describe('a chain of endorsements', () => {
  it('does not hold with a link missing, cut or turned round', async () => {
    const trusted = keys[2]!.ed25519;
    for (const alter of [
      ([newest, , first]: PublicKeys[]) => [newest!, first!],
      ([newest]: PublicKeys[]) => [newest!],
      ([newest, middle, first]: PublicKeys[]) => [newest!, first!, middle!],
    ]) {
      const wrong = await wrongWith(trusted, alter);
      expect(wrong).toEqual([
        expect.stringContaining('signing-key-chain.json does not hold: the key'),
        expect.stringContaining('does not vouch'),
      ]);
      expect(wrong.join()).toContain('is missing');
    }
  });

  it('does not hold with an endorsement that another signed, in part or whole, or that is of another key', async () => {
    const forger = await others('another forger');
    const [theirs] = (await forger.list()) as [PublicKeys];
    const signed = await forger.sign(() => 'I am the successor');
    const ofAnother = keys[1]!.endorsement!;
    for (const over of [
      { ed25519: signed.ed25519 },
      { openpgp: signed.openpgp },
      { ed25519: ofAnother.ed25519 },
      { openpgp: ofAnother.openpgp },
      { by: theirs.id },
    ]) {
      const forge = ([newest, ...rest]: PublicKeys[]) => [
        { ...newest!, endorsement: { ...newest!.endorsement!, ...over } },
        ...rest,
      ];
      expect((await wrongWith(keys[2]!.openpgp, forge)).join()).toContain('does not vouch');
    }
  });

  it('does not hold when one of its keys, or since when it signs, was altered', async () => {
    for (const alter of [
      ([newest, middle, first]: PublicKeys[]) => [newest!, { ...middle!, openpgp: newest!.openpgp }, first!],
      ([newest, middle, first]: PublicKeys[]) => [newest!, { ...middle!, since: newest!.since }, first!],
    ])
      expect((await wrongWith(keys[2]!.ed25519, alter)).join()).toContain('did not vouch');
  });

  it('that is no chain, or not there, leaves only the key that signed to be trusted', async () => {
    const broken = await wrongWith(keys[2]!.ed25519, () => 'nothing' as unknown as PublicKeys[]);
    expect(broken.join()).toContain('it says nothing of the key');
    const whole = readFileSync(chain(), 'utf8');
    rmSync(chain());
    expect((await verifyFolder(folder)).wrong).toEqual([]);
    expect((await verifyFolder(folder, keys[0]!.ed25519)).wrong).toEqual([]);
    expect((await verifyFolder(folder, keys[1]!.ed25519)).wrong).toEqual([
      expect.stringContaining('signing-key-chain.json is not there'),
    ]);
    writeFileSync(chain(), whole);
  });

  itWithGpg('is seen by gpg in the newest key itself: the one before certified it', () => {
    const gpg = new Gpg();
    try {
      gpg.run(['--import'], { input: keys[1]!.openpgp + keys[0]!.openpgp });
      const [newest, middle] = [keys[0]!.fingerprint, keys[1]!.fingerprint];
      const { out } = gpg.run(['--with-colons', '--check-signatures', newest]);
      expect(out.toString()).toMatch(new RegExp(`^sig:!:.*:${middle.slice(-16)}:`, 'm'));
      // Whoever says that the old key is right need say nothing of the new one.
      gpg.run(['--import-ownertrust'], { input: `${middle}:6:\n` });
      const { words } = gpg.run(['--verify', 'manifest.json.asc', 'manifest.json'], { cwd: folder });
      expect(words).toContain('Good signature');
      expect(words).toContain('[full]');
    } finally {
      gpg.close();
    }
  });
});
