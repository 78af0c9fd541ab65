import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import { actAs } from '../access/begin.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { ReleaseLedger } from '../audit/release-ledger.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import type { EntryRow } from '../register/document.js';
import { designationsOf } from '../register/entry-index.js';
import { REGISTER_DEFINITIONS, type RegisterDefinition } from '../register/register.definition.js';
import { RegisterQuery } from '../register/register.query.js';
import { responsibleProposer } from '../register/two-persons.js';
import { VerificationService } from '../register/verification.service.js';
import { AskingsStore } from './askings.store.js';
import type { ConfirmationInput, ConfirmationView, LinkView } from './confirmation.dto.js';
import { Corrections } from './corrections.js';
import { Links, type LinkedAsking, type OpenedLink } from './links.js';
import { linkedEntry } from './linked-entry.js';

/** A link's context: its mailbox acts, as a named system actor. The link itself is what proves it. */
const outside = (context: RequestContext, name: string): RequestContext => ({
  ...context,
  credential: { kind: 'system', name },
  idempotency: null,
});

/** What is asked, and its entry's row. */
interface Asked {
  asking: LinkedAsking;
  row: EntryRow;
  definition: RegisterDefinition;
}

/** The answers of mailboxes that answer for entries: confirmed at once, corrections as changes for another person. */
@Injectable()
export class ConfirmationsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly links: Links,
    private readonly query: RegisterQuery,
    private readonly store: AskingsStore,
    private readonly verifications: VerificationService,
    private readonly corrections: Corrections,
    private readonly ledger: ReleaseLedger,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    @Inject(REGISTER_DEFINITIONS) private readonly definitions: readonly RegisterDefinition[],
  ) {}

  /** What the link asks: every value of its entries, masked above TLP:GREEN unless it is the mailbox's own. */
  open(request: RequestContext, token: string): Promise<LinkView> {
    const context = outside(request, 'upkeep:link');
    return this.transactions.read(context, async (tx, actor) => {
      const now = this.clock.now();
      const link = await this.links.open(tx, token, now);
      if (!link?.alive)
        return {
          state: link?.used ? 'used' : 'over',
          language: link?.language ?? null,
          expiresAt: null,
          entries: [],
        };
      const asked = await this.asked(tx, actor, link);
      const own = asked.map(({ asking }) => asking.responsibleId);
      const holder = await actAs(tx, `upkeep-link:${link.id}`);
      await this.ledger.record(tx, holder, context, { purpose: context.route, valueIds: own });
      return {
        state: 'open',
        language: link.language,
        expiresAt: link.expiresAt.toISOString(),
        entries: asked.map(({ asking, row }) => linkedEntry(row, asking.responsibleId, now)),
      };
    });
  }

  /**
   * Takes the link's one answer.
   * @throws Problem `not-found` for a link that is used or over, `invalid-request` for values it does not ask about
   */
  answer(request: RequestContext, input: ConfirmationInput): Promise<Answer<ConfirmationView>> {
    const context = outside(request, 'upkeep:link');
    return this.transactions.write(context, async (tx, system) => {
      const now = this.clock.now();
      const link = await this.links.open(tx, input.token, now, true);
      if (!link?.alive) throw new Problem('not-found', 'This link was used, or is over.');
      await this.lock(tx, link);
      const asked = await this.asked(tx, system, link);
      assertAsked(asked, input);
      const changes: string[] = [];
      for (const one of asked) changes.push(...(await this.take(tx, context, one, input, now)));
      await this.links.use(tx, link.id, now);
      const { confirmed, designations } = input;
      await this.audit.append(tx, system, context, {
        action: 'upkeep.answered',
        subject: { type: 'upkeep-link', id: link.id },
        details: { entries: asked.map(({ row }) => row.id), confirmed, designations, changes },
      });
      return new Answer(200, { confirmed, designations, changes });
    });
  }

  /** What the answer says about one entry. @returns the changes it became. */
  private async take(
    tx: EntityManager,
    context: RequestContext,
    { asking, row, definition }: Asked,
    input: ConfirmationInput,
    now: Date,
  ): Promise<string[]> {
    const present = new Set(row.contact_points);
    const ids = input.confirmed.filter((id) => present.has(id));
    const corrections = input.corrections.filter(({ contactPointId }) => present.has(contactPointId));
    const designations = input.designations.includes(row.id);
    if (ids.length === 0 && corrections.length === 0 && !designations) return [];
    const mailbox = await this.mailbox(tx, asking);
    if (ids.length > 0 || designations) {
      const said = { ids, designations, method: 'link', at: now } as const;
      await this.verifications.record(tx, mailbox, context, definition, row, said);
    }
    const note = input.note ?? null;
    const changes =
      corrections.length > 0
        ? [await this.corrections.propose(tx, mailbox, context, definition, row, { corrections, note, now })]
        : [];
    const outcome = changes.length > 0 ? 'corrected' : 'confirmed';
    const all =
      ids.length === valuesOf(row).length && (designations || designationsOf(row.document).length === 0);
    if (changes.length > 0 || all) await this.store.close(tx, [asking.askingId], outcome, now);
    return changes;
  }

  /** The mailbox as an actor: named by its contact value and, where there is one, by the account that reads it. */
  private async mailbox(tx: EntityManager, asking: LinkedAsking): Promise<Actor> {
    const [account] = await tx.query<{ id: string }[]>(
      `select u.id from app_user u join contact_point p on p.id = $1 and u.email = p.value::citext`,
      [asking.responsibleId],
    );
    const id = responsibleProposer(asking.responsibleId, account?.id ?? null);
    return { ...(await actAs(tx, id)), name: 'Responsible mailbox, by link' };
  }

  private async asked(tx: EntityManager, actor: Actor, link: OpenedLink): Promise<Asked[]> {
    const rows = await this.query.many(
      tx,
      actor,
      link.askings.map(({ entryId }) => entryId),
    );
    return link.askings.flatMap((asking) => {
      const row = rows.find(({ id }) => id === asking.entryId);
      const definition = this.definitions.find(({ name }) => name === asking.register);
      return row && definition ? [{ asking, row, definition }] : [];
    });
  }

  /** In one order, as every write that locks several entries. */
  private async lock(tx: EntityManager, { askings }: OpenedLink): Promise<void> {
    const ids = askings.map(({ entryId }) => entryId);
    await tx.query('select 1 from register_entry where id = any($1::uuid[]) order by id for update', [ids]);
  }
}

