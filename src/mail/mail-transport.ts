import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Configuration } from '../platform/configuration.js';

/** One letter, ready for the mail server. */
export interface Envelope {
  id: string;
  to: string;
  language: string;
  subject: string;
  text: string;
}

/** Hands letters to the mail server at `SMTP_URL`. */
@Injectable()
export class MailTransport implements OnApplicationShutdown {
  private transporter: Transporter | null = null;

  constructor(private readonly configuration: Configuration) {}

  /**
   * @throws Error of nodemailer; `responseCode` 5xx means that the server will never take it.
   */
  async send(letter: Envelope): Promise<void> {
    await this.connection().sendMail({
      from: this.configuration.mailFrom,
      to: { name: '', address: letter.to },
      subject: letter.subject,
      text: letter.text,
      messageId: this.messageId(letter.id),
      headers: { 'Content-Language': letter.language, 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  onApplicationShutdown(): void {
    this.transporter?.close();
  }

  /** The same for each attempt, so that a receiver can tell a repeated delivery (RFC 5322, 3.6.4). */
  private messageId(id: string): string {
    return `<${id}@${new URL(this.configuration.publicUrl).hostname}>`;
  }

  private connection(): Transporter {
    const { smtpUrl } = this.configuration;
    if (smtpUrl === null) throw new Error('SMTP_URL is not set');
    this.transporter ??= createTransport({
      url: smtpUrl,
      connectionTimeout: 20_000,
      greetingTimeout: 20_000,
      socketTimeout: 60_000,
    });
    return this.transporter;
  }
}
