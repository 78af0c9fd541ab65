import { DueTasks } from '../src/jobs/due-tasks.js';
import { givenAccount, type GivenAccount } from './support/accounts.js';
import { demand, Directory, signedInAgain, type SeenEntry } from './support/directory.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { Mailbox, secretIn, sendAll } from './support/mailbox.js';
import { TestClock } from './support/test-clock.js';

/** A Monday, eleven in the morning in Brasília. */
const MONDAY = '2026-11-23T14:00:00Z';
const DAY = 86_400_000;
const REGISTER = 'law-enforcement-contacts';

interface LinkView {
  state: string;
  language: string;
  entries: {
    id: string;
    name: string;
    designations: object | null;
    values: { id: string; value: string; masked: boolean; use: string }[];
  }[];
}
interface Sure {
  freshness: { state: string };
}
interface Asking {
  id: string;
  entryId: string;
  step: string;
  outcome: string | null;
  bouncedAt: string | null;
}

let enlace: Enlace;
let mailbox: Mailbox;
let directory: Directory;
let authority: GivenAccount;
const clock = new TestClock(MONDAY);

beforeAll(async () => {
  mailbox = await Mailbox.open();
  enlace = await startEnlace({ clock, env: { SMTP_URL: mailbox.url } });
  directory = await Directory.of(enlace);
});
afterAll(async () => {
  await enlace?.close();
  await mailbox?.close();
});

let serial = 0;
/** An office of that State whose mailbox is asked, published and never verified. */
async function office(over: object = {}): Promise<{ id: string; address: string }> {
  await directory.signInAgain();
  const address = `responsible-${(serial += 1)}@office.example`;
  const id = await directory.published(REGISTER, {
    contactPoints: [
      { kind: 'telephone', use: '24/7', value: '+556120258900' },
      { kind: 'email', value: `desk-${serial}@office.example` },
      { kind: 'email', use: 'responsible', value: address },
    ],
    ...over,
  });
  return { id, address };
}

/** Lets time pass to that instant, does what is due then, and sends the mail. */
async function at(instant: string | Date): Promise<void> {
  clock.set(instant);
  await enlace.app.get(DueTasks).runDue(clock.now());
  await sendAll(enlace);
}
/** So many days later, at the same hour. */
const later = (days: number) => at(new Date(clock.now().getTime() + days * DAY));

const open = (token: string) => enlace.api().post<LinkView>('/api/v1/confirmations/open', { token });
const askings = async (state = 'open') => {
  await directory.signInAgain();
  const answer = await directory.editor.api.get<{ items: Asking[] }>(
    `/api/v1/upkeep/askings?state=${state}&limit=100`,
  );
  return demand(answer, 200).body.items;
};
const askingOf = async (id: string, state?: string) =>
  (await askings(state)).find(({ entryId }) => entryId === id);

