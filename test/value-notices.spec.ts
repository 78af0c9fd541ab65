import { givenAccount, type GivenAccount } from './support/accounts.js';
import { demand, Directory } from './support/directory.js';
import { startEnlace, type Enlace } from './support/enlace.js';

const REGISTER = 'law-enforcement-contacts';
const TELEPHONE = { kind: 'telephone', use: '24/7', value: '+55 61 2025 8900' };
const OLD = { kind: 'email', value: 'antigo@orgao.example' };
const NEW = { kind: 'email', value: 'novo@orgao.example' };
const RESPONSIBLE = { kind: 'email', use: 'responsible', value: 'responsavel@orgao.example' };
const NUMBERS = /\+?\d[\d\s]{6,}/;
/** An entry's address and the test's names: their digits are no telephone. */
const IDENTIFIERS = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

interface Letter {
  id: string;
  to: string;
  subject: string;
  text: string;
  state: string;
  demo: boolean;
}

let enlace: Enlace;
let directory: Directory;
let administrator: GivenAccount;

beforeAll(async () => {
  enlace = await startEnlace();
  directory = await Directory.of(enlace);
  administrator = await givenAccount(enlace, { role: 'administrator' });
});

afterAll(() => enlace?.close());

/** The letters that those mailboxes have in the outbox. */
async function lettersTo(...mailboxes: string[]): Promise<Letter[]> {
  const { body } = demand(await administrator.api.get<{ items: Letter[] }>('/api/v1/mail?limit=100'), 200);
  const found = body.items.filter(({ to }) => mailboxes.includes(to));
  return Promise.all(
    found.map(async ({ id }) => demand(await administrator.api.get<Letter>(`/api/v1/mail/${id}`), 200).body),
  );
}

describe('when a published value changes', () => {
  it('its old and its new mailbox are told, each of itself alone, in the language of the State', async () => {
    const id = await directory.published(REGISTER, { contactPoints: [TELEPHONE, OLD] });
    expect(await lettersTo(OLD.value)).toEqual([]);
    await directory.changed(REGISTER, id, { contactPoints: [TELEPHONE, NEW] });
    const [old, fresh] = [await lettersTo(OLD.value), await lettersTo(NEW.value)];
    expect([...old, ...fresh].map(({ subject }) => subject)).toEqual([
      'Esta caixa de correio já não consta do diretório de contrapartes',
      'Esta caixa de correio consta agora do diretório de contrapartes',
    ]);
    expect(old[0]!.text).not.toContain(NEW.value);
    expect(fresh[0]!.text).not.toContain(OLD.value);
    for (const { text } of [...old, ...fresh]) {
      expect(text).toContain(id);
      expect(text.replaceAll(IDENTIFIERS, '')).not.toMatch(NUMBERS);
    }
  });

  it('of a telephone the responsible mailbox is told, without the number', async () => {
    const id = await directory.published(REGISTER, { contactPoints: [TELEPHONE, RESPONSIBLE] });
    await directory.changed(REGISTER, id, {
      contactPoints: [{ ...TELEPHONE, value: '+55 61 2025 8999' }, RESPONSIBLE],
    });
    const letters = await lettersTo(RESPONSIBLE.value);
    expect(letters).toHaveLength(1);
    expect(letters[0]!.text.replaceAll(IDENTIFIERS, '')).not.toMatch(/8999|8900/);
  });

  it('nobody is told of drafts, proposals, wording, labels and order', async () => {
    const own = { ...RESPONSIBLE, value: 'ninguem@orgao.example' };
    const points = [TELEPHONE, { ...OLD, value: 'quieto@orgao.example' }, own];
    const id = await directory.draft(REGISTER, { contactPoints: [own] });
    await directory.changed(REGISTER, id, { contactPoints: points });
    await directory.decided(REGISTER, id, 'publish');
    await directory.changed(REGISTER, id, { notes: 'worded anew' });
    await directory.changed(REGISTER, id, { tlp: 'TLP:CLEAR' });
    await directory.changed(REGISTER, id, { contactPoints: [...points].reverse() });
    const path = `/api/v1/${REGISTER}/${id}`;
    const match = { 'If-Match': String((await directory.editor.api.get(path)).headers.get('etag')) };
    demand(await directory.editor.api.patch(path, { contactPoints: [TELEPHONE] }, match), 202);
    expect(await lettersTo('quieto@orgao.example', own.value)).toEqual([]);
  });
});
