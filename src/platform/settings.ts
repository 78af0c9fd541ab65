/** One setting of the environment, as `.env.example` explains it. */
interface Setting {
  name: string;
  /** What `.env.example` shows as its value. */
  example: string;
  /** Secrets may come from a file named by `<NAME>_FILE` instead. */
  secret?: true;
  text: string;
}

/** Every setting there is; `.env.example` is written from this list and a test keeps the two equal. */
export const SETTINGS = [
  { name: 'PORT', example: '3000', text: 'TCP port.' },
  {
    name: 'HOST',
    example: '127.0.0.1',
    text: 'Address to listen on. Behind a proxy or in a container: 0.0.0.0, with PUBLIC_URL and DEMO=false.',
  },
  {
    name: 'PUBLIC_URL',
    example: 'http://localhost:3000',
    text: 'The address people type: https, unless it is this machine. Needed when HOST is not loopback.',
  },
  {
    name: 'DATA_DIR',
    example: './data',
    text: 'Folder of the running instance: embedded database, generated secrets, checkpoints of the audit log.',
  },
  {
    name: 'DATABASE_URL',
    example: '',
    secret: true,
    text: 'PostgreSQL 15 or newer, postgresql://user:password@host:5432/enlace. Unset: a PostgreSQL of its own, in DATA_DIR.',
  },
  {
    name: 'DATABASE_OWNER_URL',
    example: '',
    secret: true,
    text: 'The role that owns the tables and migrates; DATABASE_URL then only serves. Unset: DATABASE_URL migrates, and a serving role is made.',
  },
  {
    name: 'DEMO',
    example: 'true',
    text: 'Demonstration directory and accounts. Unset: true without DATABASE_URL, else false. Only on a loopback HOST.',
  },
  {
    name: 'ENLACE_ADMIN_EMAIL',
    example: '',
    text: 'The first administrator; acts only while there is no user.',
  },
  {
    name: 'ENLACE_ADMIN_PASSWORD',
    example: '',
    secret: true,
    text: 'Its password, 15 characters or more. Unset: generated and printed once.',
  },
  {
    name: 'JWT_SECRET',
    example: '',
    secret: true,
    text: 'Signs tokens, encrypts secrets in the database: 32 characters or more; keep it. Unset: generated into DATA_DIR.',
  },
  {
    name: 'TRUST_PROXY',
    example: 'false',
    text: 'Whose X-Forwarded-For to believe: false, a number of proxies, or their addresses separated by commas.',
  },
  { name: 'LOG_LEVEL', example: 'info', text: 'fatal, error, warn, info, debug, trace or silent.' },
  {
    name: 'SMTP_URL',
    example: '',
    secret: true,
    text: 'Mail server, smtps://user:password@host:465. Unset: mail stays in the outbox, which an administrator can read.',
  },
  { name: 'MAIL_FROM', example: 'Enlace <enlace@localhost>', text: 'Sender of mail.' },
] as const satisfies readonly Setting[];

export type SettingName = (typeof SETTINGS)[number]['name'];

export const SECRET_SETTINGS: readonly SettingName[] = SETTINGS.filter((one: Setting) => one.secret).map(
  ({ name }) => name,
);

/** The text of `.env.example`: every setting, commented out. */
export function exampleEnvironment(): string {
  const head =
    '# Settings of Enlace. Copy to .env and uncomment what you change; the values shown are the defaults.\n';
  const blocks = SETTINGS.map(({ name, example, text, ...rest }) => {
    const file = 'secret' in rest ? ` Or ${name}_FILE: a file that holds it.` : '';
    return `# ${text}${file}\n#${name}=${/\s/.test(example) ? `"${example}"` : example}\n`;
  });
  return [head, ...blocks].join('\n');
}
