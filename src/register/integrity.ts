import { Injectable } from '@nestjs/common';
import { AuditVerifier } from '../audit/audit-verifier.js';
import type { Finding } from '../audit/chain.js';
import type { Queryable } from '../platform/queryable.js';
import { digestedValue } from './contact-point.writer.js';
import { saltedDigest, versionDigest } from './digest.js';

interface VersionRow {
  entry_id: string;
  version: number;
  status: string;
  tlp_rank: number;
  valid_from: string;
  document: unknown;
  digest: string;
  chained: string | null;
  points: { id: string; digest: string }[];
  personal: { id: string; digest: string }[];
}

interface PointRow {
  id: string;
  kind: string;
  use: string;
  personal: boolean;
  value: string | null;
  extension: string | null;
  asPrinted: string | null;
  label: string | null;
  ownRank: number;
  salt: string | null;
  digest: string;
  erased: boolean;
}

const BATCH = 500;

/** Holds every version and every contact value against the digests that the audit chain keeps of them. */
@Injectable()
export class RegisterIntegrity {
  constructor(verifier: AuditVerifier) {
    verifier.addCheck('entries', (tx) => this.check(tx));
  }

  /** Streams what differs, in bounded memory. Run as a system actor. */
  async *check(tx: Queryable): AsyncGenerator<Finding> {
    yield* this.versions(tx);
    yield* this.values(tx);
    yield* this.lost(tx);
    yield* this.spine(tx);
  }

  private async *versions(tx: Queryable): AsyncGenerator<Finding> {
    let after: [string, number] = ['00000000-0000-0000-0000-000000000000', 0];
    for (;;) {
      const rows = await tx.query<VersionRow>(
        `select v.entry_id, v.version, v.status, v.tlp_rank, v.valid_from::text, v.document, v.digest,
                (select (a.content::jsonb) #>> '{details,digest}' from audit_record a
                  where a.subject_id = v.entry_id::text and (a.content::jsonb) #>> '{details,version}' = v.version::text
                  limit 1) as chained,
                coalesce((select json_agg(json_build_object('id', p.id, 'digest', p.digest) order by o.n)
                   from unnest(v.contact_points) with ordinality o(id, n) join contact_point p on p.id = o.id), '[]') as points,
                coalesce((select json_agg(json_build_object('id', f.id, 'digest', f.digest)) from personal_field f
                   where f.entry_id = v.entry_id and exists (select 1 from jsonb_each(v.document) d
                     where d.value ->> 'personal' = f.id::text and jsonb_typeof(d.value) = 'object')), '[]') as personal
           from entry_version v where (v.entry_id, v.version) > ($1::uuid, $2) order by v.entry_id, v.version limit ${BATCH}`,
        after,
      );
      for (const row of rows) {
        const digest = versionDigest({
          entryId: row.entry_id,
          version: row.version,
          status: row.status,
          tlpRank: row.tlp_rank,
          validFrom: row.valid_from,
          document: row.document,
          contactPoints: row.points,
          personal: row.personal,
        });
        const subject = `entry ${row.entry_id}, version ${row.version}:`;
        if (digest !== row.digest) yield finding(`${subject} its content is not what was written`);
        if (row.digest !== row.chained)
          yield finding(`${subject} its digest is not the one in the audit log`);
      }
      const last = rows.at(-1);
      if (!last) return;
      after = [last.entry_id, last.version];
    }
  }

  private async *values(tx: Queryable): AsyncGenerator<Finding> {
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const rows = await tx.query<PointRow>(
        `select id, kind, use, personal, value, extension, as_printed as "asPrinted", label, own_rank as "ownRank", salt, digest, erased_at is not null as erased
           from contact_point where id > $1::uuid order by id limit ${BATCH}`,
        [after],
      );
      for (const row of rows) {
        const intact =
          row.erased || (row.salt !== null && saltedDigest(row.salt, digestedValue(row)) === row.digest);
        if (!intact) yield finding(`contact value ${row.id} is not what was written`);
      }
      const last = rows.at(-1);
      if (!last) return;
      after = last.id;
    }
  }

  /** Versions that the log knows and the tables do not; a cleared demonstration is no loss. */
  private async *lost(tx: Queryable): AsyncGenerator<Finding> {
    const rows = await tx.query<{ seq: string; subject_id: string }>(
      `select a.seq, a.subject_id from audit_record a
        where a.action in ('entry.created', 'entry.changed', 'entry.published', 'entry.withdrawn', 'entry.restored', 'entry.reverted')
          and not exists (select 1 from entry_version v where v.entry_id::text = a.subject_id
                            and v.version::text = (a.content::jsonb) #>> '{details,version}')
          and not exists (select 1 from audit_record d where d.action = 'demo.cleared' and d.seq > a.seq)
        order by a.seq limit 1000`,
    );
    for (const { seq, subject_id } of rows) {
      yield { check: CHECK, seq: Number(seq), message: `a version of entry ${subject_id} is missing` };
    }
  }

  /** Entries whose spine does not say what their current version says. */
  private async *spine(tx: Queryable): AsyncGenerator<Finding> {
    const rows = await tx.query<{ id: string }>(
      `select e.id from register_entry e
        where not exists (select 1 from entry_version v where v.entry_id = e.id and v.current and v.version = e.version
          and v.status = e.status and v.tlp_rank = e.tlp_rank and v.register = e.register
          and v.country is not distinct from e.country) limit 1000`,
    );
    for (const { id } of rows) yield finding(`entry ${id} is not as its current version says`);
  }
}

const CHECK = 'entries';

const finding = (message: string): Finding => ({ check: CHECK, seq: null, message });
