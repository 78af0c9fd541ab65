import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { contextOf } from '../access/request-reading.js';
import type { RequestContext } from '../access/request-context.js';
import { LANGUAGES, Problem, PROBLEMS, type Language } from '../platform/problems.js';
import { preferredLanguage } from '../platform/languages.js';
import type { Html } from './html.js';
import { LitePages, type LiteRequest } from './lite.service.js';
import { LiteSession } from './lite-session.js';
import { signInForm } from './lite.pages.js';
import { page, POLICY, say, type Reader } from './page.js';

/** Forms are small. */
const FORM_LIMIT = 8 * 1024;

type Fields = Record<string, string>;

/** The language chosen here, or what the browser prefers. */
function languageOf(request: FastifyRequest): Language {
  const chosen =
    (request.query as Fields)['l'] ??
    /(?:^|;\s*)enlace-lite-language=(\w\w)/.exec(request.headers.cookie ?? '')?.[1];
  return LANGUAGES.find((one) => one === chosen) ?? preferredLanguage(request.headers['accept-language']);
}

/** The fields of a form. */
const sent = ({ body }: FastifyRequest): Fields => (body ?? {}) as Fields;

/** The page that somebody was on the way to before signing in; never on another site. */
function nextOf(request: FastifyRequest): string {
  const asked = request.method === 'GET' ? request.url : (sent(request)['next'] ?? '');
  return /^\/lite(?![\w-]|\/sign-)[\x21-\x7e]*$/.test(asked) ? asked : '/lite';
}

/**
 * The look-up pages without JavaScript, for old telephones and thin lines: the same services, session and
 * visibility as the API, one request and a few kilobytes a page (docs/adr/0027).
 */
export async function serveLite(app: NestFastifyApplication): Promise<void> {
  const pages = app.get(LitePages);
  const sessions = app.get(LiteSession);
  const server = app.getHttpAdapter().getInstance();

  const readerOf = (request: FastifyRequest, sessionId: string | null): Reader => ({
    language: languageOf(request),
    formToken: sessionId && sessions.formToken(sessionId),
  });
  const send = (reply: FastifyReply, reader: Reader, title: string, body: Html, status = 200) =>
    reply
      .status(status)
      .type('text/html; charset=utf-8')
      .headers({
        'Content-Security-Policy': POLICY,
        'Cache-Control': 'no-store',
        'Referrer-Policy': 'same-origin',
      })
      .send(page(reader, title, body));
  const askSignIn = (
    request: FastifyRequest,
    reply: FastifyReply,
    problem: string | null,
    status: number,
  ) => {
    const reader = readerOf(request, null);
    const kept = { email: sent(request)['email'], next: nextOf(request) };
    return send(reply, reader, say('signIn', reader), signInForm(reader, problem, kept), status);
  };
  const contextFor = (request: FastifyRequest, sessionId: string): RequestContext =>
    contextOf(request, { kind: 'session', sessionId }, 'entry:read', languageOf(request));

  /** A page for whoever is signed in; what goes wrong is said in words. */
  const show =
    (make: (asked: LiteRequest) => Promise<{ title: string; body: Html }>, isForm = false) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const { l } = request.query as Fields;
      if (l)
        void reply.header(
          'Set-Cookie',
          `enlace-lite-language=${languageOf(request)}; Path=/lite; SameSite=Strict`,
        );
      const sessionId = sessions.read(request.headers.cookie);
      if (sessionId === null) return askSignIn(request, reply, null, 401);
      const reader = readerOf(request, sessionId);
      const fields = (isForm ? request.body : request.query) as Fields;
      try {
        if (isForm && !sessions.isOwnForm(sessionId, fields['token'])) throw new Problem('forbidden');
        const { title, body } = await make({
          context: contextFor(request, sessionId),
          reader,
          fields,
          path: request.params as Fields,
        });
        return await send(reply, reader, title, body);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        const title = PROBLEMS[error.code].title[reader.language];
        if (error.code === 'not-signed-in') return askSignIn(request, reply, title, 401);
        if (error.code === 'second-factor-required')
          return askSignIn(request, reply, say('enrol', reader), 403);
        return send(reply, reader, title, pages.problem(error), error.getStatus());
      }
    };

  await server.register((scope, _, done) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_LIMIT },
      (_request, body, parsed) => parsed(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    scope.get(
      '/lite',
      show((asked) => pages.states(asked)),
    );
    scope.get(
      '/lite/states/:iso2',
      show((asked) => pages.state(asked)),
    );
    scope.get(
      '/lite/entries/:register/:id',
      show((asked) => pages.entry(asked)),
    );
    scope.get(
      '/lite/search',
      show((asked) => pages.searchForm(asked)),
    );
    scope.post(
      '/lite/search',
      show((asked) => pages.search(asked), true),
    );
    scope.get(
      '/lite/find',
      show((asked) => pages.find(asked)),
    );
    scope.get('/lite/sign-in', (request, reply) => askSignIn(request, reply, null, 200));
    scope.post('/lite/sign-in', async (request, reply) => {
      if (!sessions.isOwnOrigin(request.headers.origin))
        return askSignIn(request, reply, PROBLEMS.forbidden.title[languageOf(request)], 403);
      try {
        const context = contextOf(
          request,
          { kind: 'system', name: 'lite' },
          'self:read',
          languageOf(request),
        );
        const sessionId = await pages.signIn(context, sent(request), request.headers['user-agent']);
        return await reply.header('Set-Cookie', sessions.carrying(sessionId)).redirect(nextOf(request), 303);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        return askSignIn(request, reply, PROBLEMS[error.code].title[languageOf(request)], error.getStatus());
      }
    });
    scope.post('/lite/sign-out', async (request, reply) => {
      const sessionId = sessions.read(request.headers.cookie);
      if (sessionId !== null && sessions.isOwnForm(sessionId, sent(request)['token']))
        await pages.signOut({ ...contextFor(request, sessionId), permission: 'self:enrol' });
      return reply.header('Set-Cookie', sessions.cleared()).redirect('/lite/sign-in', 303);
    });
    done();
  });
}
