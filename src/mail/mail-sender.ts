import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Answer } from '../access/answer.js';
import { systemContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { DueTasks, type DueRunning } from '../jobs/due-tasks.js';
import { JobTasks } from '../jobs/job-tasks.js';
import { Jobs } from '../jobs/jobs.js';
import { Clock } from '../platform/clock.js';
import { Configuration } from '../platform/configuration.js';
import { Sealer } from '../platform/sealer.js';
import { MailTransport } from './mail-transport.js';
import type { MailState } from './mail.entities.js';
import { SEND_TASK } from './outbox.js';

/** After so many attempts over about two days a letter counts as failed. */
const MAX_ATTEMPTS = 16;
/** A letter "being sent" for longer, in milliseconds: its process died. No mail server takes ten minutes. */
const INTERRUPTED_AFTER = 10 * 60 * 1000;

const CONTEXT = systemContext('job:mail.send');

interface MailRow {
  id: string;
  to_address: string;
  language: string;
  subject: string;
  body_text: string | null;
  body_sealed: Buffer | null;
  attempts: number;
}

/**
 * Sends each waiting letter once. It is marked `sending` (and that is committed) before the mail server sees it, so
 * that no two attempts run together. When the process dies between the server's answer and our mark, the letter
 * goes again under the same Message-ID: SMTP has no better than "at least once" (RFC 5321, 4.5.4.2 and 6.1).
 */
@Injectable()
export class MailSender implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly transport: MailTransport,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
    private readonly jobs: Jobs,
    private readonly tasks: JobTasks,
    private readonly dueTasks: DueTasks,
  ) {}

  onModuleInit(): void {
    this.tasks.register(SEND_TASK, (payload) => this.send((payload as { id: string }).id));
    this.dueTasks.register({ name: 'mail.resume', every: 'minute', run: (running) => this.resume(running) });
  }

  /** @throws Error, without address or text in its message, when the letter should be tried again later. */
  async send(id: string): Promise<void> {
    if (this.configuration.smtpUrl === null) return;
    const mail = await this.take(id);
    if (!mail) return;
    const text = mail.body_sealed ? this.sealer.open(mail.body_sealed) : (mail.body_text ?? '');
    try {
      await this.transport.send({ ...mail, to: mail.to_address, text });
    } catch (error) {
      return this.refused(mail, error);
    }
    await this.mark(id, 'sent', null);
  }

  /** Letters whose process died while sending wait again. */
  private async resume({ tx, instant }: DueRunning): Promise<void> {
    const interrupted = await tx.query<{ id: string }[]>(
      `with resumed as (
         update mail set state = 'waiting', changed_at = $2, last_error = 'interrupted while sending'
          where state = 'sending' and changed_at < $1 returning id)
       select id from resumed`,
      [new Date(instant.getTime() - INTERRUPTED_AFTER), instant],
    );
    for (const { id } of interrupted) await this.jobs.enqueue(tx, SEND_TASK, { id }, { key: `mail:${id}` });
  }

  private async take(id: string): Promise<MailRow | undefined> {
    const { body } = await this.transactions.write(CONTEXT, async (tx) => {
      const rows = await tx.query<MailRow[]>(
        `with taken as (
           update mail set state = 'sending', attempts = attempts + 1, changed_at = $2
            where id = $1 and state = 'waiting' and not demo
           returning id, to_address, language, subject, body_text, body_sealed, attempts)
         select * from taken`,
        [id, this.clock.now()],
      );
      return new Answer(200, rows[0]);
    });
    return body;
  }

  private async refused(mail: MailRow, error: unknown): Promise<void> {
    const { responseCode, code, message } = error as {
      responseCode?: number;
      code?: string;
      message?: string;
    };
    const hopeless = (responseCode !== undefined && responseCode >= 500) || mail.attempts >= MAX_ATTEMPTS;
    await this.mark(mail.id, hopeless ? 'failed' : 'waiting', (message ?? 'unknown').slice(0, 500));
    if (!hopeless)
      throw new Error(`Letter ${mail.id} was not taken (${responseCode ?? code ?? 'no answer'})`);
  }

  private async mark(id: string, state: MailState, error: string | null): Promise<void> {
    await this.transactions.write(CONTEXT, async (tx) => {
      const now = this.clock.now();
      await tx.query(
        `update mail set state = $2::text, last_error = $3, changed_at = $4,
                sent_at = case when $2::text = 'sent' then $4::timestamptz end,
                body_sealed = case when $2::text = 'sent' then null else body_sealed end
          where id = $1`,
        [id, state, error, now],
      );
      return new Answer(200, null);
    });
  }
}
