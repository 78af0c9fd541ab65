import { createHash, randomBytes } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';

/** SHA-256 of the RFC 8785 canonical JSON of a value, in hexadecimal. */
export const digestOf = (value: unknown): string =>
  createHash('sha256').update(canonicalize(value)).digest('hex');

/** 128 random bits in hexadecimal: without its salt the digest of an erased number cannot be guessed back. */
export const newSalt = (): string => randomBytes(16).toString('hex');

/** The digest that versions and the audit log hold in place of an erasable value. */
export const saltedDigest = (salt: string, value: unknown): string => digestOf([salt, value]);

/** The digest of one version, as chained in the audit log: any altered column of it changes the digest. */
export function versionDigest(version: {
  entryId: string;
  version: number;
  status: string;
  tlpRank: number;
  validFrom: string;
  document: unknown;
  contactPoints: { id: string; digest: string }[];
  personal: { id: string; digest: string }[];
}): string {
  return digestOf([
    version.entryId,
    version.version,
    version.status,
    version.tlpRank,
    version.validFrom,
    version.document,
    version.contactPoints.map(({ id, digest }) => [id, digest]),
    version.personal.map(({ id, digest }) => [id, digest]).sort(),
  ]);
}
