/** The files of a signed statement: the edition's, or that of a recipient's own copy. */
const filesOf = (before: '' | 'copy-') => ({
  manifest: `${before}manifest.json`,
  openpgp: `${before}manifest.json.asc`,
  ed25519: `${before}manifest.json.sig`,
  openpgpKey: `${before}signing-key.asc`,
  ed25519Key: `${before}signing-key.pem`,
  keyChain: `${before}signing-key-chain.json`,
});

export type StatementFiles = ReturnType<typeof filesOf>;
/** What stands behind the name of a file that is encrypted to its recipient. */
export const SEALED = '.gpg';
export const OF_EDITION = filesOf('');
export const OF_COPY = filesOf('copy-');
