import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { keptSecret } from './data-folder.js';
import { OperatorError } from './operator-error.js';
import { SECRET_SETTINGS, SETTINGS, type SettingName } from './settings.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What the environment holds: names and texts, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The settings are wrong: one line each, all at once. */
export class ConfigurationError extends OperatorError {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'ConfigurationError';
  }
}

/**
 * The installation's settings, read once from the environment, checked, frozen (see `.env.example`).
 * `process.env` is read nowhere else in the server.
 */
export class Configuration {
  /** TCP port, 3000 unless `PORT` says otherwise; 0 takes any free one. */
  readonly port: number;
  readonly host: string;
  /** Where the running instance keeps its files: embedded database, secrets, checkpoints. Absolute. */
  readonly dataDir: string;
  /** Null: start the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly databaseOwnerUrl: string | null;
  readonly demo: boolean;
  /** False, a number of proxies, or the addresses of proxies whose `X-Forwarded-For` is believed. */
  readonly trustProxy: false | number | string;
  readonly jwtSecret: string;
  /** The address people type, without a trailing slash. */
  readonly publicUrl: string;
  readonly logLevel: LogLevel;
  readonly adminEmail: string | null;
  readonly adminPassword: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;

  constructor(values: Configuration) {
    Object.assign(this, values);
    Object.freeze(this);
  }

  /**
   * Reads and checks every setting; makes the data folder's `jwt-secret` where `JWT_SECRET` is not set.
   * @throws ConfigurationError with one line for each wrong value.
   */
  static read(env: Environment = process.env): Configuration {
    const reader = new Reader(env);
    const values = readAll(reader);
    if (reader.lines.length > 0) throw new ConfigurationError(reader.lines);
    return new Configuration({
      ...values,
      jwtSecret: values.jwtSecret ?? keptSecret(values.dataDir, 'jwt-secret'),
    });
  }
}

/** Whether only this machine can reach an address or name. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'));

type Values = Omit<Configuration, 'jwtSecret'> & { jwtSecret: string | null };

function readAll(reader: Reader): Values {
  const databaseUrl = reader.postgresUrl('DATABASE_URL');
  const databaseOwnerUrl = reader.postgresUrl('DATABASE_OWNER_URL');
  const port = reader.port('PORT');
  const host = reader.text('HOST') ?? '127.0.0.1';
  const demo = reader.flag('DEMO') ?? databaseUrl === null;
  const adminEmail = reader.email('ENLACE_ADMIN_EMAIL');
  const adminPassword = reader.text('ENLACE_ADMIN_PASSWORD');
  const publicUrl = reader.origin('PUBLIC_URL');
  if (databaseOwnerUrl !== null && databaseUrl === null) {
    reader.refuse('DATABASE_OWNER_URL', 'needs DATABASE_URL, the role that serves');
  }
  if (demo && !isLoopback(host)) {
    reader.refuse(
      'DEMO',
      `the demonstration answers on this machine only: set DEMO=false, or HOST=127.0.0.1 instead of ${host}`,
    );
  }
  if (publicUrl === null && !isLoopback(host)) {
    reader.refuse(
      'PUBLIC_URL',
      `is needed when HOST is ${host}: the address people type, such as https://enlace.example.org`,
    );
  }
  if (adminPassword !== null && adminEmail === null) {
    reader.refuse('ENLACE_ADMIN_PASSWORD', 'needs ENLACE_ADMIN_EMAIL');
  }
  if (adminPassword !== null && adminPassword.length < 15) {
    reader.refuse('ENLACE_ADMIN_PASSWORD', 'must have 15 characters or more');
  }
  return {
    port,
    host,
    dataDir: resolve(reader.text('DATA_DIR') ?? './data'),
    databaseUrl,
    databaseOwnerUrl,
    demo,
    trustProxy: reader.proxies('TRUST_PROXY'),
    jwtSecret: reader.longSecret('JWT_SECRET', 32),
    publicUrl: publicUrl ?? `http://localhost:${port}`,
    logLevel: reader.oneOf('LOG_LEVEL', LOG_LEVELS) ?? 'info',
    adminEmail,
    adminPassword,
    smtpUrl: reader.url('SMTP_URL', ['smtp:', 'smtps:']),
    mailFrom: reader.text('MAIL_FROM') ?? 'Enlace <enlace@localhost>',
  };
}

/** Reads one setting at a time and collects what is wrong. An empty value is the same as none. */
class Reader {
  readonly lines: string[] = [];

