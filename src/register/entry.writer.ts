import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import type { RequestContext } from '../access/request-context.js';
import { rankOf } from '../access/tlp.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import { ChangeNews } from './change.news.js';
import { ContactPointWriter } from './contact-point.writer.js';
import { versionDigest } from './digest.js';
import type { EntryDocument, EntryRow } from './document.js';
import { saidAfter } from './designation.rules.js';
import { designationsOf, indexOf } from './entry-index.js';
import { unknownEntries } from './entry-references.js';
import {
  insertPersonalFields,
  personalOf,
  publishPersonalFields,
  sealPersonalFields,
} from './personal-fields.js';
import type { RegisterDefinition } from './register.definition.js';
import { ContactPoint, DesignationRow, EntryVersion, RegisterEntry } from './register.entity.js';
import { ValueNotices } from './value-notices.js';
import type { Status } from './vocabulary.js';
import { assertWithinSight } from './within-sight.js';

/** One new version to write. `document` is whole, with personal fields in place. */
export interface NewVersion {
  /** Audit action, such as `entry.published`. */
  action: string;
  status: Status;
  document: EntryDocument;
  contactPoints: string[];
  /** Values to write with it. */
  createdPoints: Partial<ContactPoint>[];
  singleSignature: boolean;
  validFrom?: string;
  changeId?: string;
  reason?: string | null;
  demo?: boolean;
  /** It only puts back what was approved: no rule may stand in its way. */
  restores?: boolean;
}

interface Digested {
  id: string;
  digest: string;
}

/** Writes a version: entry, detail, contact points, designations, the whole document and the audit record. */
@Injectable()
export class EntryWriter {
  constructor(
    private readonly audit: AuditLog,
    private readonly points: ContactPointWriter,
    private readonly notices: ValueNotices,
    private readonly news: ChangeNews,
    private readonly clock: Clock,
  ) {}

  /**
   * Everything of one version, inside the caller's transaction.
   * @param before the entry as it stands, locked; null for a new one, whose id is then `id`.
   */
  async write(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    definition: RegisterDefinition,
    id: string,
    before: EntryRow | null,
    next: NewVersion,
  ): Promise<void> {
    assertWithinSight(actor, next.document);
    const now = this.clock.now();
    if (!next.restores) await this.check(tx, definition, next, now);
    const version = (before?.version ?? 0) + 1;
    const tlpRank = rankOf(next.document.tlp);
    const { country, kind } = next.document;
    const firstPublished = before?.first_published ?? (next.status === 'published' ? version : null);
    if (before)
      await tx.update(
        RegisterEntry,
        { id },
        { status: next.status, tlpRank, version, firstPublished, ...said(before, next.document, now) },
      );
    else {
      await tx
        .createQueryBuilder()
        .insert()
        .into(RegisterEntry)
        .updateEntity(false)
        .values({
          id,
          register: definition.name,
          country,
          kind,
          status: next.status,
          tlpRank,
          version,
          firstPublished,
          demo: next.demo ?? false,
          createdAt: now,
          createdBy: actor.id,
        })
        .execute();
    }
    await this.points.insert(tx, next.createdPoints);
    const { fields, created } = sealPersonalFields(definition, id, next.document, kind, before, now);
    await insertPersonalFields(tx, created);
    const document = fields as EntryDocument;
    const validFrom = next.validFrom ?? now.toISOString().slice(0, 10);
    const personal = personalOf(document);
    const digested = await this.digestsOf(tx, [...next.contactPoints, ...personal]);
    const digest = versionDigest({
      entryId: id,
      version,
      status: next.status,
      tlpRank,
      validFrom,
      document,
      contactPoints: digested.slice(0, next.contactPoints.length),
      personal: digested.slice(next.contactPoints.length),
    });
    await this.insertVersion(
      tx,
      actor,
      definition,
      { id, version, tlpRank, document, validFrom, digest, now },
      next,
    );
    await this.points.settle(tx, id, next.contactPoints, tlpRank, next.status === 'published');
    if (next.status === 'published') await publishPersonalFields(tx, id, document);
    await this.project(tx, definition, id, next.document);
    const moved = await this.notices.put(tx, before, { ...next, version });
    if (before && moved) await this.news.valueChanged(tx, actor, before, document);
    await this.audit.append(tx, actor, context, {
      action: next.action,
      subject: { type: definition.noun, id },
      country,
      details: {
        version,
        digest,
        singleSignature: next.singleSignature,
        contactPoints: next.contactPoints,
        ...(next.changeId ? { changeId: next.changeId } : {}),
        ...(next.reason ? { reason: next.reason } : {}),
      },
    });
  }

