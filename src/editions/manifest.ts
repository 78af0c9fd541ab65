import { labelOf } from '../access/tlp.js';
import type { PublicKeys } from './succession.js';
import type { Edition, EditionFile } from './edition.entity.js';

/** One file as the manifest names it. */
export interface ManifestFile {
  name: string;
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
  entries: number | null;
}

/** What is signed of an edition: every file, for whom, as of when, and where the audit log stood. */
export interface Manifest {
  enlace: 'edition';
  number: number;
  title: string;
  /** ISO 8601 UTC. */
  cutOff: string;
  publishedAt: string;
  audience: { tlp: string; roles: string[]; states: string[] | null };
  entries: number;
  files: ManifestFile[];
  /** The audit log's last record when it was published: number and chained hash. */
  audit: { seq: number; hash: string };
  /** The edition whose difference it carries. */
  base: { number: number; digest: string } | null;
  key: { id: string; fingerprint: string };
}

export function manifestText(
  edition: Edition,
  files: readonly EditionFile[],
  about: Pick<Manifest, 'audit' | 'base' | 'publishedAt'>,
  key: PublicKeys,
): string {
  const manifest: Manifest = {
    enlace: 'edition',
    number: edition.number,
    title: edition.title,
    cutOff: edition.cutOff.toISOString(),
    publishedAt: about.publishedAt,
    audience: { tlp: labelOf(edition.ceiling), roles: edition.roles, states: edition.states },
    entries: edition.entries,
    files: files.map(({ name, bytes, sha256, entries }) => ({
      name,
      bytes: Number(bytes),
      sha256: sha256!,
      entries,
    })),
    audit: about.audit,
    base: about.base,
    key: { id: key.id, fingerprint: key.fingerprint },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** What is signed of a recipient's own copy: whose it is, of which edition, and its files. */
export interface CopyManifest {
  enlace: 'edition-copy';
  edition: { number: number; digest: string };
  serial: string;
  recipient: string;
  /** ISO 8601 UTC. */
  madeAt: string;
  /** The copy's own files. */
  files: ManifestFile[];
  /** Names of the edition's files that go with it: those in the recipient's formats and language, the same for all. */
  data: string[];
  key: { id: string; fingerprint: string };
}

export const copyManifestText = (about: Omit<CopyManifest, 'enlace' | 'key'>, key: PublicKeys): string =>
  `${JSON.stringify({ enlace: 'edition-copy', ...about, key: { id: key.id, fingerprint: key.fingerprint } }, null, 2)}\n`;
