import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import type { DueRunning } from '../jobs/due-tasks.js';
import { Outbox } from '../mail/outbox.js';
import { Configuration } from '../platform/configuration.js';
import type { Language } from '../platform/problems.js';
import { AskingsStore, type StateDue } from './askings.store.js';
import { authorityLetter, secretariatLetter } from './letters.js';
import { dayOf, DAYS_BETWEEN, daysAfter, stepAfter } from './schedule.js';

interface Account {
  id: string;
  email: string;
  language: Language;
  state: string | null;
  demo: boolean;
}

/** Where a mailbox did not answer: first the State's own authority, then the secretariat, which writes a letter. */
@Injectable()
export class Escalation {
  constructor(
    private readonly store: AskingsStore,
    private readonly outbox: Outbox,
    private readonly configuration: Configuration,
    private readonly audit: AuditLog,
  ) {}

  /** One mail to each account of the State's authority about everything that went unanswered. @returns how many askings. */
  async toAuthorities(running: DueRunning, zones: readonly string[]): Promise<number> {
    const { tx, instant } = running;
    const states = await this.store.beyond(tx, instant, zones, 'authority');
    if (states.length === 0) return 0;
    const accounts = await accountsOf(tx, ['national-authority']);
    for (const due of states) {
      const theirs = accounts.filter(({ state }) => due.country !== null && state === due.country);
      const hasAuthority = theirs.length > 0;
      const step = stepAfter({ step: 'reminded', hasMailbox: true, bounced: false, hasAuthority })!;
      // Without anybody to ask there, the secretariat's day has come at once.
      const next = daysAfter(dayOf(instant), hasAuthority ? DAYS_BETWEEN : 0);
      await this.store.advance(tx, due.askings, 'authority', next, instant);
      if (step === 'authority') await this.tell(running, due, theirs);
    }
    return states.reduce((sum, { askings }) => sum + askings.length, 0);
  }

  /** What the State's authority did not settle either: letters are ready. @returns how many askings. */
  async toSecretariat(running: DueRunning, zones: readonly string[]): Promise<number> {
    const { tx, instant } = running;
    const states = await this.store.beyond(tx, instant, zones, 'secretariat');
    if (states.length === 0) return 0;
    for (const { askings } of states) await this.store.advance(tx, askings, 'secretariat', null, instant);
    const names = await stateNames(tx);
    for (const account of await accountsOf(tx, ['editor'])) {
      const shown = states.filter(({ demo }) => !account.demo || demo);
      if (shown.length === 0) continue;
      const nameOf = ({ country }: StateDue) => (country && names.get(country)?.[account.language]) ?? '–';
      await this.outbox.put(tx, {
        to: account.email,
        language: account.language,
        ...secretariatLetter(account.language, {
          states: [...new Set(shown.map(nameOf))],
          link: `${this.configuration.publicUrl}/upkeep`,
        }),
        demo: account.demo || shown.every(({ demo }) => demo),
        sensitive: false,
        key: `upkeep secretariat ${instant.toISOString().slice(0, 13)} ${account.id}`,
      });
    }
    return states.reduce((sum, { askings }) => sum + askings.length, 0);
  }

  private async tell(
    { tx, actor, context, instant }: DueRunning,
    due: StateDue,
    accounts: readonly Account[],
  ): Promise<void> {
    for (const account of accounts) {
      const link = `${this.configuration.publicUrl}/countries/${due.country}`;
      await this.outbox.put(tx, {
        to: account.email,
        language: account.language,
        ...authorityLetter(account.language, { names: due.names, link }),
        demo: account.demo || due.demo,
        // It names entries, persons among them: what is erased there must not live on here.
        sensitive: !account.demo && !due.demo,
        key: `upkeep authority ${instant.toISOString().slice(0, 13)} ${account.id} ${due.demo}`,
      });
    }
    await this.audit.append(tx, actor, context, {
      action: 'upkeep.authority-asked',
      subject: { type: 'country', id: due.country! },
      country: due.country,
      details: { entries: due.entries, accounts: accounts.map(({ id }) => id) },
    });
  }
}

const accountsOf = (tx: EntityManager, roles: readonly string[]): Promise<Account[]> =>
  tx.query<Account[]>(
    `select id, email::text as email, language, state, demo from app_user
      where role = any($1) and status = 'active' order by id`,
    [roles],
  );

async function stateNames(tx: EntityManager): Promise<Map<string, Record<Language, string>>> {
  const rows = await tx.query<{ iso2: string; names: Record<Language, string> }[]>(
    'select iso2, names from country',
  );
  return new Map(rows.map(({ iso2, names }) => [iso2, names]));
}
