import type { ChangeAct } from '../src/register/change.dto.js';
import { givenAccount, type GivenAccount } from './support/accounts.js';
import type { Api, ApiAnswer } from './support/api.js';
import { demand, Directory, match, type SeenEntry } from './support/directory.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { TestClock } from './support/test-clock.js';

const TELEPHONE = { kind: 'telephone', use: '24/7', value: '+55 61 2025 8900' };
const EMAIL = { kind: 'email', value: 'plantao@orgao.example' };
const FAX = { kind: 'fax', value: '+55 61 2025 8901' };
const POINTS = [TELEPHONE, EMAIL, FAX];
const EVIDENCE = { note: 'Note verbale 118/2026', date: '2026-11-02' };
const MLA = { treaty: 'A-55', article: '3', function: 'MLA', direction: 'both' };
const LIST = '/api/v1/central-authorities';

interface SeenPart {
  id: string;
  field: string;
  lane: string;
  state: string;
  base: { value?: string } | null;
  now: { value?: string } | null;
  proposed: { value?: string } | null;
}
interface SeenChange {
  id: string;
  state: string;
  lane: string;
  lanes: string[];
  awaiting: string;
  revision: number;
  entryName: string | null;
  appliedParts: string[] | null;
  declinedParts: string[] | null;
  decisionReason: string | null;
  parts: SeenPart[];
  messages: { kind: string; text: string; by: { name: string }; ofSecretariat: boolean; at: string }[];
  may: ChangeAct[];
}

const clock = new TestClock('2026-11-24T12:00:00Z');
let enlace: Enlace;
let directory: Directory;
let authority: GivenAccount;
let colleague: GivenAccount;
let peru: GivenAccount;

beforeAll(async () => {
  enlace = await startEnlace({ clock });
  directory = await Directory.of(enlace);
  authority = await givenAccount(enlace, { role: 'national-authority', state: 'BR', name: 'Brazil' });
  colleague = await givenAccount(enlace, { role: 'national-authority', state: 'BR', name: 'Colleague' });
  peru = await givenAccount(enlace, { role: 'national-authority', state: 'PE' });
});

afterAll(async () => {
  await enlace?.close();
  expect(enlace.log.filter((line) => (JSON.parse(line) as { level: string }).level === 'error')).toEqual([]);
});

const published = (over: object = {}) =>
  directory.published('central-authorities', { contactPoints: POINTS, ...over });

const patch = async (api: Api, id: string, body: object) =>
  api.patch(`${LIST}/${id}`, body, await match(api, `${LIST}/${id}`));

async function proposed(api: Api, id: string, body: object): Promise<string> {
  return String(demand(await patch(api, id, body), 202).body.id);
}

const change = async (api: Api, id: string): Promise<SeenChange> =>
  demand(await api.get<SeenChange>(`/api/v1/changes/${id}`), 200).body;

const decide = (api: Api, id: string, how: string, body: object = {}) =>
  api.post<SeenChange & { errors: { field: string }[] }>(`/api/v1/changes/${id}/${how}`, body);

const approve = (id: string, body: object = {}) => decide(directory.second.api, id, 'approve', body);

const valuesOf = async (id: string) =>
  demand(await peru.api.get<SeenEntry>(`${LIST}/${id}`), 200).body.contactPoints.map(({ value }) => value);

const partOf = ({ parts }: SeenChange, which: (part: SeenPart) => boolean) => parts.find(which)!.id;