  constructor(private readonly env: Environment) {
    for (const name of Object.keys(env)) {
      if (name.startsWith('ENLACE_') && !isKnown(name)) this.refuse(name, 'is not a setting of Enlace');
    }
  }

  refuse(name: string, why: string): null {
    this.lines.push(`${name}: ${why}`);
    return null;
  }

  text(name: SettingName): string | null {
    const value = this.env[name] || null;
    const file = SECRET_SETTINGS.includes(name) ? this.env[`${name}_FILE`] || null : null;
    if (file === null) return value;
    if (value !== null) return this.refuse(`${name}_FILE`, `set either it or ${name}, not both`);
    try {
      return (
        readFileSync(file, 'utf8').replace(/\r?\n$/, '') || this.refuse(`${name}_FILE`, `${file} is empty`)
      );
    } catch (error) {
      return this.refuse(`${name}_FILE`, `${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
    }
  }

  port(name: SettingName): number {
    const text = this.text(name) ?? '3000';
    if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
    this.refuse(name, `must be a port from 0 to 65535, not "${text}"`);
    return 0;
  }

  flag(name: SettingName): boolean | null {
    const text = this.oneOf(name, ['true', 'false'] as const);
    return text === null ? null : text === 'true';
  }

  oneOf<T extends string>(name: SettingName, values: readonly T[]): T | null {
    const text = this.text(name);
    if (text === null || (values as readonly string[]).includes(text)) return text as T | null;
    return this.refuse(name, `must be one of ${values.join(', ')}, not "${text}"`);
  }

  longSecret(name: SettingName, least: number): string | null {
    const text = this.text(name);
    return text !== null && text.length < least
      ? this.refuse(name, `must have ${least} characters or more`)
      : text;
  }

  email(name: SettingName): string | null {
    const text = this.text(name);
    if (text === null || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return text;
    return this.refuse(name, 'must be an e-mail address');
  }

  /** Says what is wrong without repeating the value, which may hold a password. */
  url(name: SettingName, protocols: readonly string[]): string | null {
    const text = this.text(name);
    if (text === null) return null;
    const valid =
      URL.canParse(text.replace('@/', '@localhost/')) &&
      protocols.some((protocol) => text.startsWith(`${protocol}//`));
    return valid
      ? text
      : this.refuse(name, `must be an address that begins with ${protocols.join('// or ')}//`);
  }

  postgresUrl(name: SettingName): string | null {
    return this.url(name, ['postgres:', 'postgresql:']);
  }

  /** Cookies of sessions are only ever sent over https, or to this machine. */
  origin(name: SettingName): string | null {
    const text = this.url(name, ['https:', 'http:']);
    if (text === null) return null;
    const url = new URL(text);
    if (url.origin !== text.replace(/\/$/, '')) {
      return this.refuse(name, 'must be scheme, host and port only, such as https://enlace.example.org');
    }
    if (url.protocol === 'http:' && !isLoopback(url.hostname))
      return this.refuse(name, 'must be https unless it is this machine');
    return url.origin;
  }

  proxies(name: SettingName): false | number | string {
    const text = this.text(name) ?? 'false';
    if (text === 'false') return false;
    if (text === 'true') return 1;
    if (/^\d$/.test(text)) return Number(text);
    const addresses = text.split(',').map((one) => one.trim());
    if (addresses.every((one) => isIP(one.replace(/\/\d{1,3}$/, '')) !== 0)) return addresses.join(',');
    this.refuse(name, 'must be false, true, a number of proxies, or their addresses separated by commas');
    return false;
  }
}

const isKnown = (name: string): boolean =>
  SETTINGS.some((setting) => name === setting.name || name === `${setting.name}_FILE`) ||
  name.startsWith('ENLACE_TEST');
