import { QueryFailedError } from 'typeorm';
import { databaseProblem, explainConstraint } from './postgres-problems.js';
import { problemOf } from './problem.filter.js';

const refused = (code: string, more: object = {}) =>
  new QueryFailedError(
    'select secret from entries',
    ['+5511999'],
    Object.assign(new Error('+5511999 refused'), { code, ...more }),
  );

describe('a failure of the database', () => {
  it.each([
    ['57014', 'unavailable', 'a statement that took too long'],
    ['57P01', 'unavailable', 'a server that stops'],
    ['53300', 'unavailable', 'too many connections'],
    ['53100', 'unavailable', 'a full disk'],
    ['08006', 'unavailable', 'a lost connection'],
    ['40001', 'unavailable', 'a serialization failure'],
    ['40P01', 'unavailable', 'a deadlock'],
    ['22P02', 'invalid-request', 'text that is no uuid'],
    ['22021', 'invalid-request', 'text that is no UTF-8'],
    ['23505', 'conflict', 'a key that exists'],
    ['23514', 'rule-broken', 'a check'],
  ])('%s is answered as %s: %s', (code, problem) => {
    expect(problemOf(refused(code)).code).toBe(problem);
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', 'ENOENT'])(
    'without a connection (%s) is answered as unavailable, to try again',
    (code) => {
      const problem = problemOf(Object.assign(new Error('connect'), { code }));
      expect(problem.code).toBe('unavailable');
      expect(problem.extra.headers).toEqual({ 'Retry-After': '2' });
    },
  );

  it('to write the audit log says that nothing was changed', () => {
    const where = 'PL/pgSQL function audit_append(text) line 3 at SQL statement';
    expect(problemOf(refused('42501', { where })).code).toBe('audit-unavailable');
    expect(problemOf(refused('42501', { message: 'permission denied for function audit_append' })).code).toBe(
      'audit-unavailable',
    );
  });

  it('has the meaning that the rule’s own module gave its constraint', () => {
    explainConstraint('only_for_this_test', 'second-person-required', 'Ask somebody else.');
    const problem = problemOf(refused('23514', { constraint: 'only_for_this_test' }));
    expect([problem.code, problem.detail]).toEqual(['second-person-required', 'Ask somebody else.']);
  });

  it('never tells SQL, parameters or what the database said', () => {
    for (const code of ['23505', '57014', '42601', 'XX000']) {
      expect(
        JSON.stringify({ ...problemOf(refused(code, { detail: 'Key (value)=(+5511999) exists' })) }),
      ).not.toMatch(/5511999|select/);
    }
  });

  it('is not what any other error is', () => {
    expect(databaseProblem(new Error('something else'))).toBeNull();
    expect(problemOf(new Error('something else')).code).toBe('internal');
    expect(problemOf('not even an error').code).toBe('internal');
  });
});
