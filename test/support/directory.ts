import { randomUUID } from 'node:crypto';
import { Answer } from '../../src/access/answer.js';
import { systemContext } from '../../src/access/request-context.js';
import type { Permission } from '../../src/access/permissions.js';
import { Transactions } from '../../src/access/transactions.js';
import { AccessTokens } from '../../src/accounts/access-tokens.js';
import type { PeoplesRole } from '../../src/accounts/new-account.js';
import { newSecret } from '../../src/accounts/one-time.js';
import { Sessions } from '../../src/accounts/sessions.js';
import type { RegisterName } from '../../src/register/vocabulary.js';
import { givenAccount, type GivenAccount } from './accounts.js';
import type { Api, ApiAnswer } from './api.js';
import type { Enlace } from './enlace.js';

/** One contact value as readers get it. */
export interface SeenPoint {
  id: string;
  kind: string;
  value: string | null;
  tlp: string;
}

/** The part of an entry's response that tests look at. */
export interface SeenEntry {
  id: string;
  status: string;
  contactPoints: SeenPoint[];
  [field: string]: unknown;
}

/** The least a register asks of a new entry, and of one that is to be published. */
const LEAST: Record<RegisterName, { kind: 'person' | 'office'; [field: string]: unknown }> = {
  experts: {
    kind: 'person',
    consent: { givenOn: '2026-01-10', scope: 'Member States', evidence: 'Letter 12/2026' },
  },
  'central-authorities': { kind: 'office' },
  'law-enforcement-contacts': { kind: 'office' },
};

/** A new entry of that register as a writer gives it, of Brazil unless said. */
export const entryInput = (register: RegisterName, over: object = {}) => ({
  country: 'BR',
  names: { original: `Unidade ${randomUUID()}` },
  ...LEAST[register],
  ...over,
});

/** Two independent editors, and the entries they bring to publication over HTTP. */
export class Directory {
  private constructor(
    readonly enlace: Enlace,
    public editor: GivenAccount,
    public second: GivenAccount,
  ) {}

  static async of(enlace: Enlace): Promise<Directory> {
    const editor = await givenAccount(enlace, { role: 'editor', name: 'First Editor' });
    return new Directory(
      enlace,
      editor,
      await givenAccount(enlace, { role: 'editor', name: 'Second Editor' }),
    );
  }

  async draft(register: RegisterName, over: object = {}): Promise<string> {
    const made = await this.editor.api.post<SeenEntry>(`/api/v1/${register}`, entryInput(register, over));
    return demand(made, 201).body.id;
  }

  async published(register: RegisterName, over: object = {}): Promise<string> {
    const id = await this.draft(register, over);
    await this.decided(register, id, 'publish');
    return id;
  }

  async withdrawn(register: RegisterName, over: object = {}): Promise<string> {
    const id = await this.published(register, over);
    await this.decided(register, id, 'withdraw', { reason: 'closed' });
    return id;
  }

  /** Has the one editor propose an act and the other approve it. */
  async decided(register: RegisterName, id: string, act: string, body: object = {}): Promise<void> {
    const path = `/api/v1/${register}/${id}`;
    await this.approved(
      await this.editor.api.post(`${path}/${act}`, body, await match(this.editor.api, path)),
    );
  }

  /** Has the one editor change an entry and the other approve it where that is asked for. */
  async changed(register: RegisterName, id: string, patch: object): Promise<void> {
    const path = `/api/v1/${register}/${id}`;
    const answer = await this.editor.api.patch(path, patch, await match(this.editor.api, path));
    if (answer.status === 200) return;
    await this.approved(answer);
  }

  async read(register: RegisterName, id: string): Promise<SeenEntry> {
    return demand(await this.editor.api.get<SeenEntry>(`/api/v1/${register}/${id}`), 200).body;
  }

  /** Signs both editors in again, after the clock moved on. */
  async signInAgain(): Promise<void> {
    this.editor = await signedInAgain(this.enlace, this.editor, 'editor');
    this.second = await signedInAgain(this.enlace, this.second, 'editor');
  }

  private async approved(proposed: ApiAnswer): Promise<void> {
    const { id } = demand(proposed, 202).body;
    demand(await this.second.api.post(`/api/v1/changes/${String(id)}/approve`, {}), 200);
  }
}

/** The answer, when it has the status that the test cannot go on without. */
export function demand<T>(answer: ApiAnswer<T>, status: number): ApiAnswer<T> {
  if (answer.status !== status) throw new Error(`${status} expected, but ${answer.status}: ${answer.text}`);
  return answer;
}

/** `If-Match` as this caller reads the entry. */
export async function match(api: Api, path: string): Promise<{ 'If-Match': string }> {
  return { 'If-Match': (await api.get(path)).headers.get('etag') ?? '"none"' };
}

/** The same account in a new session, with a token of now. */
export async function signedInAgain<T extends { id: string; email: string }>(
  enlace: Enlace,
  account: T,
  role: PeoplesRole,
  state: string | null = null,
): Promise<T & { api: Api; token: string; sessionId: string }> {
  const { body } = await enlace.app.get(Transactions).write(systemContext('job:test'), async (tx) => {
    const from = { address: '127.0.0.1', userAgent: 'test' };
    return new Answer(200, await enlace.app.get(Sessions).open(tx, account.id, from, enlace.clock.now()));
  });
  const claims = { ...account, role, state, language: 'en' as const };
  const { accessToken: token } = enlace.app.get(AccessTokens).issue(claims, body.sessionId);
  return { ...account, sessionId: body.sessionId, token, api: enlace.api(token) };
}

/** A machine client's key with these scopes, made by that administrator. */
export async function givenKey(
  enlace: Enlace,
  by: GivenAccount,
  scopes: Permission[] = [
    'country:read',
    'treaty:read',
    'entry:read',
    'entry:history',
    'entry:export',
    'edition:read',
  ],
  state: string | null = null,
): Promise<{ id: string; secretHash: string; api: Api }> {
  const id = randomUUID();
  const { secret, hash } = newSecret();
  const now = enlace.clock.now();
  await enlace.app.get(Transactions).write(systemContext('job:test'), async (tx) => {
    await tx.query(
      `insert into machine_client (id, name, role, state, scopes, hash, created_by, created_at, expires_at)
       values ($1, 'Test machine', 'recipient', $2, $3, $4, $5, $6, $7)`,
      [id, state, scopes, hash, by.id, now, new Date(now.getTime() + 90 * 24 * 60 * 60 * 1000)],
    );
    return new Answer(204, null);
  });
  return { id, secretHash: hash, api: enlace.api(`enl_${id}_${secret}`) };
}
