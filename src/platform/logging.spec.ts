import { createLog, NestLog } from './logging.js';

describe('the log', () => {
  let lines: string[];
  const open = (level: 'info' | 'debug' = 'info') =>
    createLog(level, { write: (line) => void lines.push(line) });

  beforeEach(() => {
    lines = [];
  });

  it('is one line of JSON each, whatever is in it', () => {
    open().info({ text: 'a\n{"level":"fatal"}\r\nb' }, 'one');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      level: 'info',
      msg: 'one',
      time: expect.stringMatching(/Z$/),
    });
  });

  it('never holds what opens doors or reaches persons', () => {
    const log = open();
    log.info({
      authorization: 'Bearer x1',
      headers: { cookie: 'x2' },
      request: { body: { password: 'x3', totp: 'x4' } },
      token: 'x5',
    });
    new NestLog(log).warn(
      'mail to ana@state.example or +55 11 99999-0000 failed with eyJhbGciOi.eyJzdWIi.c2ln',
      'mail',
    );
    new NestLog(log).error(
      'refused',
      'Error: postgresql://enlace:x6@db/enlace\n    at ana@state.example',
      'db',
    );
    expect(lines).toHaveLength(3);
    expect(lines.join('')).not.toMatch(/x[1-6]\b|ana@|99999|eyJ/);
  });

  it('keeps of an error what helps, and not what the database quoted', () => {
    const error = Object.assign(new Error('duplicate key'), {
      code: '23505',
      constraint: 'account_email_key',
      detail: 'Key (email)=(ana@state.example) already exists.',
      query: 'insert into account values ($1)',
      parameters: ['ana@state.example'],
    });
    open().error({ err: error }, 'failed');
    expect(JSON.parse(lines[0]!)).toMatchObject({
      err: { message: 'duplicate key', sqlstate: '23505', constraint: 'account_email_key' },
    });
    expect(lines[0]).not.toMatch(/ana@|insert into/);
  });

  it('leaves Nest’s own chatter to debugging', () => {
    new NestLog(open()).log('Mapped {/, GET} route', 'RouterExplorer');
    expect(lines).toEqual([]);
    new NestLog(open('debug')).log('Mapped {/, GET} route', 'RouterExplorer');
    expect(lines).toHaveLength(1);
  });
});
