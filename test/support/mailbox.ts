import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { systemContext } from '../../src/access/request-context.js';
import { Transactions } from '../../src/access/transactions.js';
import { MailSender } from '../../src/mail/mail-sender.js';
import type { Enlace } from './enlace.js';

/** A real mail server in this process, and everything it took. */
export class Mailbox {
  readonly received: ParsedMail[] = [];
  /** Addresses that it refuses for good. */
  readonly unknown = new Set<string>();

  private constructor(private readonly server: SMTPServer) {}

  static async open(): Promise<Mailbox> {
    const box: Mailbox = new Mailbox(
      new SMTPServer({
        authOptional: true,
        disabledCommands: ['STARTTLS'],
        onRcptTo: ({ address }, _, callback) =>
          callback(
            box.unknown.has(address) ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null,
          ),
        onData: (stream, _, callback) => {
          void simpleParser(stream).then((mail) => {
            box.received.push(mail);
            callback(null);
          });
        },
      }),
    );
    await new Promise<void>((resolve) => box.server.listen(0, '127.0.0.1', resolve));
    return box;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  to(address: string): ParsedMail[] {
    return this.received.filter(({ to }) =>
      [to].flat().some((one) => one?.value.some((it) => it.address === address)),
    );
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

/** Sends what waits in the outbox, as the job queue would. */
export async function sendAll(enlace: Enlace): Promise<void> {
  const waiting = await enlace.app
    .get(Transactions)
    .read(systemContext('job:test'), (tx) =>
      tx.query<{ id: string }[]>(`select id from mail where state = 'waiting' order by created_at, id`),
    );
  for (const { id } of waiting) await enlace.app.get(MailSender).send(id);
}

/** The secret of the confirmation link in a mail. */
export const secretIn = (mail: ParsedMail): string => /\/confirm#([\w-]{43})/.exec(mail.text ?? '')![1]!;
