import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import { systemContext, type RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { Configuration, ConfigurationError } from '../platform/configuration.js';
import { DemoAccounts } from './demo-accounts.js';
import { addAccount } from './new-account.js';
import { newPassword } from './new-password.js';
import { weaknessOf } from './password-rules.js';
import { Passwords } from './passwords.js';
import { putSetting } from './settings.service.js';

/** Who the first administrator is when nobody says. */
const SOMEBODY = 'admin@enlace.example';

/** The accounts that exist before anybody can invite. Called once, when the server starts, before it listens. */
@Injectable()
export class FirstAccounts {
  constructor(
    private readonly configuration: Configuration,
    private readonly transactions: Transactions,
    private readonly passwords: Passwords,
    private readonly demo: DemoAccounts,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes the first administrator while there is no user, and the demonstration's accounts where it is on.
   * @param print what the person who starts the server must read, once; never the log.
   * @throws ConfigurationError when `ENLACE_ADMIN_PASSWORD` is too weak.
   */
  async ensure(print: (line: string) => void): Promise<void> {
    const { demo, adminEmail } = this.configuration;
    await this.transactions.write(systemContext('accounts:start'), async (tx) => {
      await putSetting(tx, 'demo', { on: demo }, this.clock.now());
      return new Answer(200, null);
    });
    if (!demo || adminEmail !== null) await this.administrator(print);
    if (demo) await this.demo.ensure(print);
  }

  private async administrator(print: (line: string) => void): Promise<void> {
    const context = systemContext('accounts:start');
    if (await this.transactions.read(context, hasUser)) return;
    const email = this.configuration.adminEmail ?? SOMEBODY;
    const given = this.configuration.adminPassword;
    const weakness = given === null ? null : weaknessOf(given, [email]);
    if (weakness !== null) throw new ConfigurationError([`ENLACE_ADMIN_PASSWORD: ${weakness}`]);
    const password = given ?? newPassword();
    const passwordHash = await this.passwords.hash(password);
    const { body: made } = await this.transactions.write(context, (tx, actor) =>
      this.add(tx, actor, context, email, passwordHash),
    );
    if (made && given === null)
      print(`First administrator: ${email}   password (shown this once): ${password}`);
  }

  private async add(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    email: string,
    passwordHash: string,
  ): Promise<Answer<boolean>> {
    // Two servers that start together: the second waits, and finds the first one's user.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('accounts:first', 0))`);
    if (await hasUser(tx)) return new Answer(200, false);
    const account = { email, name: 'Administrator', passwordHash, state: null, demo: false };
    const id = await addAccount(tx, { ...account, role: 'administrator', language: 'en' }, this.clock.now());
    const subject = { type: 'account', id };
    await this.audit.append(tx, actor, context, { action: 'account.first-administrator', subject });
    return new Answer(201, true);
  }
}

async function hasUser(tx: EntityManager): Promise<boolean> {
  return (await tx.query<unknown[]>('select 1 from app_user limit 1')).length > 0;
}
