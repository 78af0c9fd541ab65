import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { preferredLanguage } from './languages.js';
import { databaseProblem } from './postgres-problems.js';
import { Problem, PROBLEMS, type FieldError, type Language, type ProblemCode } from './problems.js';

/** RFC 9457, with the request's id and every field error at once. */
interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail?: string;
  requestId: string;
  errors?: FieldError[];
}

/** Codes for failures that reach us as a bare HTTP status: of the router, the body parser, Nest. */
const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  401: 'not-signed-in',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  412: 'stale-version',
  413: 'too-large',
  415: 'unsupported-media-type',
  422: 'rule-broken',
  428: 'version-required',
  429: 'too-many-requests',
  503: 'unavailable',
};

/** The problem that any failure stands for. What we do not know is `internal`, and nothing of it is told. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const fromDatabase = databaseProblem(error);
  if (fromDatabase) return fromDatabase;
  const status =
    error instanceof HttpException
      ? error.getStatus()
      : (error as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status !== 'number') return new Problem('internal');
  const code = BY_STATUS[status] ?? (status >= 400 && status < 500 ? 'invalid-request' : 'internal');
  return new Problem(code, DETAILS[(error as { code?: string }).code ?? '']);
}

/** What to do, for the failures of the HTTP server that callers meet. */
const DETAILS: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not valid JSON.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty: send JSON, or leave Content-Type out.',
  FST_ERR_CTP_BODY_TOO_LARGE: 'A request has at most 1 MiB.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'Send Content-Type: application/json.',
};

/** Answers every failure as `application/problem+json`, in the caller's language. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = problemOf(error);
    const { status } = PROBLEMS[problem.code];
    // A problem that was thrown as one is expected; anything else shows where it came from.
    if (error instanceof Problem && status >= 500) this.log.warn({ requestId: request.id }, problem.code);
    else if (status >= 500) this.log.error({ requestId: request.id, err: error }, problem.code);
    // The answer began: a broken stream can only be cut, so that nobody takes a part for the whole.
    if (reply.raw.headersSent) return void reply.raw.destroy();
    void reply
      .status(status)
      .headers(problem.extra.headers ?? {})
      .header('Content-Type', 'application/problem+json; charset=utf-8')
      .header('Cache-Control', 'no-store')
      .send(JSON.stringify(bodyOf(problem, request.id, languageOf(request))));
  }
}

function languageOf(request: FastifyRequest): Language {
  const { enlace } = request as { enlace?: { language?: Language } };
  return enlace?.language ?? preferredLanguage(request.headers['accept-language']);
}

function bodyOf(problem: Problem, requestId: string, language: Language): ProblemBody {
  const { status, title } = PROBLEMS[problem.code];
  const { detail, extra } = problem;
  return {
    type: `/problems/${problem.code}`,
    title: title[language],
    status,
    ...(detail ? { detail } : {}),
    requestId,
    ...(extra.errors ? { errors: extra.errors } : {}),
  };
}
