import 'reflect-metadata';
import type { EditionList } from '../../src/editions/edition.dto.js';
import { EditionBuilder } from '../../src/editions/edition-builder.js';
import { DueTasks } from '../../src/jobs/due-tasks.js';
import { Api } from './api.js';
import { demand, Directory, signedInAgain, type SeenEntry } from './directory.js';
import { givenAccount, type GivenAccount } from './accounts.js';
import type { TestDatabase } from './database.js';
import { startEnlace, type Enlace } from './enlace.js';
import { sendAll } from './mailbox.js';
import { TestClock } from './test-clock.js';
import type { SeenDrill, YearAccounts, YearCommand, YearEntry } from './year.js';

/**
 * The real server as a process of its own whose clock somebody else moves, and that may be killed at any moment:
 * `node year-server.js`, told what to do by messages.
 */
type DrilledEntry = SeenEntry & {
  lastDrill: { on: string; answered: boolean; failing: boolean } | null;
};

const REGISTER = 'law-enforcement-contacts';
const DAY = 86_400_000;

const clock = new TestClock();
let enlace: Enlace;

async function start(database: TestDatabase, env: Record<string, string>): Promise<void> {
  enlace = await startEnlace({ clock, database, env });
}

/** Publishes the offices and has each verified so many days ago; an authority for every State that has one. */
async function fill(
  entries: YearEntry[],
  authorities: string[],
): Promise<{ ids: string[]; accounts: YearAccounts }> {
  const directory = await Directory.of(enlace);
  const ids: string[] = [];
  for (const { country, mailbox, verifiedDaysAgo, telephone, network } of entries) {
    const id = await directory.published(REGISTER, {
      country,
      names: { original: `Oficina ${ids.length} ${country}` },
      ...(network ? { networks: [network] } : {}),
      contactPoints: [
        { kind: 'telephone', use: '24/7', value: telephone },
        { kind: 'email', value: `desk-${ids.length}@year.example` },
        ...(mailbox ? [{ kind: 'email', use: 'responsible', value: mailbox }] : []),
      ],
    });
    const at = new Date(clock.now().getTime() - verifiedDaysAgo * DAY).toISOString();
    await verify(directory.editor, id, at);
    ids.push(id);
  }
  const administrator = await givenAccount(enlace, { role: 'administrator' });
  const { editor, second } = directory;
  const accounts: YearAccounts = { editor, second, administrator, authorities: {} };
  for (const state of authorities)
    accounts.authorities[state] = await givenAccount(enlace, { role: 'national-authority', state });
  return { ids, accounts };
}

async function verify({ api }: GivenAccount, id: string, at?: string): Promise<void> {
  const { contactPoints } = demand(await api.get<SeenEntry>(`/api/v1/${REGISTER}/${id}`), 200).body;
  const body = {
    contactPointIds: contactPoints.map((point) => point.id),
    method: 'call',
    ...(at ? { at } : {}),
  };
  demand(await api.post(`/api/v1/${REGISTER}/${id}/verifications`, body), 200);
}

const again = (
  account: { id: string; email: string },
  role: 'editor' | 'administrator' | 'national-authority',
  state: string | null = null,
) => signedInAgain(enlace, account as GivenAccount, role, state);

/** Answers a mailed link: everything is still right. */
async function confirm(token: string): Promise<number> {
  const api = new Api(enlace.url);
  const { body } = await api.post<{ entries: { values: { id: string }[] }[] }>('/api/v1/confirmations/open', {
    token,
  });
  const confirmed = body.entries.flatMap(({ values }) => values.map(({ id }) => id));
  return (await api.post('/api/v1/confirmations', { token, confirmed, corrections: [] })).status;
}

/** What a reader is shown of the points' last drills, and how their States' lists rank them. */
async function drilled(
  editor: GivenAccount,
  points: { id: string; country: string }[],
): Promise<SeenDrill[]> {
  const seen: SeenDrill[] = [];
  for (const { id, country } of points) {
    const { items } = demand(
      await editor.api.get<{ items: DrilledEntry[] }>(`/api/v1/${REGISTER}?country=${country}`),
      200,
    ).body;
    const place = items.findIndex((one) => one.id === id);
    const { on, answered, failing } = items[place]?.lastDrill ?? {};
    const behind = items.slice(place + 1).filter(({ lastDrill }) => !lastDrill?.failing);
    seen.push({ on, answered, failing, overtakes: failing ? behind.length : 0 });
  }
  return seen;
}

/** To each mailbox editions go. */
async function recipients(editor: { id: string; email: string }, mailboxes: string[]): Promise<void> {
  const { api } = await again(editor, 'editor');
  for (const email of mailboxes)
    demand(
      await api.post('/api/v1/edition-recipients', { name: email, kind: 'office', email, language: 'es' }),
      201,
    );
}

type Account = Parameters<typeof again>[0];

/** Brings every edition that was begun to its readers: checked by one, approved by the other, made, published, sent. */
async function release(first: Account, other: Account): Promise<void> {
  const [editor, second] = [await again(first, 'editor'), await again(other, 'editor')];
  const { items } = demand(await editor.api.get<EditionList>('/api/v1/editions'), 200).body;
  for (const { id, state } of items.reverse()) {
    const act = (who: GivenAccount, step: string) => who.api.post(`/api/v1/editions/${id}/${step}`, {});
    if (state === 'draft') demand(await act(editor, 'check'), 200);
    if (['draft', 'checked'].includes(state)) demand(await act(second, 'approve'), 200);
    if (!['draft', 'checked', 'approved'].includes(state)) continue;
    await enlace.app.get(EditionBuilder).build(id);
    demand(await act(editor, 'publish'), 200);
  }
  await sendAll(enlace);
}

async function carryOut(command: YearCommand): Promise<unknown> {
  if ('at' in command) clock.set(command.at);
  switch (command.do) {
    case 'start':
      return start(command.database, command.env);
    case 'fill':
      return fill(command.entries, command.authorities);
    case 'run':
      await enlace.app.get(DueTasks).runDue(clock.now());
      return sendAll(enlace);
    case 'recipients':
      return recipients(command.editor, command.mailboxes);
    case 'release':
      return release(command.editor, command.second);
    case 'confirm':
      return confirm(command.token);
    case 'drill':
      return demand(
        await (await again(command.editor, 'editor')).api.post('/api/v1/drills', command.drill),
        201,
      ).body;
    case 'answer':
      return (await new Api(enlace.url).post('/api/v1/drill-answers', { token: command.token })).status;
    case 'drilled':
      return drilled(await again(command.editor, 'editor'), command.points);
    case 'verify':
      return verify(await again(command.account, 'national-authority', command.state), command.id);
    case 'overdue': {
      const { api } = await again(command.editor, 'editor');
      const found = await api.get<{ total: number }>('/api/v1/search?freshness=overdue&total=exact&limit=1');
      return demand(found, 200).body.total;
    }
    case 'audit': {
      const { api } = await again(command.administrator, 'administrator');
      return demand(await api.get('/api/v1/audit/verify'), 200).body;
    }
  }
}

process.on('message', (command: YearCommand) => {
  carryOut(command).then(
    (answer) => process.send!({ answer: answer ?? null }),
    (error: unknown) => process.send!({ error: error instanceof Error ? error.stack : String(error) }),
  );
});
process.on('disconnect', () => process.exit());
