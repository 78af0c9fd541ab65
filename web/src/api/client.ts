import createClient, { type Middleware } from 'openapi-fetch';
import { accessToken, renew } from '../session/token.js';
import { ApiProblem, problemOf } from './problem.js';
import type { paths } from './schema.js';

/** Routes that are asked without a session, or make one. */
const OPEN = /\/api\/v1\/auth\/(sign-in|refresh|password-reset)|\/invitations\/accept/;

let language = 'en';
/** The language that problems are worded in. */
export const speak = (tag: string): void => void (language = tag);

const session: Middleware = {
  async onRequest({ request }) {
    request.headers.set('Accept-Language', language);
    if (request.method === 'POST' && !request.headers.has('Idempotency-Key') && !OPEN.test(request.url))
      request.headers.set('Idempotency-Key', crypto.randomUUID());
    if (OPEN.test(request.url)) return request;
    const token = accessToken() ?? (await renew());
    if (token === null) throw new ApiProblem('not-signed-in', 401, null, []);
    request.headers.set('Authorization', `Bearer ${token}`);
    return request;
  },
  async onResponse({ response }) {
    if (response.ok) return response;
    throw await problemOf(response);
  },
  onError({ error }) {
    return error instanceof ApiProblem ? error : new ApiProblem('unreachable', 0, null, []);
  },
};

/** The API, typed by its own description. Answers that are no success are thrown as `ApiProblem`. */
export const api = createClient<paths>({ baseUrl: window.location.origin });
api.use(session);
