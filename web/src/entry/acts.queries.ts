import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { ApiProblem } from '../api/problem.js';
import type { components } from '../api/schema.js';
import { pathOf, type AnyEntry } from '../entries/entries.queries.js';
import { useTellOutcome, type Outcome } from './outcome.js';

type Schemas = components['schemas'];

/** What is asked of the server; each asks for what its route needs. */
export type Act =
  | { done: 'publish' | 'restore'; note: string }
  | { done: 'withdraw' | 'withdrawConsent' | 'erase'; reason: string }
  | { done: 'verify'; body: Schemas['VerificationInput'] };

interface Answer {
  data?: unknown;
  response: Response;
}

function asked({ register, id }: AnyEntry, etag: string, act: Act): Promise<Answer> {
  const path = pathOf(register);
  const params = { path: { id } };
  const headers = { 'If-Match': etag };
  switch (act.done) {
    case 'publish':
    case 'restore':
      return api.POST(`${path}/{id}/${act.done}`, {
        params,
        headers,
        body: act.note ? { note: act.note } : {},
      });
    case 'withdraw':
      return api.POST(`${path}/{id}/withdraw`, { params, headers, body: { reason: act.reason } });
    case 'withdrawConsent':
      return api.POST('/api/v1/experts/{id}/consent/withdrawal', { params, body: { reason: act.reason } });
    case 'erase':
      return api.POST(`${path}/{id}/erasures`, { params, body: { reason: act.reason } });
    case 'verify':
      return api.POST(`${path}/{id}/verifications`, { params, body: act.body });
  }
}

/** The change that waits, where the answer is one (202). */
export const waitingChange = ({ data, response }: Answer): string | null =>
  response.status === 202 ? (data as Schemas['ChangeResponse']).id : null;

/** Does something with an entry, tells on its page what became of it, and has everything read again. */
export function useAct(entry: AnyEntry, etag: string, onDone: () => void) {
  const queries = useQueryClient();
  const tell = useTellOutcome();
  return useMutation({
    mutationFn: async (act: Act): Promise<Outcome> => ({
      done: act.done,
      changeId: waitingChange(await asked(entry, etag, act)),
    }),
    onSuccess: (outcome) => {
      tell(entry.id, outcome);
      onDone();
      return readAgain(queries, entry);
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.status === 412) return readAgain(queries, entry);
    },
  });
}

/** After a write, whatever shows this entry or what waits is read again. */
export async function readAgain(
  queries: ReturnType<typeof useQueryClient>,
  { register, id }: Pick<AnyEntry, 'register' | 'id'>,
): Promise<void> {
  const touched = [['entry', register, id], ['history', register, id], ['changes'], ['search']];
  await Promise.all(touched.map((queryKey) => queries.invalidateQueries({ queryKey })));
}
