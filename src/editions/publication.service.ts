import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import type { EditionResponse } from './edition.dto.js';
import { DeliveryService } from './delivery.service.js';
import { Edition, EditionFile } from './edition.entity.js';
import { EditionKeys } from './edition-keys.js';
import { EditionStore } from './edition-store.js';
import { wholeName } from './edition-files.js';
import { editionView } from './edition-view.js';
import { assertState, findEdition } from './editions.service.js';
import { manifestText, type Manifest } from './manifest.js';

/** How an edition leaves, and how it is taken back. */
@Injectable()
export class PublicationService {
  constructor(
    private readonly transactions: Transactions,
    private readonly keys: EditionKeys,
    private readonly store: EditionStore,
    private readonly delivery: DeliveryService,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Signs and publishes an edition whose files are all made or knowingly left out; the one before it is superseded.
   * @throws Problem `conflict` while a file is being made, failed, or says something else than the others.
   */
  publish(context: RequestContext, id: string): Promise<Answer<EditionResponse>> {
    return this.transactions.write(context, async (tx, actor) => {
      const edition = await findEdition(tx, id, true);
      assertState(edition, ['approved']);
      const files = await this.madeFiles(tx, edition);
      const now = this.clock.now();
      const about = {
        publishedAt: now.toISOString(),
        audit: await headOf(tx),
        base: await this.baseOf(tx, edition),
      };
      const signed = await this.keys.sign((key) => manifestText(edition, files, about, key));
      const digest = createHash('sha256').update(signed.text).digest('hex');
      await tx.update(
        Edition,
        { id },
        {
          state: 'published',
          manifest: signed.text,
          digest,
          keyId: signed.keyId,
          pgpSignature: signed.openpgp,
          ed25519Signature: signed.ed25519,
          publishedBy: actor.id,
          publishedByName: actor.name,
          publishedAt: now,
        },
      );
      await this.supersede(tx, edition, now);
      await this.delivery.send(tx, edition);
      await this.note(tx, actor, context, id, 'edition.published', { number: edition.number, digest });
      return new Answer(200, await this.view(tx, id));
    });
  }

  /** Takes a published edition back: its files are not given out any more. */
  recall(context: RequestContext, id: string, reason: string): Promise<Answer<EditionResponse>> {
    return this.transactions.write(context, async (tx, actor) => {
      assertState(await findEdition(tx, id, true), ['published', 'superseded']);
      const step = { recalledBy: actor.id, recalledByName: actor.name, recalledAt: this.clock.now() };
      await tx.update(Edition, { id }, { state: 'recalled', recallReason: reason, ...step });
      await this.delivery.tell(tx, await findEdition(tx, id), 'recalled');
      await this.note(tx, actor, context, id, 'edition.recalled', { reason });
      return new Answer(200, await this.view(tx, id));
    });
  }

  private async madeFiles(tx: EntityManager, edition: Edition): Promise<EditionFile[]> {
    const files = await tx.find(EditionFile, {
      where: { editionId: edition.id },
      order: { position: 'asc' },
    });
    const open = files.filter(({ state }) => !['done', 'dropped'].includes(state));
    if (open.length > 0) {
      const names = open.map(({ name, state }) => `${name} (${state})`).join(', ');
      throw new Problem('conflict', `Not every file is made: ${names}. Wait, try again, or leave it out.`);
    }
    const made = files.filter(({ state }) => state === 'done');
    if (made.length === 0)
      throw new Problem('conflict', 'Every file was left out; there is nothing to publish.');
    for (const file of made)
      if (!(await this.store.holds(edition.id, file.name, Number(file.bytes))))
        throw new Problem('conflict', `${file.name} is not on this machine any more; discard the edition.`);
    if (new Set(contentsOf(made)).size > 1)
      throw new Problem(
        'conflict',
        'A label or an erasure changed while the files were made, so that they differ; discard the edition and begin another.',
      );
    return made;
  }

  private async baseOf(tx: EntityManager, { baseId }: Edition): Promise<Manifest['base']> {
    if (baseId === null) return null;
    const { number, digest } = await findEdition(tx, baseId);
    return { number, digest: digest! };
  }

  private async supersede(
    tx: EntityManager,
    { id, ceiling, roles, states }: Edition,
    now: Date,
  ): Promise<void> {
    await tx.query(
      `update edition set state = 'superseded', superseded_by = $1, superseded_at = $2
        where state = 'published' and id <> $1 and ceiling = $3 and roles @> $4 and roles <@ $4
          and states is not distinct from $5`,
      [id, now, ceiling, roles, states],
    );
  }

  private async view(tx: EntityManager, id: string): Promise<EditionResponse> {
    const files = await tx.find(EditionFile, { where: { editionId: In([id]) }, order: { position: 'asc' } });
    return editionView(await findEdition(tx, id), files, true);
  }

  private async note(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    id: string,
    action: string,
    details: object,
  ): Promise<void> {
    await this.audit.append(tx, actor, context, { action, subject: { type: 'edition', id }, details });
  }
}

/** What each document that holds entries holds, as one digest; its parts' together are the whole's. */
function contentsOf(files: readonly EditionFile[]): string[] {
  const documents = new Map<string, Buffer>();
  for (const { name, contents } of files) {
    if (contents === null) continue;
    const [part, sum] = [Buffer.from(contents, 'hex'), documents.get(wholeName(name)) ?? Buffer.alloc(32)];
    documents.set(wholeName(name), Buffer.from(sum.map((byte, at) => byte ^ part[at]!)));
  }
  return [...documents.values()].map((sum) => sum.toString('hex'));
}

async function headOf(tx: EntityManager): Promise<Manifest['audit']> {
  const [head] = await tx.query<{ seq: string; hash: string }[]>(
    `select seq, encode(hash, 'hex') as hash from audit_head`,
  );
  return { seq: Number(head!.seq), hash: head!.hash };
}
