import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Answer } from '../access/answer.js';
import { systemContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { Configuration } from '../platform/configuration.js';
import { openDataFolder, readKept } from '../platform/data-folder.js';
import type { Language } from '../platform/problems.js';
import { newPassword } from './new-password.js';
import { addAccount, type PeoplesRole } from './new-account.js';
import { Passwords } from './passwords.js';

/** One account a role, on an address that is nobody's. */
const ACCOUNTS: readonly (readonly [string, PeoplesRole, string | null, Language])[] = [
  ['admin', 'administrator', null, 'en'],
  ['editor', 'editor', null, 'es'],
  ['second-editor', 'editor', null, 'en'],
  ['authority-br', 'national-authority', 'BR', 'pt'],
  ['authority-pe', 'national-authority', 'PE', 'es'],
  ['reader-br', 'law-enforcement-reader', 'BR', 'pt'],
  ['observer', 'observer', null, 'fr'],
  ['auditor', 'auditor', null, 'en'],
];

const FILE = 'demo-sign-ins.txt';
const emailOf = (name: string): string => `${name}@demo.example`;

/** The demonstration's accounts. Their passwords are random for each data folder, and kept there. */
@Injectable()
export class DemoAccounts {
  constructor(
    private readonly configuration: Configuration,
    private readonly transactions: Transactions,
    private readonly passwords: Passwords,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Makes those that are missing, unless the demonstration was cleared, and prints how to sign in. */
  async ensure(print: (line: string) => void): Promise<void> {
    const context = systemContext('accounts:demo');
    const state = await this.transactions.read(context, stateOf);
    if (state.cleared) return;
    const kept = this.kept();
    const signIns = new Map(
      ACCOUNTS.map(([name]) => [emailOf(name), kept.get(emailOf(name)) ?? newPassword()]),
    );
    const hashes = new Map<string, string>();
    for (const [email, password] of signIns) {
      if (!state.emails.has(email) || !kept.has(email))
        hashes.set(email, await this.passwords.hash(password));
    }
    await this.put(hashes);
    if (kept.size < signIns.size) this.keep(signIns);
    const lines = [...signIns].map(([email, password]) => `  ${email.padEnd(28)} ${password}`);
    print(`Demonstration accounts (kept in ${join(this.configuration.dataDir, FILE)}):\n${lines.join('\n')}`);
  }

  private async put(hashes: ReadonlyMap<string, string>): Promise<void> {
    const context = systemContext('accounts:demo');
    await this.transactions.write(context, async (tx, actor) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('accounts:first', 0))`);
      const { emails } = await stateOf(tx);
      const now = this.clock.now();
      for (const [name, role, state, language] of ACCOUNTS) {
        const email = emailOf(name);
        const passwordHash = hashes.get(email);
        if (passwordHash === undefined) continue;
        if (emails.has(email)) {
          // Its file is gone: nobody knows the old password.
          await tx.query('update app_user set password_hash = $2, changed_at = $3 where email = $1::citext', [
            email,
            passwordHash,
            now,
          ]);
          continue;
        }
        const id = await addAccount(
          tx,
          { email, name: `Demo ${name}`, passwordHash, role, state, language, demo: true },
          now,
        );
        const subject = { type: 'account', id };
        await this.audit.append(tx, actor, context, { action: 'account.demo-made', subject, country: state });
      }
      return new Answer(200, null);
    });
  }

  private kept(): Map<string, string> {
    const text = readKept(this.configuration.dataDir, FILE) ?? '';
    const pairs = text.split('\n').map((line) => line.trim().split(/\s+/));
    return new Map(
      pairs.filter((pair): pair is [string, string] => pair.length === 2 && pair[0]!.includes('@')),
    );
  }

  private keep(signIns: ReadonlyMap<string, string>): void {
    openDataFolder(this.configuration.dataDir);
    const text = [...signIns].map(([email, password]) => `${email} ${password}\n`).join('');
    writeFileSync(join(this.configuration.dataDir, FILE), text, { mode: 0o600 });
  }
}

async function stateOf(tx: EntityManager): Promise<{ cleared: boolean; emails: Set<string> }> {
  const accounts = await tx.query<{ email: string }[]>(
    'select email::text as email from app_user where demo',
  );
  const cleared = await tx.query<unknown[]>(`select 1 from setting where key = 'demo_cleared'`);
  return { cleared: cleared.length > 0, emails: new Set(accounts.map(({ email }) => email)) };
}
