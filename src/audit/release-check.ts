import type { Queryable } from '../platform/queryable.js';
import type { Finding } from './chain.js';
import { RELEASE_DIGEST, SEALED, type SealDetails } from './release-seal.js';

const PAGE = 100;

interface Seal {
  seq: string;
  details: SealDetails;
  count: string | null;
  digest: string | null;
}

/** Computes the digest of every sealed batch of the ledger again, and looks for rows under no seal's record. */
export async function* checkReleases(tx: Queryable): AsyncIterable<Finding> {
  for await (const seal of seals(tx)) {
    const { count, digest } = seal.details;
    if (Number(seal.count ?? 0) === count && seal.digest === digest) continue;
    const found = `holds ${seal.count ?? 0} rows, sealed were ${count}`;
    const what = Number(seal.count ?? 0) === count ? 'was changed' : found;
    yield finding(Number(seal.seq), `the batch of the release ledger that record ${seal.seq} sealed ${what}`);
  }
  yield* withoutSeal(tx);
}

async function* seals(tx: Queryable): AsyncIterable<Seal> {
  let after = '0';
  for (;;) {
    const page = await tx.query<Seal>(
      `with page as (
         select seq, (content::jsonb) -> 'details' as details from audit_record
          where action = '${SEALED}' and seq > $1 order by seq limit ${PAGE}),
       batches as (
         select r.sealed_seq, count(*) as count, ${RELEASE_DIGEST} as digest
           from release r where r.sealed_seq in (select seq from page) group by r.sealed_seq)
       select p.seq, p.details, b.count, b.digest from page p left join batches b on b.sealed_seq = p.seq
        order by p.seq`,
      [after],
    );
    yield* page;
    if (page.length < PAGE) return;
    after = page.at(-1)!.seq;
  }
}

async function* withoutSeal(tx: Queryable): AsyncIterable<Finding> {
  const rows = await tx.query<{ sealed_seq: string }>(
    `select distinct r.sealed_seq from release r
      where r.sealed_seq is not null and not exists (
        select 1 from audit_record a where a.seq = r.sealed_seq and a.action = '${SEALED}')
      order by r.sealed_seq limit ${PAGE}`,
  );
  for (const { sealed_seq: seq } of rows) {
    yield finding(
      Number(seq),
      `rows of the release ledger name record ${seq} as their seal, and it seals nothing`,
    );
  }
}

const finding = (seq: number, message: string): Finding => ({ check: 'releases', seq, message });
