import type { RequestContext } from '../access/request-context.js';
import type { Transactions } from '../access/transactions.js';

/** How often, in milliseconds, a transaction that only holds a lock is kept from being ended as idle (platform/database.ts). */
const BEAT = 15_000;

/** Does the work while no other process does work of that name; nothing where one is at it. */
export async function alone(
  transactions: Transactions,
  context: RequestContext,
  name: string,
  work: () => Promise<void>,
): Promise<void> {
  await transactions.read(context, async (tx) => {
    const [{ free } = { free: false }] = await tx.query<{ free: boolean }[]>(
      'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free',
      [name],
    );
    if (!free) return;
    const beat = setInterval(() => void tx.query('select 1').catch(() => undefined), BEAT);
    try {
      await work();
    } finally {
      clearInterval(beat);
    }
  });
}