describe('the dialogue on a change', () => {
  it('goes from question to answer, is kept with author and time, and says who is waited for', async () => {
    const id = await published();
    const waiting = await proposed(authority.api, id, { notes: 'moved', comment: 'We moved on Monday.' });
    expect(await change(directory.second.api, waiting)).toMatchObject({
      awaiting: 'decision',
      reason: 'We moved on Monday.',
      may: ['approve', 'decline', 'ask'],
    });
    demand(await decide(directory.second.api, waiting, 'ask', { text: 'Which floor?' }), 200);
    expect(await change(authority.api, waiting)).toMatchObject({
      awaiting: 'answer',
      may: ['answer', 'amend', 'cancel'],
      messages: [
        { kind: 'question', text: 'Which floor?', by: { name: 'Second Editor' }, ofSecretariat: true },
      ],
    });
    const mine = await authority.api.get<{ items: SeenChange[] }>('/api/v1/changes?scope=waiting');
    expect(mine.body.items.map((one) => one.id)).toContain(waiting);

    clock.advance(60_000);
    demand(await decide(colleague.api, waiting, 'answer', { text: 'The third.' }), 200);
    const after = await change(directory.second.api, waiting);
    expect(after.awaiting).toBe('decision');
    expect(after.messages.map(({ kind, by, at }) => [kind, by.name, at])).toEqual([
      ['question', 'Second Editor', expect.any(String)],
      ['answer', 'Colleague', clock.now().toISOString()],
    ]);
  });

  it('is not for its own proposer to ask, nor for another State to read or to answer', async () => {
    const id = await published();
    const waiting = await proposed(directory.editor.api, id, { contactPoints: [TELEPHONE] });
    expect((await decide(directory.editor.api, waiting, 'ask', { text: 'x' })).status).toBe(403);
    expect((await decide(directory.second.api, waiting, 'answer', { text: 'x' })).status).toBe(403);
    expect((await decide(peru.api, waiting, 'answer', { text: 'x' })).status).toBe(404);
    demand(await decide(directory.editor.api, waiting, 'cancel'), 200);
    expect((await decide(directory.second.api, waiting, 'ask', { text: 'x' })).status).toBe(409);
  });
});

describe('an amendment', () => {
  it('takes the place of what was proposed, and is approved only by who has read it', async () => {
    const id = await published();
    const first = [{ ...TELEPHONE, value: '+55 61 2025 8111' }, EMAIL, FAX];
    const waiting = await proposed(authority.api, id, { contactPoints: first });
    demand(await decide(directory.second.api, waiting, 'ask', { text: 'Is it 8111?' }), 200);
    clock.advance(1000);
    const second = [{ ...TELEPHONE, value: '+55 61 2025 8112' }, EMAIL, FAX];
    const amended = { contactPoints: second, comment: 'It is 8112.', amends: waiting };
    expect(demand(await patch(authority.api, id, amended), 202).body).toMatchObject({
      id: waiting,
      revision: 2,
      awaiting: 'decision',
    });
    expect(await approve(waiting)).toMatchObject({
      status: 409,
      body: { type: '/problems/change-conflict' },
    });
    expect(await valuesOf(id)).toContain('+556120258900');
    demand(await approve(waiting, { revision: 2 }), 200);
    expect(await valuesOf(id)).toContain('+556120258112');
    const { messages } = await change(authority.api, waiting);
    expect(messages.map(({ kind, text }) => [kind, text])).toEqual([
      ['question', 'Is it 8111?'],
      ['amendment', 'It is 8112.'],
    ]);
  });

  it('is only its proposer’s, and only while it waits', async () => {
    const id = await published();
    const waiting = await proposed(authority.api, id, { notes: 'a' });
    for (const { api } of [colleague, directory.second, directory.editor])
      expect((await patch(api, id, { notes: 'b', amends: waiting })).status).toBe(409);
    demand(await approve(waiting), 200);
    expect((await patch(authority.api, id, { notes: 'b', amends: waiting })).status).toBe(409);
  });
});

