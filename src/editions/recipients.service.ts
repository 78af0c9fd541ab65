import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import type { Role } from '../access/roles.js';
import { labelOf, rankOf, type Tlp } from '../access/tlp.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import { Recipient } from './delivery.entity.js';
import { recipientKey, UnusableKey } from './recipient-key.js';
import { EDITION_FORMATS, type EditionFormat } from './edition.vocabulary.js';
import type { RecipientInput, RecipientList, RecipientPatch, RecipientResponse } from './recipient.dto.js';

/** To whom editions go. */
@Injectable()
export class RecipientsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  list(context: RequestContext): Promise<RecipientList> {
    return this.transactions.read(context, async (tx) => {
      const all = await tx.find(Recipient, { order: { name: 'asc', id: 'asc' } });
      return { items: all.map(recipientView) };
    });
  }

  /** @throws Problem `invalid-request` when it says not how the recipient is reached. */
  add(context: RequestContext, input: RecipientInput): Promise<Answer<RecipientResponse>> {
    return this.transactions.write(context, async (tx, actor) => {
      await assertReached(tx, input);
      const encryption = await this.encryptionTo(input.openpgpKey);
      const id = randomUUID();
      await tx.insert(Recipient, {
        id,
        name: input.name,
        kind: input.kind,
        role: roleOf(input),
        state: input.state ?? null,
        email: input.email ?? null,
        clientId: input.clientId ?? null,
        language: input.language,
        formats: formatsOf(input.formats),
        ceiling: rankOf(input.tlp ?? 'TLP:AMBER'),
        ...encryption,
        active: true,
        createdBy: actor.id,
        createdAt: this.clock.now(),
      });
      await this.audit.append(tx, actor, context, {
        action: 'edition-recipient.added',
        subject: { type: 'edition-recipient', id },
        country: input.state ?? null,
        ...(encryption?.openpgpKey ? { details: { openpgp: encryption.openpgpFingerprint } } : {}),
      });
      const made = recipientView(await tx.findOneByOrFail(Recipient, { id }));
      return new Answer(201, made, { Location: `/api/v1/edition-recipients/${id}` });
    });
  }

  change(context: RequestContext, id: string, patch: RecipientPatch): Promise<Answer<RecipientResponse>> {
    return this.transactions.write(context, async (tx, actor) => {
      const before = await tx.findOneBy(Recipient, { id });
      if (!before) throw new Problem('not-found');
      const { tlp, formats, openpgpKey, ...rest } = patch;
      const encryption = await this.encryptionTo(openpgpKey);
      const ceiling = tlp === undefined ? before.ceiling : rankOf(tlp as Tlp);
      const given = Object.fromEntries(
        Object.entries({ ...rest, ...encryption, formats: formats && formatsOf(formats) }).filter(
          ([, value]) => value !== undefined,
        ),
      );
      await tx.update(Recipient, { id }, { ...given, ceiling });
      await this.audit.append(tx, actor, context, {
        action: 'edition-recipient.changed',
        subject: { type: 'edition-recipient', id },
        country: before.state,
        details: {
          fields: Object.keys({ ...given, ...(tlp === undefined ? {} : { tlp }) }),
          ...(encryption ? { openpgp: encryption.openpgpFingerprint } : {}),
        },
      });
      return new Answer(200, recipientView(await tx.findOneByOrFail(Recipient, { id })));
    });
  }

  /** @throws Problem `invalid-request` when nothing can be encrypted to that key. */
  private async encryptionTo(armored: string | null | undefined): Promise<Encryption | undefined> {
    if (armored === undefined) return undefined;
    if (armored === null) return { openpgpKey: null, openpgpFingerprint: null };
    try {
      const { fingerprint } = await recipientKey(armored, this.clock.now());
      return { openpgpKey: armored, openpgpFingerprint: fingerprint };
    } catch (error) {
      if (!(error instanceof UnusableKey)) throw error;
      const errors = [{ field: 'openpgpKey', message: `the key ${error.message}` }];
      throw new Problem('invalid-request', undefined, { errors });
    }
  }
}

type Encryption = Pick<Recipient, 'openpgpKey' | 'openpgpFingerprint'>;

export const recipientView = (one: Recipient): RecipientResponse => ({
  id: one.id,
  name: one.name,
  kind: one.kind,
  role: one.role,
  state: one.state,
  email: one.email,
  clientId: one.clientId,
  language: one.language,
  formats: one.formats,
  tlp: labelOf(one.ceiling),
  openpgpFingerprint: one.openpgpFingerprint,
  active: one.active,
});

/** All of them, in their order, unless said. */
const formatsOf = (wanted: readonly EditionFormat[] = []): EditionFormat[] =>
  EDITION_FORMATS.filter((format) => wanted.length === 0 || wanted.includes(format));

function roleOf({ kind, role }: RecipientInput): Role {
  if (kind === 'authority') return 'national-authority';
  return kind === 'machine' ? 'recipient' : (role ?? 'law-enforcement-reader');
}

async function assertReached(
  tx: EntityManager,
  { kind, state, email, clientId }: RecipientInput,
): Promise<void> {
  const errors = [];
  if (kind === 'authority' && !state)
    errors.push({ field: 'state', message: "an authority's State must be said" });
  if (kind === 'office' && !email)
    errors.push({ field: 'email', message: "an office's e-mail must be said" });
  if (kind === 'machine' && !clientId)
    errors.push({ field: 'clientId', message: "a machine's key must be said" });
  if (state) {
    const known = await tx.query<unknown[]>('select 1 from country where iso2 = $1', [state]);
    if (known.length === 0)
      errors.push({ field: 'state', message: 'state must be a State of this directory' });
  }
  if (errors.length > 0) throw new Problem('invalid-request', undefined, { errors });
}