const valuesOf = (row: EntryRow) => row.points.filter(({ value }) => value !== null);

function assertAsked(asked: readonly Asked[], input: ConfirmationInput): void {
  const { confirmed, corrections, designations } = input;
  const known = new Set(asked.flatMap(({ row }) => valuesOf(row).map(({ id }) => id)));
  const message = 'is no value that this link asks about';
  const errors = [
    ...confirmed.map((id, i) => ({ id, field: `confirmed.${i}` })),
    ...corrections.map(({ contactPointId: id }, i) => ({ id, field: `corrections.${i}.contactPointId` })),
  ].flatMap(({ id, field }) => (known.has(id) ? [] : [{ field, message }]));
  const both = corrections.findIndex(({ contactPointId }) => confirmed.includes(contactPointId));
  if (both >= 0)
    errors.push({
      field: `corrections.${both}.contactPointId`,
      message: 'cannot be right and wrong at once',
    });
  const designated = asked
    .filter(({ row }) => designationsOf(row.document).length > 0)
    .map(({ row }) => row.id);
  for (const [i, id] of designations.entries())
    if (!designated.includes(id))
      errors.push({
        field: `designations.${i}`,
        message: 'is no entry with designations that this link asks about',
      });
  if (confirmed.length + corrections.length + designations.length === 0)
    errors.push({ field: 'confirmed', message: 'must name a value, or corrections must' });
  if (errors.length > 0) throw new Problem('invalid-request', undefined, { errors });
}