describe('accepting in part', () => {
  it('puts in force what was chosen, declines the rest with a reason, and tells the proposer', async () => {
    const id = await published();
    const points = [
      { ...TELEPHONE, value: '+55 61 2025 8222' },
      { ...EMAIL, value: 'novo@orgao.example' },
    ];
    const waiting = await proposed(authority.api, id, {
      contactPoints: points,
      unit: 'Third Unit',
      notes: 'n',
    });
    const seen = await change(directory.second.api, waiting);
    expect(seen.parts.map(({ field, base, proposed: to }) => [field, base?.value, to?.value])).toEqual([
      ['unit', undefined, undefined],
      ['notes', undefined, undefined],
      ['contactPoints', '+556120258900', '+556120258222'],
      ['contactPoints', 'plantao@orgao.example', 'novo@orgao.example'],
      ['contactPoints', '+556120258901', undefined],
    ]);
    const parts = ['unit', partOf(seen, ({ base }) => base?.value === '+556120258900')];
    expect((await approve(waiting, { parts })).body.errors).toMatchObject([{ field: 'note' }]);
    demand(await approve(waiting, { parts, note: 'The mailbox bounces.' }), 200);

    expect(await valuesOf(id)).toEqual(['+556120258222', 'plantao@orgao.example', '+556120258901']);
    expect(await directory.read('central-authorities', id)).toMatchObject({
      unit: 'Third Unit',
      notes: null,
    });
    const after = await change(authority.api, waiting);
    expect(after).toMatchObject({
      state: 'applied',
      decisionReason: 'The mailbox bounces.',
      appliedParts: parts,
    });
    expect(after.declinedParts).toHaveLength(3);
    const administrator = await givenAccount(enlace, { role: 'administrator' });
    const { body } = await administrator.api.get<{ items: { action: string; details: object }[] }>(
      `/api/v1/audit?subject=${waiting}`,
    );
    expect(body.items.find(({ action }) => action === 'change.applied')?.details).toMatchObject({
      applied: parts,
      declined: after.declinedParts,
    });
  });

  it('brings nothing that was not proposed, and not nothing', async () => {
    const id = await published();
    const waiting = await proposed(authority.api, id, { unit: 'U', notes: 'n' });
    const refusal = await approve(waiting, { parts: ['unit', 'tlp'], note: 'x' });
    expect(refusal).toMatchObject({ status: 400, body: { errors: [{ field: 'parts.1' }] } });
    expect((await approve(waiting, { parts: [], note: 'x' })).status).toBe(422);
    expect((await approve(waiting, { parts: ['unit'], contactPoints: [] })).status).toBe(400);
    expect((await decide(authority.api, waiting, 'approve', { parts: ['unit'], note: 'x' })).status).toBe(
      403,
    );
    expect((await change(authority.api, waiting)).state).toBe('pending');
  });

  it('of its own proposer is refused, as the whole is', async () => {
    const id = await published();
    const waiting = await proposed(directory.editor.api, id, { contactPoints: [TELEPHONE, EMAIL] });
    const answer = await decide(directory.editor.api, waiting, 'approve', { note: 'x' });
    expect(answer).toMatchObject({ status: 403, body: { type: '/problems/second-person-required' } });
  });
});

