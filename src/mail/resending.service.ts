import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { Jobs } from '../jobs/jobs.js';
import { Clock } from '../platform/clock.js';
import { Configuration } from '../platform/configuration.js';
import { Problem, type Texts } from '../platform/problems.js';
import type { MailSummary } from './mail.dto.js';
import { letterById, summaryOf, type MailRow } from './mail-rows.js';
import { Outbox, SEND_TASK } from './outbox.js';

const TEST_SUBJECT: Texts = {
  en: 'Enlace: a test letter',
  es: 'Enlace: un correo de prueba',
  pt: 'Enlace: um e-mail de teste',
  fr: 'Enlace : un courriel d’essai',
};

const TEST_TEXT: Texts = {
  en: 'This letter was sent from the settings of Enlace. If you read it, mail works.\n',
  es: 'Este correo se envió desde la configuración de Enlace. Si lo lee, el correo funciona.\n',
  pt: 'Este e-mail foi enviado das configurações do Enlace. Se você o lê, o correio funciona.\n',
  fr: 'Ce courriel a été envoyé depuis les réglages d’Enlace. Si vous le lisez, la messagerie fonctionne.\n',
};

/** What an administrator does when mail does not arrive. */
@Injectable()
export class ResendingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly jobs: Jobs,
    private readonly audit: AuditLog,
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends a letter again: one that failed or was held goes itself, one that was sent goes as a copy.
   * @throws Problem `conflict` (409) without mail server, for a letter under way, for a sent one whose text was a
   * secret; `rule-broken` (422) for the demonstration's.
   */
  resend(context: RequestContext, id: string): Promise<Answer<MailSummary>> {
    return this.transactions.write(context, async (tx, actor) => {
      const letter = await letterById(tx, id, true);
      this.demandSendable(letter);
      const again = letter.state === 'sent' ? await this.copy(tx, letter) : await this.queue(tx, letter);
      await this.audit.append(tx, actor, context, {
        action: 'mail.resent',
        subject: { type: 'mail', id },
        details: again === id ? {} : { copy: again },
      });
      return new Answer(200, summaryOf(await letterById(tx, again)));
    });
  }

  /** A letter to the administrator who asks, in the language they read. */
  test(context: RequestContext, to: string): Promise<Answer<MailSummary>> {
    return this.transactions.write(context, async (tx, actor) => {
      const { language } = actor;
      const letter = { to, language, subject: TEST_SUBJECT[language], text: TEST_TEXT[language] };
      const demo = to.toLowerCase().endsWith('.example');
      const id = await this.outbox.put(tx, { ...letter, demo, sensitive: false });
      await this.audit.append(tx, actor, context, {
        action: 'mail.tested',
        subject: { type: 'mail', id },
      });
      return new Answer(201, summaryOf(await letterById(tx, id)));
    });
  }

  private demandSendable(letter: MailRow): void {
    if (letter.demo) throw new Problem('rule-broken', 'Mail of the demonstration never leaves the outbox.');
    if (this.configuration.smtpUrl === null)
      throw new Problem('conflict', 'No mail server is set (SMTP_URL).');
    if (letter.state === 'waiting' || letter.state === 'sending')
      throw new Problem('conflict', 'This letter is under way already.');
    if (letter.state === 'sent' && letter.sensitive)
      throw new Problem('conflict', 'Its link was dropped when it was sent; have a new one made.');
  }

  private async queue(tx: EntityManager, { id }: MailRow): Promise<string> {
    await tx.query(
      `update mail set state = 'waiting', attempts = 0, last_error = null, changed_at = $2 where id = $1`,
      [id, this.clock.now()],
    );
    await this.jobs.enqueue(tx, SEND_TASK, { id }, { key: `mail:${id}` });
    return id;
  }

  private copy(tx: EntityManager, letter: MailRow): Promise<string> {
    const { to_address: to, language, subject, body_text: text, demo } = letter;
    return this.outbox.put(tx, { to, language, subject, text: text ?? '', demo, sensitive: false });
  }
}
