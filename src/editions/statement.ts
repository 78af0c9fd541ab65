import { chainText, type PublicKeys } from './succession.js';

/** The names under which a signed statement travels with the files that it is about. */
export type StatementFiles = Record<
  'manifest' | 'pgpSignature' | 'ed25519Signature' | 'pgpKey' | 'ed25519Key' | 'keyChain',
  string
>;

const filesOf = (before: '' | 'copy-'): StatementFiles => ({
  manifest: `${before}manifest.json`,
  pgpSignature: `${before}manifest.json.asc`,
  ed25519Signature: `${before}manifest.json.sig`,
  pgpKey: `${before}signing-key.asc`,
  ed25519Key: `${before}signing-key.pem`,
  keyChain: `${before}signing-key-chain.json`,
});

export const OF_EDITION = filesOf('');
/** Of a recipient's own copy; it may have been signed later, with a newer key. */
export const OF_COPY = filesOf('copy-');

/** What stands behind the name of a file that is encrypted to its recipient. */
export const SEALED = '.gpg';

/** A statement as the database keeps it with what it is about. */
export interface SignedStatement {
  manifest: string | null;
  pgpSignature: string | null;
  ed25519Signature: string | null;
  keyId: string | null;
}

/** One of these files, or null when the name is another's or nothing is signed yet. `keys`: all that ever signed here. */
export function statementText(
  files: StatementFiles,
  signed: SignedStatement,
  keys: readonly PublicKeys[],
  name: string,
): string | null {
  if (signed.manifest === null) return null;
  const key = keys.find((one) => one.id === signed.keyId);
  const texts = new Map([
    [files.manifest, signed.manifest],
    [files.pgpSignature, signed.pgpSignature],
    [files.ed25519Signature, `${signed.ed25519Signature}\n`],
    [files.pgpKey, key?.openpgp],
    [files.ed25519Key, key?.ed25519],
    [files.keyChain, chainText(keys, signed.keyId)],
  ]);
  return texts.get(name) ?? null;
}
