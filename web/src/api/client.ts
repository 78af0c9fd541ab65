import createClient, { type Middleware } from 'openapi-fetch';
import { accessToken, renew } from '../session/token.js';
import { ApiProblem, problemOf } from './problem.js';
import { noteReach } from './reach.js';
import type { paths } from './schema.js';

/** Routes that are asked without a session, or make one. */
const OPEN =
  /\/api\/v1\/auth\/(sign-in|refresh|password-reset)|\/invitations\/accept|\/api\/v1\/(confirmations|drill-answers)/;

let language = 'en';
/** The language that problems are worded in. */
export const speak = (tag: string): void => void (language = tag);

const session: Middleware = {
  async onRequest({ request }) {
    request.headers.set('Accept-Language', language);
    if (request.method === 'POST' && !request.headers.has('Idempotency-Key') && !OPEN.test(request.url))
      request.headers.set('Idempotency-Key', crypto.randomUUID());
    if (OPEN.test(request.url)) return request;
    request.headers.set('Authorization', `Bearer ${await bearer()}`);
    return request;
  },
  async onResponse({ response }) {
    noteReach(response.status);
    if (response.ok) return response;
    throw await problemOf(response);
  },
  onError({ error }) {
    // A search that was typed on is no failure.
    if (error instanceof DOMException && error.name === 'AbortError') return error;
    return error instanceof ApiProblem ? error : unreachable();
  },
};

function unreachable(): ApiProblem {
  noteReach(0);
  return new ApiProblem('unreachable', 0, null, []);
}

/** The access token, renewed where it is about to end. @throws ApiProblem 401: nobody is signed in */
async function bearer(): Promise<string> {
  const token = accessToken() ?? (await renew().catch(() => Promise.reject(unreachable())));
  if (token === null) throw new ApiProblem('not-signed-in', 401, null, []);
  return token;
}

/** For what the typed client cannot do: files sent and received. @throws ApiProblem */
export async function ask(
  path: string,
  init: RequestInit & { headers?: Record<string, string> },
): Promise<Response> {
  const headers = { ...init.headers, 'Accept-Language': language, Authorization: `Bearer ${await bearer()}` };
  const response = await fetch(path, { ...init, headers }).catch((error: unknown) =>
    Promise.reject(error instanceof DOMException && error.name === 'AbortError' ? error : unreachable()),
  );
  noteReach(response.status);
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** The API, typed by its own description. Answers that are no success are thrown as `ApiProblem`. */
export const api = createClient<paths>({ baseUrl: window.location.origin });
api.use(session);
