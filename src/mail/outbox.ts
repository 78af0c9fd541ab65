import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Jobs } from '../jobs/jobs.js';
import { Clock } from '../platform/clock.js';
import { Configuration } from '../platform/configuration.js';
import type { Queryable } from '../platform/queryable.js';
import { Sealer } from '../platform/sealer.js';

/** The job that sends one mail. */
export const SEND_TASK = 'mail.send';

export interface Letter {
  /** One e-mail address. */
  to: string;
  /** BCP 47. */
  language: string;
  subject: string;
  /** Plain text. */
  text: string;
  /** Concerns a demonstration entry or account: never leaves the outbox, whatever `SMTP_URL` says. */
  demo: boolean;
  /** Holds something that signs in (an invitation, a reset): encrypted at rest, masked for administrators. */
  sensitive: boolean;
  /** What makes it one and the same letter: a second with this key is not put. */
  key?: string;
}

/** Letters to be sent. They leave only after the write that put them has committed. */
@Injectable()
export class Outbox {
  constructor(
    private readonly clock: Clock,
    private readonly configuration: Configuration,
    private readonly sealer: Sealer,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Puts a letter into the outbox in the caller's transaction, and a job to send it. Without `SMTP_URL`, and always
   * for the demonstration, it is held there for an administrator to read.
   * @returns the letter's id; with a key the same one each time.
   */
  async put(tx: Queryable, letter: Letter): Promise<string> {
    const id = letter.key === undefined ? randomUUID() : idOf(letter.key);
    const held = letter.demo || this.configuration.smtpUrl === null;
    await tx.query(
      `insert into mail (id, to_address, language, subject, body_text, body_sealed, demo, sensitive, state, key,
                         created_at, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
       on conflict do nothing`,
      [
        id,
        letter.to,
        letter.language,
        letter.subject,
        letter.sensitive ? null : letter.text,
        letter.sensitive ? this.sealer.seal(letter.text) : null,
        letter.demo,
        letter.sensitive,
        held ? 'held' : 'waiting',
        letter.key ?? null,
        this.clock.now(),
      ],
    );
    if (!held) await this.jobs.enqueue(tx, SEND_TASK, { id }, { key: `mail:${id}` });
    return id;
  }
}

/** A name-based id (the form of RFC 9562 version 8), so that the key's second letter is the first. */
function idOf(key: string): string {
  const hex = createHash('sha256').update(`mail:${key}`).digest('hex').slice(0, 32);
  const versioned = `${hex.slice(0, 12)}8${hex.slice(13, 16)}a${hex.slice(17)}`;
  return versioned.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