describe('the two lanes', () => {
  const withDesignation = { designations: [{ ...MLA, evidence: EVIDENCE }] };

  it('refuse a designation without the number and date of a note, new, changed or ended', async () => {
    const id = await published(withDesignation);
    const other = { ...MLA, function: 'EXTRADITION' };
    const kept = withDesignation.designations[0]!;
    for (const [body, field] of [
      [{ designations: [kept, other] }, 'designations.1.evidence'],
      [{ designations: [{ ...kept, article: '4', evidence: null }] }, 'designations.0.evidence'],
      [{ designations: [{ ...kept, article: '4', evidence: { note: 'x' } }] }, 'designations.0.evidence'],
      [{ designations: [] }, 'evidence'],
    ] as const) {
      const answer = (await patch(authority.api, id, body)) as ApiAnswer<{ errors: { field: string }[] }>;
      expect([answer.status, answer.body.errors?.map((one) => one.field)]).toEqual([422, [field]]);
    }
    const waiting = await proposed(authority.api, id, { designations: [kept, other], evidence: EVIDENCE });
    const seen = await change(directory.second.api, waiting);
    expect(seen).toMatchObject({ lane: 'legal', lanes: ['legal'], evidence: EVIDENCE });
    expect(seen.parts).toMatchObject([{ field: 'designations', lane: 'legal', base: null, proposed: other }]);
    demand(await approve(waiting), 200);
    const { designations } = await directory.read('central-authorities', id);
    expect(designations).toMatchObject([kept, { function: 'EXTRADITION', evidence: EVIDENCE }]);
    await proposed(authority.api, id, { designations: [], evidence: EVIDENCE });
  });

  it('say how sure the designations are: by whose word, and by the note of one that comes later', async () => {
    const id = await published(withDesignation);
    const sure = async () => (await directory.read('central-authorities', id))['designationFreshness'];
    expect(await sure()).toMatchObject({ state: 'never-verified', verifiedAt: null, method: null });

    const verify = (body: object) => directory.editor.api.post(`${LIST}/${id}/verifications`, body);
    const said = { contactPointIds: [], designations: true, method: 'call' };
    expect((await verify({ ...said, designations: false })).status).toBe(400);
    expect((await verify({ ...said, method: 'drill' })).status).toBe(400);
    demand(await verify(said), 200);
    expect(await sure()).toMatchObject({ state: 'confirmed', method: 'call', by: 'secretariat' });
    demand(await patch(directory.editor.api, id, { notes: 'By post only.' }), 200);
    expect(await sure()).toMatchObject({ state: 'confirmed', method: 'call' });

    const more = { designations: [...withDesignation.designations, { ...MLA, function: 'EXTRADITION' }] };
    demand(await approve(await proposed(authority.api, id, { ...more, evidence: EVIDENCE })), 200);
    expect(await sure()).toMatchObject({
      state: 'confirmed',
      verifiedAt: '2026-11-02T00:00:00.000Z',
      validUntil: '2027-11-02T00:00:00.000Z',
      method: 'note-verbale',
      by: 'authority',
    });
    const without = await published();
    expect((await directory.read('central-authorities', without))['designationFreshness']).toBeNull();
    const none = await directory.editor.api.post(`${LIST}/${without}/verifications`, said);
    expect(none.status).toBe(400);
  });

  it('are two lists, and one queue: the urgent first, then the oldest', async () => {
    const id = await published(withDesignation);
    const at = async (body: object) => {
      clock.advance(1000);
      return proposed(authority.api, id, body);
    };
    const legal = await at({ designations: [], evidence: EVIDENCE });
    const both = await at({ designations: [], evidence: EVIDENCE, contactPoints: [EMAIL] });
    const [first, second] = [await at({ notes: '1' }), await at({ notes: '2' })];
    const listed = async (query: string) => {
      const answer = await directory.second.api.get<{ items: SeenChange[] }>(
        `/api/v1/changes?entry=${id}&${query}`,
      );
      return demand(answer, 200).body.items.map((one) => one.id);
    };
    expect(await listed('scope=waiting&state=pending')).toEqual([first, second, legal, both]);
    expect(await listed('lane=legal')).toEqual([both, legal]);
    expect(await listed('lane=operational&state=pending')).toEqual([second, first, both]);
    const pages = await directory.second.api.get<{ next: string }>(
      `/api/v1/changes?entry=${id}&scope=waiting&limit=1`,
    );
    expect(await listed(`scope=waiting&limit=2&cursor=${pages.body.next}`)).toEqual([second, legal]);
    const mine = await directory.second.api.get<{ items: SeenChange[] }>('/api/v1/changes?scope=mine');
    expect(mine.body.items).toEqual([]);
  });
});

