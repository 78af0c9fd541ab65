import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from './configuration.js';

/** Fields that are never written, wherever they stand in the first three levels. */
const SECRET_FIELDS = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'token',
  'accessToken',
  'refreshToken',
  'secret',
  'totp',
  'code',
  'value',
  'email',
];
const REDACTED = SECRET_FIELDS.flatMap((field) => ['', '*.', '*.*.'].map((above) => `${above}["${field}"]`));

// Messages are written by us, but an error's text may quote what a caller sent.
const PERSONAL: readonly [RegExp, string][] = [
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[token]'],
  [/(postgres(?:ql)?|smtps?):\/\/[^@\s/]+@/gi, '$1://[secret]@'],
  [/[^\s@"'<>(/:]+@[^\s@"'<>)/:]+\.\w+/g, '[email]'],
  [/\+\d[\d ().-]{5,}\d/g, '[telephone]'],
];

/** A text without e-mail addresses, telephone numbers, tokens, passwords of connection strings. */
export const withoutPersonalData = (text: string): string =>
  PERSONAL.reduce((clean, [pattern, instead]) => clean.replace(pattern, instead), text);

/** What the log keeps of an error: never SQL, parameters, nor the values PostgreSQL quotes in its detail. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: withoutPersonalData(String(error)) };
  const { code, constraint, table, routine } = error as {
    code?: string;
    constraint?: string;
    table?: string;
    routine?: string;
  };
  return {
    type: error.name,
    message: withoutPersonalData(error.message),
    stack: error.stack && withoutPersonalData(error.stack),
    sqlstate: code,
    constraint,
    table,
    routine,
    ...(error.cause ? { cause: describeError(error.cause) } : {}),
  };
}

/** The log: one line of JSON each, to standard output unless a test gives another place. */
export function createLog(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError },
    redact: { paths: REDACTED, censor: '[redacted]' },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Nest's own messages, and those of `new Logger('context')`, into the same log. */
export class NestLog implements LoggerService {
  constructor(private readonly lines: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    // What Nest itself says (each route, each module) is for debugging.
    this.write(NEST_CONTEXTS.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest passes the context last and, for errors, a stack before it. */
  private write(level: Exclude<LogLevel, 'silent'>, message: unknown, rest: unknown[]): void {
    const context = typeof rest.at(-1) === 'string' ? (rest.pop() as string) : undefined;
    const stack = typeof rest[0] === 'string' ? withoutPersonalData(rest[0]) : undefined;
    if (message instanceof Error)
      this.lines[level]({ context, err: message }, withoutPersonalData(message.message));
    else this.lines[level]({ context, stack }, withoutPersonalData(String(message)));
  }
}

const NEST_CONTEXTS = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);
