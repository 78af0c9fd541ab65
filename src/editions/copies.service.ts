import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { rankOf } from '../access/tlp.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { Problem, type Language } from '../platform/problems.js';
import type { CopyResponse, OwnCopyResponse } from './copy.dto.js';
import { EditionCopy, type CopyFile } from './copy.entity.js';
import { CopyBuilder } from './copy-builder.js';
import { assertFor } from './edition-access.js';
import type { Edition } from './edition.entity.js';
import { copyFiles } from './edition-files.js';
import { EditionPrinter } from './edition-printer.js';
import { EditionProofs } from './edition-proofs.js';
import type { EditionFormat } from './edition.vocabulary.js';
import { assertState, findEdition } from './editions.service.js';

/** As whom the caller receives an edition. */
export interface OwnDelivery {
  recipientId: string;
  name: string;
  serial: string;
  language: Language;
  formats: EditionFormat[];
  /** To which what it fetches is encrypted; null: it leaves as it is. */
  openpgpKey: string | null;
  openpgpFingerprint: string | null;
  /** Null: not ordered yet. */
  copy: EditionCopy | null;
}

/** Each recipient's own copy of the printed directory and the workbook, made when it first asks for it. */
@Injectable()
export class CopiesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly builder: CopyBuilder,
    private readonly printer: EditionPrinter,
    private readonly proofs: EditionProofs,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** How far the caller's copy is; null to whoever is no recipient of the edition. */
  get(context: RequestContext, id: string): Promise<OwnCopyResponse> {
    return this.transactions.read(context, async (tx) => {
      const edition = await findEdition(tx, id);
      const own = await ownDelivery(tx, edition);
      return { copy: own && copyView(own) };
    });
  }

  /**
   * Has the caller's copy made; again when it failed. One that is there or being made stays as it is.
   * @throws Problem `forbidden` to whoever is no recipient; `conflict` where it wants neither format, or it is recalled.
   */
  order(context: RequestContext, id: string): Promise<Answer<OwnCopyResponse>> {
    return this.transactions.write(context, async (tx, actor) => {
      const edition = await findEdition(tx, id);
      assertFor(actor, edition);
      assertState(edition, ['published', 'superseded']);
      const own = await ownDelivery(tx, edition);
      if (!own) throw new Problem('forbidden', 'Only a recipient of this edition has a copy of its own.');
      if (edition.ceiling > rankOf('TLP:GREEN')) await this.proofs.assertProven(tx, actor);
      if (own.copy === null || own.copy.state === 'failed') {
        await this.begin(tx, edition, own);
        await this.audit.append(tx, actor, context, {
          action: 'edition.copy-ordered',
          subject: { type: 'edition', id },
          country: actor.state,
          details: { serial: own.serial },
        });
      }
      const after = (await ownDelivery(tx, edition))!;
      return new Answer(after.copy!.state === 'done' ? 200 : 202, { copy: copyView(after) });
    });
  }

  private async begin(tx: EntityManager, edition: Edition, own: OwnDelivery): Promise<void> {
    const files = copyFiles(edition, own, await this.printer.parts(tx, edition));
    if (files.length === 0)
      throw new Problem('conflict', 'This recipient takes neither the printed directory nor the workbook.');
    const which = { editionId: edition.id, recipientId: own.recipientId };
    if (own.copy) await tx.update(EditionCopy, which, { state: 'waiting', error: null });
    else
      await tx
        .createQueryBuilder()
        .insert()
        .into(EditionCopy)
        .values({
          ...which,
          language: own.language,
          state: 'waiting',
          done: 0,
          total: edition.entries * wholes(files),
          files: files.map((file): CopyFile => ({ ...file, bytes: null, sha256: null, entries: null })),
          orderedAt: this.clock.now(),
        })
        .orIgnore()
        .execute();
    await this.builder.enqueue(tx, which);
  }
}

/** Each document holds every entry once, in however many parts. */
const wholes = (files: readonly { format: string }[]): number =>
  new Set(files.map(({ format }) => format)).size;

/** As whom the caller receives the edition: of its recipients that are the caller, first one with an OpenPGP key. */
export async function ownDelivery(tx: EntityManager, edition: Edition): Promise<OwnDelivery | null> {
  const [own] = await tx.query<Omit<OwnDelivery, 'copy'>[]>(
    `select r.id as "recipientId", r.name, d.serial, r.language, r.formats,
            r.openpgp_key as "openpgpKey", r.openpgp_fingerprint as "openpgpFingerprint"
       from edition_delivery d join edition_recipient r on r.id = d.recipient_id
      where d.edition_id = $1 and r.active and is_recipient(r)
      order by r.openpgp_key is null, r.name, r.id limit 1`,
    [edition.id],
  );
  if (!own) return null;
  const copy = await tx.findOneBy(EditionCopy, { editionId: edition.id, recipientId: own.recipientId });
  const spoken = edition.languages.includes(own.language) ? own.language : edition.languages[0]!;
  return { ...own, copy, language: copy?.language ?? spoken };
}

const copyView = ({
  serial,
  name,
  language,
  formats,
  openpgpFingerprint,
  copy,
}: OwnDelivery): CopyResponse => ({
  serial,
  recipient: name,
  language,
  formats,
  encryptedTo: openpgpFingerprint,
  state: copy?.state ?? 'none',
  done: copy?.done ?? 0,
  total: copy?.total ?? 0,
  error: copy?.error ?? null,
  digest: copy?.digest ?? null,
  files: copy?.state === 'done' ? copy.files.map(({ entries: _, ...file }) => file) : [],
});