describe('a change of an entry that moved since', () => {
  it('keeps what others changed elsewhere: fields and contact points merge by themselves', async () => {
    const id = await published();
    const mine = await proposed(authority.api, id, {
      unit: 'Mine',
      contactPoints: [{ ...TELEPHONE, value: '+55 61 2025 8333' }, EMAIL, FAX],
    });
    await directory.changed('central-authorities', id, {
      notes: 'theirs',
      contactPoints: [
        TELEPHONE,
        { ...EMAIL, value: 'outro@orgao.example' },
        FAX,
        { kind: 'web', value: 'https://orgao.example' },
      ],
    });
    const { parts } = await change(directory.second.api, mine);
    expect(parts.map(({ state }) => state)).toEqual(['clean', 'clean']);
    demand(await approve(mine), 200);
    expect(await valuesOf(id)).toEqual([
      '+556120258333',
      'outro@orgao.example',
      '+556120258901',
      'https://orgao.example',
    ]);
    expect(await directory.read('central-authorities', id)).toMatchObject({ unit: 'Mine', notes: 'theirs' });
  });

  it('shows both sides of what overlaps, and asks which is to stand', async () => {
    const id = await published();
    const other = (value: string) => ({ contactPoints: [{ ...TELEPHONE, value }, EMAIL, FAX], unit: value });
    const [keep, take] = [
      await proposed(authority.api, id, other('+55 61 2025 8444')),
      await proposed(authority.api, id, other('+55 61 2025 8445')),
    ];
    await directory.changed('central-authorities', id, other('+55 61 2025 8446'));
    const seen = await change(directory.second.api, keep);
    expect(seen.parts).toMatchObject([
      { field: 'unit', state: 'conflict', now: '+55 61 2025 8446' },
      {
        field: 'contactPoints',
        state: 'conflict',
        base: { value: '+556120258900' },
        now: { value: '+556120258446' },
        proposed: { value: '+556120258444' },
      },
    ]);
    const refusal = await approve(keep);
    expect(refusal).toMatchObject({ status: 409, body: { type: '/problems/change-conflict' } });
    expect(refusal.body.errors.map(({ field }) => field)).toEqual(seen.parts.map((part) => part.id));
    const [unit, telephone] = seen.parts.map((part) => part.id);
    const resolutions = [
      { part: unit, take: 'proposed' },
      { part: telephone, take: 'now' },
    ];
    demand(await approve(keep, { resolutions }), 200);
    expect(await valuesOf(id)).toContain('+556120258446');
    expect((await directory.read('central-authorities', id)).unit).toBe('+55 61 2025 8444');

    const { parts } = await change(directory.second.api, take);
    demand(
      await approve(take, { resolutions: parts.map((part) => ({ part: part.id, take: 'proposed' })) }),
      200,
    );
    expect(await valuesOf(id)).toEqual(['+556120258445', 'plantao@orgao.example', '+556120258901']);
  });

  it('to publish a draft is in conflict with any later draft: what is published is what was read', async () => {
    const id = await directory.draft('central-authorities', { contactPoints: POINTS });
    const path = `${LIST}/${id}`;
    const { api } = directory.editor;
    const waiting = demand(await api.post(`${path}/publish`, {}, await match(api, path)), 202).body
      .id as string;
    demand(await patch(api, id, { contactPoints: [{ ...TELEPHONE, value: '+55 61 2025 8999' }] }), 200);
    expect((await approve(waiting)).status).toBe(409);
    expect((await peru.api.get(path)).status).toBe(404);
  });

  it('is decided once, whoever decides what of it at the same time', async () => {
    const id = await published();
    const waiting = await proposed(authority.api, id, { unit: 'U', notes: 'N', contactPoints: [TELEPHONE] });
    const editors = await Promise.all(
      Array.from({ length: 4 }, () => givenAccount(enlace, { role: 'editor' })),
    );
    const answers = await Promise.all([
      decide(editors[0]!.api, waiting, 'approve', { parts: ['unit'], note: 'only this' }),
      decide(editors[1]!.api, waiting, 'approve', { parts: ['notes'], note: 'only that' }),
      decide(editors[2]!.api, waiting, 'approve'),
      decide(editors[3]!.api, waiting, 'decline', { reason: 'no' }),
      decide(authority.api, waiting, 'cancel'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    const { state, appliedParts } = await change(authority.api, waiting);
    const entry = await directory.read('central-authorities', id);
    const whole = state === 'applied' && appliedParts === null;
    const has = (part: string) => whole || (appliedParts ?? []).includes(part);
    expect([entry.unit, entry.notes, entry.contactPoints.length]).toEqual([
      has('unit') ? 'U' : null,
      has('notes') ? 'N' : null,
      whole ? 1 : 3,
    ]);
  });
});
