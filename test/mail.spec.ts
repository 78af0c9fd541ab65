import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { DueTasks } from '../src/jobs/due-tasks.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { MailSender } from '../src/mail/mail-sender.js';
import { Outbox, type Letter } from '../src/mail/outbox.js';
import { createDatabase } from './support/database.js';
import { Parts } from './support/parts.js';
import { TestClock } from './support/test-clock.js';

const letter = (change: Partial<Letter> = {}): Letter => ({
  to: 'punto.contacto@fiscalia.example',
  language: 'es',
  subject: 'Verificación: ¿sigue siendo este su número?',
  text: 'Señora fiscal:\n\nconfirme, por favor.\n',
  demo: false,
  sensitive: false,
  ...change,
});

interface Row {
  state: string;
  attempts: number;
  last_error: string | null;
  body_text: string | null;
  body_sealed: Buffer | null;
  sent_at: Date | null;
}

describe('the outbox with a mail server', () => {
  let parts: Parts;
  let drop: () => Promise<void>;
  let server: SMTPServer;
  let answer: (() => Error | null) | null = null;
  const received: ParsedMail[] = [];
  const clock = new TestClock();

  const put = (change: Partial<Letter> = {}) =>
    parts.write((tx) => parts.get(Outbox).put(tx, letter(change)));
  const row = async (id: string) =>
    parts.write(async (tx) => (await tx.query<Row[]>('select * from mail where id = $1', [id]))[0]!);
  const refusal = (code: number) => Object.assign(new Error('no'), { responseCode: code });

  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _session, callback) => {
        void simpleParser(stream).then((mail) => {
          const error = answer?.() ?? null;
          if (!error) received.push(mail);
          callback(error);
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    const database = await createDatabase();
    drop = () => database.drop();
    parts = await Parts.start(database, { clock, smtpUrl: `smtp://127.0.0.1:${port}` });
  });

  beforeEach(() => {
    received.length = 0;
    answer = null;
  });

  afterAll(async () => {
    await parts?.close();
    await new Promise<void>((resolve) => server.close(resolve));
    await drop?.();
  });

  it('sends a letter by the job that its write enqueued, whole and in its language', async () => {
    await parts.get(JobRunner).start(parts.urls.ownerUrl);
    const id = await put();
    for (let i = 0; i < 200 && (await row(id)).state !== 'sent'; i += 1)
      await new Promise((r) => setTimeout(r, 25));
    await parts.get(JobRunner).stop();
    expect(received).toHaveLength(1);
    const [mail] = received;
    expect(mail!.subject).toBe(letter().subject);
    expect(mail!.text).toBe(letter().text);
    expect(mail!.messageId).toBe(`<${id}@localhost>`);
    expect(mail!.headers.get('content-language')).toBe('es');
    expect(mail!.from?.value).toEqual([{ name: 'Enlace', address: 'enlace@directory.example' }]);
    expect(await row(id)).toMatchObject({ state: 'sent', attempts: 1, sent_at: clock.now() });
  });

  it('sends a letter once, however often its job runs, also at the same time', async () => {
    const id = await put();
    const send = () => parts.get(MailSender).send(id);
    await Promise.all([send(), send(), send()]);
    await send();
    expect(received).toHaveLength(1);
  });

  it('puts one letter for one key', async () => {
    const first = await put({ key: 'notice 1' });
    expect(await put({ key: 'notice 1', text: 'another' })).toBe(first);
    expect(await put({ key: 'notice 2' })).not.toBe(first);
    expect(await row(first)).toMatchObject({ body_text: letter().text });
  });

  it('never sends a letter of the demonstration', async () => {
    const id = await put({ demo: true });
    await parts.get(MailSender).send(id);
    expect(await row(id)).toMatchObject({ state: 'held', attempts: 0 });
    const waiting = parts.write((tx) => tx.query(`update mail set state = 'waiting' where id = $1`, [id]));
    await expect(waiting).rejects.toMatchObject({ code: '23514' });
    expect(received).toEqual([]);
  });

  it('keeps a sensitive text encrypted until it is sent, and no longer', async () => {
    const secret = 'http://localhost:3000/invitations/one-time-secret';
    const id = await put({ sensitive: true, text: secret });
    const before = await row(id);
    expect(before.body_text).toBeNull();
    expect(before.body_sealed!.includes('one-time-secret')).toBe(false);
    await parts.get(MailSender).send(id);
    expect(received[0]!.text).toContain('one-time-secret');
    expect(await row(id)).toMatchObject({ state: 'sent', body_text: null, body_sealed: null });
  });

  it('tries again what the server cannot take now, and gives up what it will never take', async () => {
    const later = await put();
    answer = () => refusal(451);
    await expect(parts.get(MailSender).send(later)).rejects.toThrow(`Letter ${later} was not taken (451)`);
    expect(await row(later)).toMatchObject({ state: 'waiting', attempts: 1 });
    const never = await put();
    answer = () => refusal(550);
    await parts.get(MailSender).send(never);
    expect(await row(never)).toMatchObject({ state: 'failed', last_error: expect.stringContaining('550') });
    answer = null;
    await parts.get(MailSender).send(later);
    await parts.get(MailSender).send(never);
    expect(received.map((mail) => mail.messageId)).toEqual([`<${later}@localhost>`]);
  });

  it('takes a letter up again, under the same Message-ID, when the process died while sending', async () => {
    const id = await put();
    await parts.write((tx) => tx.query(`update mail set state = 'sending' where id = $1`, [id]));
    await parts.get(MailSender).send(id);
    expect(received).toEqual([]);
    await parts.get(DueTasks).runDue(clock.now());
    expect(await row(id)).toMatchObject({ state: 'sending' });
    clock.advance(11 * 60 * 1000);
    await parts.get(DueTasks).runDue(clock.now());
    expect(await row(id)).toMatchObject({ state: 'waiting' });
    await parts.get(MailSender).send(id);
    expect(received.map((mail) => mail.messageId)).toEqual([`<${id}@localhost>`]);
  });

  it('is put into by anybody who acts, and read by the administrator only', async () => {
    const serving = new pg.Client({ connectionString: parts.urls.servingUrl });
    await serving.connect();
    const count = async (role: string) => {
      await serving.query('begin');
      if (role) await serving.query(`select set_actor('someone', $1, null)`, [role]);
      const { rows } = await serving.query<{ n: number }>('select count(*)::int as n from mail');
      if (role)
        await parts
          .get(Outbox)
          .put(
            { query: async (sql, values) => (await serving.query(sql, values)).rows as never[] },
            letter(),
          );
      await serving.query('rollback');
      return rows[0]!.n;
    };
    expect(await count('administrator')).toBeGreaterThan(0);
    for (const role of ['editor', 'national-authority', 'observer', 'auditor', ''])
      expect(await count(role)).toBe(0);
    await serving.end();
  });
});

describe('the outbox without a mail server', () => {
  it('holds every letter', async () => {
    const database = await createDatabase();
    const parts = await Parts.start(database);
    const id = await parts.write((tx) => parts.get(Outbox).put(tx, letter()));
    await parts.get(MailSender).send(id);
    const states = await parts.write((tx) => tx.query('select state, attempts from mail'));
    expect(states).toEqual([{ state: 'held', attempts: 0 }]);
    await parts.close();
    await database.drop();
  });
});
