// The application as it serves, in a process of its own; tells its parent where it listens and a token to ask with.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { setInterval } from 'node:timers';
import { Answer } from '../dist/src/access/answer.js';
import { systemContext } from '../dist/src/access/request-context.js';
import { Transactions } from '../dist/src/access/transactions.js';
import { AccessTokens } from '../dist/src/accounts/access-tokens.js';
import { addAccount } from '../dist/src/accounts/new-account.js';
import { Sessions } from '../dist/src/accounts/sessions.js';
import { JobRunner } from '../dist/src/jobs/job-runner.js';
import { Clock } from '../dist/src/platform/clock.js';
import { keepHeapSmall } from '../dist/src/platform/heap.js';
import { application } from './directory.mjs';

keepHeapSmall();
const settings = JSON.parse(process.argv[2]);
const app = await application(settings);
const clock = app.get(Clock);
await app.get(JobRunner).start(settings.ownerUrl);
await app.listen(0, '127.0.0.1');

const account = {
  email: `${randomUUID()}@bench.example`,
  name: 'Bench',
  passwordHash: '',
  role: 'national-authority',
  state: 'BR',
  language: 'en',
  demo: false,
};
const { body } = await app.get(Transactions).write(systemContext('job:bench'), async (tx) => {
  const id = await addAccount(tx, account, clock.now());
  const from = { address: '127.0.0.1', userAgent: 'bench' };
  return new Answer(200, { id, ...(await app.get(Sessions).open(tx, id, from, clock.now())) });
});
const { accessToken } = app.get(AccessTokens).issue({ ...account, id: body.id }, body.sessionId);
const idle = process.memoryUsage().rss;
let peak = idle;
setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20).unref();
process.send({ url: await app.getUrl(), token: accessToken, idle });
process.on('SIGTERM', () => process.exit(0));
process.on('message', () => {
  process.send({ peak, idle });
  peak = process.memoryUsage().rss;
});
