import { api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { pathOf, type AnyEntry } from '../entries/entries.queries.js';
import type { Register } from '../entries/entry.js';
import type { FormDocument } from './form.js';
import { inputOf, patchOf, type Input } from './writing.js';

/** What was saved: the entry, and the change that waits for a second person where one must agree. */
export interface Saved {
  id: string;
  changeId: string | null;
}

/** What is said of the whole, beside the fields. */
export interface Said {
  /** Since when it is true; empty: today. */
  validFrom: string;
  /** For whoever decides. */
  comment: string;
}

/** What is typed, beside what was read. `amends`: the proposal whose place it takes. */
interface Typed {
  base: FormDocument;
  form: FormDocument;
  etag: string;
  amends?: string | undefined;
}

const filled = (said: Partial<Said>): Input =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value.trim() !== ''));

/** Keeps one key for one body: who presses twice, or again after a lost answer, makes one entry. */
export function keyKeeper(): (body: Input) => string {
  let kept = { body: '', key: '' };
  return (body) => {
    const text = JSON.stringify(body);
    if (kept.body !== text) kept = { body: text, key: crypto.randomUUID() };
    return kept.key;
  };
}

/** @throws ApiProblem with the fields that were refused */
export async function create(
  register: Register,
  form: FormDocument,
  { validFrom }: Said,
  keyOf: (body: Input) => string,
): Promise<Saved> {
  const body = { ...inputOf(register, form), ...filled({ validFrom }) };
  const headers = { 'Idempotency-Key': keyOf(body) };
  const { data } = await api.POST(pathOf(register), { headers, body: body as never });
  return { id: (data as AnyEntry).id, changeId: null };
}

/** @throws ApiProblem 412 when somebody else changed the entry since it was read */
export async function change(
  register: Register,
  id: string,
  { base, form, etag, amends }: Typed,
  said: Said,
): Promise<Saved> {
  const body = { ...patchOf(register, base, form), ...filled(said), ...(amends ? { amends } : {}) };
  const { data, response } = await api.PATCH(`${pathOf(register)}/{id}`, {
    params: { path: { id } },
    headers: { 'If-Match': etag },
    body: body as never,
  });
  const waits = response.status === 202;
  return { id, changeId: waits ? (data as components['schemas']['ChangeResponse']).id : null };
}

/**
 * Puts the contact values of the form in force at once, on a single signature.
 * @throws ApiProblem 412 when somebody else changed the entry since it was read
 */
export async function breakGlass(
  register: Register,
  id: string,
  { form, etag }: { form: FormDocument; etag: string },
  reason: string,
): Promise<void> {
  const { contactPoints } = inputOf(register, form);
  await api.POST(`${pathOf(register)}/{id}/break-glass`, {
    params: { path: { id } },
    headers: { 'If-Match': etag },
    body: { contactPoints, reason } as never,
  });
}
