import { Answer } from '../../src/access/answer.js';
import { systemContext } from '../../src/access/request-context.js';
import { Transactions } from '../../src/access/transactions.js';
import { Passwords } from '../../src/accounts/passwords.js';
import { givenAccount } from '../support/accounts.js';
import { startEnlace, type Enlace } from '../support/enlace.js';
import { TestClock } from '../support/test-clock.js';

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

describe('the time of a refused sign-in', () => {
  const clock = new TestClock();
  let enlace: Enlace;

  beforeAll(async () => {
    enlace = await startEnlace({ clock });
  });

  afterAll(() => enlace?.close());

  it('does not tell whether the e-mail has an account', async () => {
    const known = await givenAccount(enlace, { role: 'observer' });
    const hash = await enlace.app.get(Passwords).hash(known.password);
    await enlace.app.get(Transactions).write(systemContext('job:test'), async (tx) => {
      await tx.query('update app_user set password_hash = $2 where id = $1', [known.id, hash]);
      return new Answer(200, null);
    });
    const timeOf = async (email: string) => {
      clock.advance(16 * 60_000);
      const start = performance.now();
      const { status } = await enlace
        .api()
        .post('/api/v1/auth/sign-in', { email, password: 'a guess of somebody' });
      expect(status).toBe(401);
      return performance.now() - start;
    };
    const times: [number[], number[]] = [[], []];
    for (let n = 0; n < 40; n += 1) {
      times[0].push(await timeOf(known.email));
      times[1].push(await timeOf(`nobody-${n}@test.example`));
    }
    const [there, absent] = times.map(median) as [number, number];
    expect(Math.abs(there - absent) / there).toBeLessThan(0.1);
  });
});