describe('an office whose details are due', () => {
  let one: { id: string; address: string };
  let token: string;

  it('is asked by one mail for all its entries, in its language, without a contact value', async () => {
    one = await office();
    const second = await directory.published(REGISTER, {
      contactPoints: [{ kind: 'email', use: 'responsible', value: one.address }],
    });
    await at(MONDAY);
    const [mail, ...more] = mailbox.to(one.address);
    expect(more).toEqual([]);
    expect(mail!.headers.get('content-language')).toBe('pt');
    expect(mail!.subject).toBe('Os seus dados no diretório Enlace continuam corretos?');
    for (const id of [one.id, second]) {
      const { names } = await directory.read(REGISTER, id);
      expect(mail!.text).toContain((names as { original: string }).original);
    }
    expect(mail!.text).not.toMatch(/\+?556120258900|@office/);
    token = secretIn(mail!);
  });

  it('is not asked twice, however often the task runs that day', async () => {
    await at('2026-11-23T14:30:00Z');
    await at('2026-11-23T15:00:00Z');
    await at('2026-11-23T17:00:00Z');
    expect(mailbox.to(one.address)).toHaveLength(1);
  });

  it('sees all its values by the link, those above TLP:GREEN masked but its own, and looking uses nothing up', async () => {
    for (let i = 0; i < 2; i += 1) {
      const { status, body, text } = await open(token);
      expect([status, body.state, body.language]).toEqual([200, 'open', 'pt']);
      const values = body.entries.find(({ id }) => id === one.id)!.values;
      expect(values.map(({ value, masked }) => [value, masked])).toEqual([
        ['+55••••00', true],
        [expect.stringMatching(/^desk-\d+@office\.example$/), false],
        [one.address, false],
      ]);
      expect(text).not.toContain('556120258900');
    }
  });

  it('never shows or does anything on GET', async () => {
    for (const path of [
      '/api/v1/confirmations',
      '/api/v1/confirmations/open',
      `/api/v1/confirmations/${token}`,
    ])
      expect((await enlace.api().get(path)).status).toBe(404);
    expect((await open(token)).body.state).toBe('open');
  });

  it('confirms what is right and corrects what is not by one answer, which uses the link up', async () => {
    const { entries } = (await open(token)).body;
    const values = entries.flatMap((entry) => entry.values);
    const wrong = entries.find(({ id }) => id === one.id)!.values.find(({ use }) => use === '24/7')!;
    const answer = {
      token,
      confirmed: values.filter(({ id }) => id !== wrong.id).map(({ id }) => id),
      corrections: [{ contactPointId: wrong.id, value: '+55 61 2025 8999' }],
    };
    const given = await enlace.api().post<{ changes: string[] }>('/api/v1/confirmations', answer);
    expect([given.status, given.body.changes.length]).toEqual([200, 1]);
    expect((await open(token)).body).toMatchObject({ state: 'used', entries: [] });
    expect((await enlace.api().post('/api/v1/confirmations', answer)).status).toBe(404);

    await directory.signInAgain();
    const entry = await directory.read(REGISTER, one.id);
    const states = entry.contactPoints.map(
      (point) => (point as never as { freshness: { state: string } }).freshness.state,
    );
    expect(states).toEqual(['never-verified', 'confirmed', 'confirmed']);
    expect(entry.contactPoints[0]!.value).toBe('+556120258900');

    // The new number waits for a second person like any other, and then counts as confirmed by the office.
    const [change] = given.body.changes;
    expect((await directory.editor.api.get(`/api/v1/changes/${change}`)).body).toMatchObject({
      state: 'pending',
      proposedBy: { name: 'Responsible mailbox, by link' },
    });
    expect((await directory.editor.api.post(`/api/v1/changes/${change}/approve`, {})).status).toBe(200);
    const after = await directory.read(REGISTER, one.id);
    expect(after.contactPoints[0]).toMatchObject({
      value: '+556120258999',
      freshness: { state: 'confirmed', method: 'link', by: 'office' },
    });
    expect(await askingOf(one.id, 'closed')).toMatchObject({ outcome: 'corrected' });
    expect(await askingOf(one.id)).toBeUndefined();
  });

  it('is refused, with what it typed told apart, when a correction cannot be read', async () => {
    const two = await office();
    await at('2026-11-24T14:00:00Z');
    const secret = secretIn(mailbox.to(two.address)[0]!);
    const { values } = (await open(secret)).body.entries[0]!;
    const corrections = [{ contactPointId: values[1]!.id, value: 'not an address' }];
    const refused = await enlace.api().post<{ errors: { field: string }[] }>('/api/v1/confirmations', {
      token: secret,
      confirmed: [],
      corrections,
    });
    expect([refused.status, refused.body.errors.map(({ field }) => field)]).toEqual([
      400,
      ['corrections.0.value'],
    ]);
    expect((await open(secret)).body.state).toBe('open');
    const foreign = { token: secret, confirmed: [values[0]!.id, crypto.randomUUID()], corrections: [] };
    expect((await enlace.api().post('/api/v1/confirmations', foreign)).status).toBe(400);
    const all = { token: secret, confirmed: values.map(({ id }) => id), corrections: [] };
    const both = await Promise.all([1, 2].map(() => enlace.api().post('/api/v1/confirmations', all)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
  });
});

describe('a link', () => {
  it('dies after fourteen days', async () => {
    const one = await office();
    await at('2026-11-25T14:00:00Z');
    const token = secretIn(mailbox.to(one.address)[0]!);
    clock.set('2026-12-09T23:59:59Z');
    expect((await open(token)).body.state).toBe('open');
    clock.set('2026-12-10T00:00:00Z');
    expect((await open(token)).body.state).toBe('over');
    clock.set('2026-11-25T14:00:00Z');
  });

  it('dies when somebody else answers for the entry, who is then asked instead', async () => {
    const one = await office();
    await at('2026-11-25T15:00:00Z');
    const token = secretIn(mailbox.to(one.address)[0]!);
    const next = 'next-responsible@office.example';
    await directory.signInAgain();
    await directory.changed(REGISTER, one.id, {
      contactPoints: [{ kind: 'email', use: 'responsible', value: next }],
    });
    expect((await open(token)).body.state).toBe('over');
    await at('2026-11-25T16:00:00Z');
    // Besides the notice that it is now in the directory.
    expect(mailbox.to(next).filter(({ text }) => text!.includes('/confirm#'))).toHaveLength(1);
    expect(await askingOf(one.id, 'closed')).toMatchObject({ outcome: 'moved' });
  });

  it('is nowhere in clear: not in the log, not in the database, not in the outbox that an administrator reads', async () => {
    const one = await office();
    clock.set('2026-11-25T17:00:00Z');
    await enlace.app.get(DueTasks).runDue(clock.now());
    const administrator = await givenAccount(enlace, { role: 'administrator' });
    const outbox = await administrator.api.get<{ items: { to: string; id: string }[] }>(
      '/api/v1/mail?state=waiting',
    );
    const { id } = outbox.body.items.find(({ to }) => to === one.address)!;
    expect((await administrator.api.get(`/api/v1/mail/${id}`)).body.text).toBeNull();
    await sendAll(enlace);
    const token = secretIn(mailbox.to(one.address)[0]!);
    await open(token);
    expect(enlace.log.join('\n')).not.toContain(token);
  });
});

describe('who does not answer', () => {
  let silent: { id: string; address: string };

  it('is written to only in office hours, and once more after a week', async () => {
    silent = await office({ country: 'PE' });
    // Saturday, and Monday at eight in Lima.
    await at('2026-11-28T15:00:00Z');
    await at('2026-11-30T13:00:00Z');
    expect(mailbox.to(silent.address)).toHaveLength(0);
    await at('2026-11-30T14:00:00Z');
    expect(mailbox.to(silent.address).map(({ subject }) => subject)).toEqual([
      '¿Siguen siendo correctos sus datos en el directorio Enlace?',
    ]);
    await later(6);
    await at('2026-12-07T14:00:00Z');
    expect(mailbox.to(silent.address)).toHaveLength(2);
    expect(mailbox.to(silent.address)[1]!.text).toMatch(/^Les escribimos al respecto hace una semana/);
  });

  it('leaves it to the national authority of its State after another week, and then to the secretariat', async () => {
    authority = await givenAccount(enlace, { role: 'national-authority', state: 'PE', language: 'es' });
    await at('2026-12-14T14:00:00Z');
    expect(mailbox.to(silent.address)).toHaveLength(2);
    expect(mailbox.to(authority.email)).toHaveLength(1);
    expect(mailbox.to(authority.email)[0]!.subject).toBe(
      'Fichas de su Estado esperan confirmación en Enlace',
    );
    expect(await askingOf(silent.id, 'unanswered')).toMatchObject({ step: 'authority' });

    await at('2026-12-21T14:00:00Z');
    expect(await askingOf(silent.id, 'unanswered')).toMatchObject({ step: 'secretariat' });
    const letter = await directory.editor.api.get<{ language: string; text: string; entries: string[] }>(
      '/api/v1/upkeep/letters/PE',
    );
    expect(letter.body).toMatchObject({ language: 'es', entries: [silent.id] });
    const { names } = await directory.read(REGISTER, silent.id);
    expect(letter.body.text).toContain((names as { original: string }).original);
    expect(letter.body.text).toContain('21 de diciembre de 2026');
    expect(mailbox.to(directory.editor.email).at(-1)!.text).toContain('Peru');
    await later(30);
    expect(mailbox.to(silent.address)).toHaveLength(2);
  });

  it('is settled when somebody verifies the values otherwise, and its State sees that it is', async () => {
    authority = await signedInAgain(enlace, authority, 'national-authority', 'PE');
    const entry = demand(await authority.api.get<SeenEntry>(`/api/v1/${REGISTER}/${silent.id}`), 200).body;
    const contactPointIds = entry.contactPoints.map(({ id }) => id);
    demand(
      await authority.api.post(`/api/v1/${REGISTER}/${silent.id}/verifications`, {
        contactPointIds,
        method: 'call',
      }),
      200,
    );
    await later(1);
    expect(await askingOf(silent.id, 'closed')).toMatchObject({ outcome: 'verified' });
    authority = await signedInAgain(enlace, authority, 'national-authority', 'PE');
    const campaigns =
      await authority.api.get<{ country: string; settled: number }[]>('/api/v1/upkeep/campaigns');
    expect(campaigns.body).toEqual([expect.objectContaining({ country: 'PE', open: 0, settled: 1 })]);
  });
});

describe('a mailbox that sends letters back', () => {
  it('is not written to again: its State is asked at once, whether the server refused or an editor noted it', async () => {
    const [refused, returned] = [await office({ country: 'CL' }), await office({ country: 'CL' })];
    mailbox.unknown.add(refused.address);
    await at('2027-02-01T15:00:00Z');
    expect(mailbox.to(returned.address)).toHaveLength(1);
    const { id } = (await askingOf(returned.id))!;
    const noted = await directory.editor.api.post('/api/v1/upkeep/bounces', {
      askingId: id,
      reason: '550 unknown',
    });
    expect([noted.status, noted.body]).toEqual([200, { askings: 1 }]);
    await at('2027-02-01T16:00:00Z');
    for (const one of [refused, returned]) {
      expect(await askingOf(one.id, 'bounced')).toMatchObject({
        step: 'secretariat',
        bouncedAt: expect.any(String),
      });
    }
    await later(7);
    expect(mailbox.to(returned.address)).toHaveLength(1);
  });
});

describe('what falls due', () => {
  it('is a calendar by day, State and register, of what the caller may see', async () => {
    clock.set('2027-03-01T15:00:00Z');
    await directory.signInAgain();
    const { id } = await office({ country: 'UY' });
    const entry = await directory.read(REGISTER, id);
    const contactPointIds = entry.contactPoints.map((point) => point.id);
    demand(
      await directory.editor.api.post(`/api/v1/${REGISTER}/${id}/verifications`, {
        contactPointIds,
        method: 'drill',
      }),
      200,
    );
    const calendar = (from: string, to: string, account = directory.editor) =>
      account.api.get<{ counts: object[]; entries: { id: string }[] }>(
        `/api/v1/upkeep/calendar?from=${from}&to=${to}&country=UY`,
      );
    // 120 days for the 24/7 telephone, 180 for the other two.
    const both = demand(await calendar('2027-03-01', '2027-12-31'), 200).body;
    expect(both.counts).toEqual([
      { day: '2027-06-29', country: 'UY', register: REGISTER, entries: 1, values: 1 },
      { day: '2027-08-28', country: 'UY', register: REGISTER, entries: 1, values: 2 },
    ]);
    expect(both.entries.map((one) => one.id)).toEqual([id, id]);
    expect((await calendar('2027-06-28', '2027-06-28')).body.counts).toEqual([]);
    // Peru may see Uruguay's number (TLP:AMBER) and desk, not its responsible mailbox (TLP:RED).
    const peru = await givenAccount(enlace, { role: 'national-authority', state: 'PE' });
    const seen = (await calendar('2027-03-01', '2027-12-31', peru)).body.counts;
    expect(seen.map((one) => (one as { values: number }).values)).toEqual([1, 1]);
    expect((await calendar('2027-12-31', '2027-03-01')).status).toBe(400);
  });
});

describe('"I reached them"', () => {
  it('is one word a reader, value and day, and never a verification', async () => {
    const { id } = await office({ country: 'MX' });
    const readers = await Promise.all(
      ['BR', 'PE'].map((state) => givenAccount(enlace, { role: 'law-enforcement-reader', state })),
    );
    const { contactPoints } = demand(
      await readers[0]!.api.get<SeenEntry>(`/api/v1/${REGISTER}/${id}`),
      200,
    ).body;
    const body = { contactPointId: contactPoints[0]!.id };
    const path = `/api/v1/${REGISTER}/${id}/evidence`;
    for (const { api } of [readers[0]!, readers[0]!, readers[1]!]) demand(await api.post(path, body), 200);
    const seen = await readers[1]!.api.get(path);
    expect(seen.body).toEqual([{ ...body, readers: 2, lastOn: '2027-03-01' }]);
    const entry = await directory.read(REGISTER, id);
    expect(entry.contactPoints[0]).toMatchObject({ freshness: { state: 'never-verified' } });
    const hidden = entry.contactPoints.find(({ tlp }) => tlp === 'TLP:RED')!;
    expect((await readers[0]!.api.post(path, { contactPointId: hidden.id })).status).toBe(400);
  });
});

describe('the secretariat', () => {
  it('asks at once about an entry, due or not, and a mailbox still gets one letter a day', async () => {
    clock.set('2027-03-06T03:00:00Z');
    await directory.signInAgain();
    const { id, address } = await office({ country: 'AR' });
    const ask = () => directory.editor.api.post('/api/v1/upkeep/reminders', { entryId: id });
    expect((await ask()).body).toEqual({ letters: 1, notAsked: 0 });
    expect((await ask()).body).toEqual({ letters: 0, notAsked: 1 });
    await sendAll(enlace);
    expect(mailbox.to(address)).toHaveLength(1);
    expect((await directory.editor.api.post('/api/v1/upkeep/reminders', {})).status).toBe(400);
  });
});

describe('how long a confirmation holds', () => {
  const days = { telephone247: 60, value: 90, designation: 365, due: 10 };
  const settings = async (validity: object) => {
    await directory.signInAgain();
    return (await givenAccount(enlace, { role: 'administrator' })).api.patch('/api/v1/settings', {
      validity,
    });
  };

  /** What is told of an entry of Bolivia, its only one, by each of the ways to ask. */
  const told = async (id: string) => {
    const asked = (await askingOf(id)) !== undefined;
    const { api } = directory.editor;
    const overdue = async (more = '') => {
      const path = `/api/v1/${REGISTER}?country=BO&freshness=overdue${more}`;
      return demand(await api.get<{ items: SeenEntry[] }>(path), 200).body.items.length;
    };
    const board = await api.get<{ states: { iso2: string; values: object }[] }>('/api/v1/coverage');
    const seen = (await directory.read(REGISTER, id)).contactPoints as unknown as Sure[];
    return {
      states: seen.map(({ freshness }) => freshness.state),
      found: await overdue(),
      foundThen: await overdue(`&knownAt=${clock.now().toISOString()}`),
      values: board.body.states.find(({ iso2 }) => iso2 === 'BO')!.values,
      asked,
    };
  };

  it('is a setting, from whose change every value is as sure as it says, wherever that is told', async () => {
    const { id } = await office({ country: 'BO' });
    const contactPointIds = (await directory.read(REGISTER, id)).contactPoints.map((one) => one.id);
    const verified = { contactPointIds, method: 'call' };
    demand(await directory.editor.api.post(`/api/v1/${REGISTER}/${id}/verifications`, verified), 200);
    await later(75);
    expect(await told(id)).toMatchObject({
      states: ['confirmed', 'confirmed', 'confirmed'],
      found: 0,
      foundThen: 0,
      values: { confirmed: 3, overdue: 0 },
      asked: false,
    });

    demand(await settings(days), 200);
    const after = {
      states: ['overdue', 'confirmed', 'confirmed'],
      found: 1,
      foundThen: 1,
      values: { confirmed: 2, overdue: 1 },
    };
    expect(await told(id)).toMatchObject({ ...after, asked: false });
    await later(1);
    expect(await told(id)).toMatchObject({ ...after, asked: true });
  });

  it('lies within bounds, and is longer than it is due', async () => {
    for (const [change, status] of [
      [{ telephone247: 29 }, 400],
      [{ value: 731 }, 400],
      [{ due: 60 }, 422],
      [{ due: undefined }, 400],
    ] as const)
      expect([change, (await settings({ ...days, ...change })).status]).toEqual([change, status]);
  });
});

describe('the designations of an authority', () => {
  const CENTRAL = 'central-authorities';
  const designations = [{ treaty: 'UNTOC', article: '18(13)', function: 'MLA' }];
  const sure = async (id: string) => (await directory.read(CENTRAL, id))['designationFreshness'];
  const verify = async (id: string, body: object) => {
    await directory.signInAgain();
    demand(await directory.editor.api.post(`/api/v1/${CENTRAL}/${id}/verifications`, body), 200);
  };

  it('are asked about with its values, and for themselves once that has lapsed', async () => {
    await at('2027-05-17T14:00:00Z');
    await directory.signInAgain();
    const administrator = await givenAccount(enlace, { role: 'administrator' });
    const validity = { telephone247: 60, value: 90, designation: 90, due: 10 };
    demand(await administrator.api.patch('/api/v1/settings', { validity }), 200);
    const address = 'central@office.example';
    const contactPoints = [{ kind: 'email', use: 'responsible', value: address }];
    const id = await directory.published(CENTRAL, { country: 'BR', designations, contactPoints });
    await later(1);
    const asked = secretIn(mailbox.to(address)[0]!);
    const [entry] = (await open(asked)).body.entries;
    expect(entry).toMatchObject({ id, designations: { state: 'never-verified', items: designations } });
    const confirmed = entry!.values.map((value) => value.id);
    const answer = (said: object) =>
      enlace.api().post('/api/v1/confirmations', { token: asked, corrections: [], confirmed, ...said });
    expect((await answer({ designations: confirmed })).status).toBe(400);
    expect((await answer({ designations: [id] })).status).toBe(200);
    await directory.signInAgain();
    expect(await sure(id)).toMatchObject({ state: 'confirmed', method: 'link', by: 'office' });
    expect(await askingOf(id, 'closed')).toMatchObject({ outcome: 'confirmed' });

    const path = '/api/v1/upkeep/calendar?from=2027-08-16&to=2027-08-16&country=BR';
    const { body } = await directory.editor.api.get<{ counts: object[] }>(path);
    expect(body.counts).toEqual([
      { day: '2027-08-16', country: 'BR', register: CENTRAL, entries: 1, values: 2 },
    ]);

    // Its value is confirmed anew; the designations alone fall due, and keep the asking open.
    clock.set('2027-08-15T14:00:00Z');
    await verify(id, { contactPointIds: confirmed, method: 'call' });
    expect(await sure(id)).toMatchObject({ state: 'due' });
    await later(1);
    expect(await askingOf(id)).toBeDefined();
    expect(await sure(id)).toMatchObject({ state: 'overdue' });
    await verify(id, { contactPointIds: [], designations: true, method: 'note-verbale' });
    await later(1);
    expect(await askingOf(id)).toBeUndefined();
  });
});
