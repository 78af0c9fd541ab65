import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { rankOf } from '../access/tlp.js';
import type { AuditEvent } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import { ContactPointWriter } from './contact-point.writer.js';
import { versionDigest } from './digest.js';
import { indexOf } from './entry-index.js';
import type { NewVersion } from './entry.writer.js';
import type { RegisterDefinition } from './register.definition.js';
import { RegisterEntry } from './register.entity.js';
import { assertWithinSight } from './within-sight.js';

/** Values of one statement: it takes at most 65,535 parameters. */
const POINTS = 1000;

/** A new entry of an office, as `EntryWriter.write` takes it. Persons' entries are written one by one. */
export interface LoadedEntry {
  id: string;
  next: NewVersion;
}

/**
 * Writes many new entries of one register with a few statements, exactly as `EntryWriter` would one by one. The audit
 * records are the caller's to append before its transaction ends: appended first they would keep every other writer
 * waiting meanwhile.
 */
@Injectable()
export class EntryLoader {
  constructor(
    private readonly points: ContactPointWriter,
    private readonly clock: Clock,
  ) {}

  /** @returns the audit records that belong to it, in order. */
  async load(
    tx: EntityManager,
    actor: Actor,
    definition: RegisterDefinition,
    entries: readonly LoadedEntry[],
  ): Promise<AuditEvent[]> {
    if (entries.length === 0) return [];
    for (const { next } of entries) assertWithinSight(actor, next.document);
    const now = this.clock.now();
    const validFrom = now.toISOString().slice(0, 10);
    const versions = entries.map((entry) => versionOf(definition, entry, validFrom));
    await this.insertEntries(tx, actor, definition, entries, now);
    const published = ({ status }: NewVersion) => status === 'published';
    const points = entries.flatMap(({ next }) =>
      next.createdPoints.map((point) => ({ ...point, published: published(next) })),
    );
    for (let at = 0; at < points.length; at += POINTS)
      await this.points.insert(tx, points.slice(at, at + POINTS));
    await this.insertVersions(tx, actor, definition, versions, now);
    await this.insertDetails(tx, definition, entries);
    return entries.map(({ id, next }, i) => eventOf(definition, id, next, versions[i]!.digest));
  }

  private async insertEntries(
    tx: EntityManager,
    actor: Actor,
    definition: RegisterDefinition,
    entries: readonly LoadedEntry[],
    now: Date,
  ): Promise<void> {
    const rows = entries.map(({ id, next: { document, status } }) => ({
      id,
      register: definition.name,
      country: document.country,
      kind: document.kind,
      status,
      tlpRank: rankOf(document.tlp),
      version: 1,
      firstPublished: status === 'published' ? 1 : null,
      demo: false,
      createdAt: now,
      createdBy: actor.id,
    }));
    await tx.createQueryBuilder().insert().into(RegisterEntry).updateEntity(false).values(rows).execute();
  }

  private async insertVersions(
    tx: EntityManager,
    actor: Actor,
    definition: RegisterDefinition,
    versions: readonly ReturnType<typeof versionOf>[],
    now: Date,
  ): Promise<void> {
    await tx.query(
      `insert into entry_version (entry_id, version, current, register, country, status, tlp_rank, document,
         contact_points, functions, languages, treaties, specialities, search_text, sort_name, valid_from,
         recorded_at, recorded_by, recorded_by_name, single_signature, digest)
       select "entryId", 1, true, $2, country, status, "tlpRank", document, "contactPoints", functions, languages,
              treaties, specialities, fold("searchText"), fold("sortName"), "validFrom", $3, $4, $5, "singleSignature", digest
         from jsonb_to_recordset($1::jsonb) as t("entryId" uuid, country text, status text, "tlpRank" smallint,
              document jsonb, "contactPoints" uuid[], functions text[], languages text[], treaties text[],
              specialities text[], "searchText" text, "sortName" text, "validFrom" date, "singleSignature" boolean, digest text)`,
      [JSON.stringify(versions), definition.name, now, actor.id, actor.name],
    );
  }

  private async insertDetails(
    tx: EntityManager,
    definition: RegisterDefinition,
    entries: readonly LoadedEntry[],
  ): Promise<void> {
    const own = Object.keys(definition.fields).filter((field) => field !== 'designations');
    const rows = entries.map(({ id, next }) => ({
      entryId: id,
      ...Object.fromEntries(own.map((field) => [field, next.document[field]])),
    }));
    await tx
      .createQueryBuilder()
      .insert()
      .into(definition.detail)
      .updateEntity(false)
      .values(rows as never)
      .execute();
  }
}

/** The first version's row, checked by the register's rules. */
function versionOf(definition: RegisterDefinition, { id, next }: LoadedEntry, validFrom: string) {
  const { document, status } = next;
  if (document.kind === 'person' || (document['designations'] as unknown[] | undefined)?.length)
    throw new Error('Persons and designations are written one by one');
  const errors = definition.check?.(document, { status, today: validFrom }) ?? [];
  if (errors.length > 0)
    throw new Problem('rule-broken', errors.map(({ message }) => message).join('; '), { errors });
  const tlpRank = rankOf(document.tlp);
  const digests = new Map(next.createdPoints.map((point) => [point.id, point.digest!]));
  const contactPoints = next.contactPoints.map((point) => ({ id: point, digest: digests.get(point)! }));
  const facts = { entryId: id, version: 1, status, tlpRank, validFrom, document };
  return {
    ...facts,
    ...indexOf(definition, document),
    country: document.country,
    contactPoints: next.contactPoints,
    singleSignature: next.singleSignature,
    digest: versionDigest({ ...facts, contactPoints, personal: [] }),
  };
}

const eventOf = (
  definition: RegisterDefinition,
  id: string,
  next: NewVersion,
  digest: string,
): AuditEvent => ({
  action: next.action,
  subject: { type: definition.noun, id },
  country: next.document.country,
  details: { version: 1, digest, singleSignature: next.singleSignature, contactPoints: next.contactPoints },
});
