import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { Answer } from '../src/access/answer.js';
import { systemContext } from '../src/access/request-context.js';
import { Transactions } from '../src/access/transactions.js';
import { Outbox } from '../src/mail/outbox.js';
import { givenAccount, type GivenAccount } from './support/accounts.js';
import { startEnlace, type Enlace } from './support/enlace.js';

interface Letter {
  id: string;
  to: string;
  state: string;
  subject: string;
  text: string | null;
}
interface Page {
  items: Letter[];
  server: boolean;
}

const until = async <T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> => {
  for (let i = 0; i < 400; i += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('it did not come');
};

describe('mail of accounts, with a mail server', () => {
  const received: ParsedMail[] = [];
  let refusing = false;
  let server: SMTPServer;
  let enlace: Enlace;
  let administrator: GivenAccount;

  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _session, callback) => {
        void simpleParser(stream).then((mail) => {
          if (!refusing) received.push(mail);
          callback(refusing ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null);
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    enlace = await startEnlace({ jobs: true, env: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
    administrator = await givenAccount(enlace, { role: 'administrator', name: 'Ana Paz' });
  });

  afterAll(async () => {
    await enlace?.close();
    await new Promise<void>((resolve) => server.close(resolve));
  });

  beforeEach(() => {
    received.length = 0;
    refusing = false;
  });

  const lettersTo = async (address: string) =>
    (await administrator.api.get<Page>(`/api/v1/mail?q=${encodeURIComponent(address)}`)).body.items;
  const mailTo = (address: string) =>
    until(() => received.find(({ to }) => [to].flat().some((one) => one?.text === address)));
  const actions = async (subject: string) =>
    (
      await administrator.api.get<{ items: { action: string }[] }>(`/api/v1/audit?subject=${subject}`)
    ).body.items.map(({ action }) => action);

  it('a test letter arrives, and is recorded', async () => {
    const made = await administrator.api.post<Letter>('/api/v1/mail/test', { to: 'ana@secretariat.test' });
    expect(made.status).toBe(201);
    expect((await mailTo('ana@secretariat.test')).subject).toBe('Enlace: a test letter');
    expect(await actions(made.body.id)).toEqual(['mail.tested']);
  });

  it('what a mail server refused is sent again when an administrator says so', async () => {
    refusing = true;
    const { body } = await administrator.api.post<Letter>('/api/v1/mail/test', {
      to: 'late@secretariat.test',
    });
    const stateOf = async () => (await lettersTo('late@secretariat.test'))[0]!.state;
    await until(async () => ((await stateOf()) === 'failed' ? true : undefined));
    refusing = false;
    expect((await administrator.api.post(`/api/v1/mail/${body.id}/resend`)).status).toBe(200);
    await mailTo('late@secretariat.test');
    await until(async () => ((await stateOf()) === 'sent' ? true : undefined));
    // One that was sent goes as a letter of its own.
    const copy = await administrator.api.post<Letter>(`/api/v1/mail/${body.id}/resend`);
    expect(copy.body.id).not.toBe(body.id);
    await until(() => (received.length === 2 ? true : undefined));
    expect(await actions(body.id)).toEqual(['mail.resent', 'mail.resent', 'mail.tested']);
  });

  it('an invitation sent again has a new link, and the old one is dead', async () => {
    const input = { email: 'nova@mp.test', role: 'observer', language: 'pt' };
    const first = await administrator.api.post<{ id: string; link: string }>('/api/v1/invitations', input);
    const again = await administrator.api.post<{ link: string }>(
      `/api/v1/invitations/${first.body.id}/resend`,
    );
    expect(again.status).toBe(201);
    const accept = (link: string) =>
      enlace.api().post('/api/v1/invitations/accept', {
        token: link.split('#')[1],
        name: 'Nova Pessoa',
        password: 'sete rios calmos cruzam a planície',
      });
    expect((await accept(first.body.link)).status).toBe(404);
    expect((await accept(again.body.link)).status).toBe(201);
    const [letter] = await lettersTo('nova@mp.test');
    expect(letter).toMatchObject({ sensitive: true });
    expect((await administrator.api.get<Letter>(`/api/v1/mail/${letter!.id}`)).body.text).toBeNull();
    await until(async () => ((await lettersTo('nova@mp.test'))[0]!.state === 'sent' ? true : undefined));
    expect((await administrator.api.post(`/api/v1/mail/${letter!.id}/resend`)).status).toBe(409);
  });

  it('mail of the demonstration is never sent again', async () => {
    const { body } = await enlace.app.get(Transactions).write(systemContext('job:test'), async (tx) => {
      const letter = { to: 'x@demo.example', language: 'en', subject: 's', text: 't' };
      return new Answer(
        200,
        await enlace.app.get(Outbox).put(tx, { ...letter, demo: true, sensitive: false }),
      );
    });
    expect((await administrator.api.post(`/api/v1/mail/${body}/resend`)).status).toBe(422);
  });

  it('tells an account whose role, sessions or password changed, by whom', async () => {
    const reader = await givenAccount(enlace, { role: 'observer', language: 'es' });
    await administrator.api.patch(`/api/v1/users/${reader.id}`, { role: 'auditor' });
    expect((await mailTo(reader.email)).text).toContain('Ana Paz cambió la función o el Estado de su cuenta');
    received.length = 0;
    expect((await administrator.api.post(`/api/v1/users/${reader.id}/end-sessions`)).status).toBe(204);
    expect((await mailTo(reader.email)).text).toContain('Ana Paz cerró sesiones de su cuenta');
    expect((await reader.api.get('/api/v1/auth/me')).status).toBe(401);
    expect(await actions(reader.id)).toEqual(['account.sessions-ended', 'account.powers-changed']);
  });

  it('tells an account of a sign-in from a network that it never came from', async () => {
    const reader = await givenAccount(enlace, { role: 'observer' });
    const signIn = () =>
      enlace.api().post('/api/v1/auth/sign-in', { email: reader.email, password: reader.password });
    expect((await signIn()).status).toBe(200);
    expect(await lettersTo(reader.email)).toEqual([]);
    await enlace.app.get(Transactions).write(systemContext('job:test'), async (tx) => {
      await tx.query(`update session set address = '192.0.2.7' where user_id = $1`, [reader.id]);
      return new Answer(200, null);
    });
    expect((await signIn()).status).toBe(200);
    expect(await lettersTo(reader.email)).toMatchObject([{ subject: 'Enlace: Sign-in from a new network' }]);
  });
});