  /**
   * @throws Problem `rule-broken` with every rule of the register that the document breaks; `invalid-request` for
   * a day ahead, or for another entry that it names and the actor cannot see.
   */
  async check(
    tx: EntityManager,
    definition: RegisterDefinition,
    next: Pick<NewVersion, 'document' | 'status' | 'validFrom'>,
    now: Date,
  ): Promise<void> {
    const today = now.toISOString().slice(0, 10);
    const broken = definition.check?.(next.document, { status: next.status, today }) ?? [];
    if (broken.length > 0) {
      throw new Problem('rule-broken', broken.map(({ message }) => message).join('; '), { errors: broken });
    }
    const ahead = { field: 'validFrom', message: 'must not lie ahead: what is current is shown at once' };
    const late = next.validFrom !== undefined && next.validFrom > today ? [ahead] : [];
    const errors = [...late, ...(await unknownEntries(tx, next.document))];
    if (errors.length > 0) throw new Problem('invalid-request', undefined, { errors });
  }

  newId(): string {
    return randomUUID();
  }

  private async insertVersion(
    tx: EntityManager,
    actor: Actor,
    definition: RegisterDefinition,
    made: {
      id: string;
      version: number;
      tlpRank: number;
      document: EntryDocument;
      validFrom: string;
      digest: string;
      now: Date;
    },
    next: NewVersion,
  ): Promise<void> {
    const index = indexOf(definition, next.document);
    await tx.query('update entry_version set current = false where entry_id = $1 and current', [made.id]);
    await tx
      .createQueryBuilder()
      .insert()
      .into(EntryVersion)
      .updateEntity(false)
      .values({
        entryId: made.id,
        version: made.version,
        current: true,
        register: definition.name,
        country: made.document.country,
        status: next.status,
        tlpRank: made.tlpRank,
        document: made.document as never,
        contactPoints: next.contactPoints,
        functions: index.functions,
        languages: index.languages,
        treaties: index.treaties,
        specialities: index.specialities,
        searchText: () => 'fold(:searchText)',
        sortName: () => 'fold(:sortName)',
        validFrom: made.validFrom,
        recordedAt: made.now,
        recordedBy: actor.id,
        recordedByName: actor.name,
        singleSignature: next.singleSignature,
        changeId: next.changeId ?? null,
        digest: made.digest,
      })
      .setParameters({ searchText: index.searchText, sortName: index.sortName })
      .execute();
  }

  /** The detail row and the designations: what the current document says, as rows. */
  private async project(
    tx: EntityManager,
    definition: RegisterDefinition,
    id: string,
    document: EntryDocument,
  ) {
    const own = Object.keys(definition.fields).filter((field) => field !== 'designations');
    // A person's own data stands in personal_field alone, where it can be erased.
    const apart = document.kind === 'person' ? definition.personalFields : [];
    const projected = own.map((field) => [field, apart.includes(field) ? null : document[field]] as const);
    const row = { entryId: id, ...Object.fromEntries(projected) };
    await tx.delete(definition.detail, { entryId: id });
    await tx
      .createQueryBuilder()
      .insert()
      .into(definition.detail)
      .updateEntity(false)
      .values(row as never)
      .execute();
    await tx.delete(DesignationRow, { entryId: id });
    const designations = designationsOf(document);
    if (designations.length === 0) return;
    const rows = designations.map(({ evidence, ...one }, position) => ({
      entryId: id,
      position,
      ...one,
      evidenceNote: evidence?.note ?? null,
      evidenceDate: evidence?.date ?? null,
    }));
    await tx.createQueryBuilder().insert().into(DesignationRow).updateEntity(false).values(rows).execute();
  }

  /** In this order; those of values that the writer may not see as well (migration 1880). */
  private async digestsOf(tx: EntityManager, ids: readonly string[]): Promise<Digested[]> {
    if (ids.length === 0) return [];
    const rows = await tx.query<Digested[]>('select id, digest from value_digests($1::uuid[])', [ids]);
    const digests = new Map(rows.map(({ id, digest }) => [id, digest]));
    return ids.map((id) => ({ id, digest: digests.get(id)! }));
  }
}

/** How sure the designations are from now on. */
function said(before: EntryRow, document: EntryDocument, now: Date) {
  const { at, method, side } = saidAfter(before, designationsOf(document), now.toISOString().slice(0, 10));
  return {
    designationsVerifiedAt: at === null ? null : new Date(at),
    designationsVerifiedMethod: method,
    designationsVerifiedSide: side,
  };
}
