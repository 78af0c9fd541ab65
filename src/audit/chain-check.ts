import type { Queryable } from '../platform/queryable.js';
import { ChainWalk, type Finding } from './chain.js';

/** How many records are held in memory at a time. */
const PAGE = 1000;

interface Row {
  seq: string;
  content: string;
  prev_hash: Buffer;
  hash: Buffer;
  /** The columns that repeat the content, in the order of `repeated`. */
  columns: (string | null)[];
}

/** Walks every record that stood when the check began, in order, up to the head of that same instant. */
export async function* checkChain(tx: Queryable): AsyncIterable<Finding> {
  // One statement, so that head and records are of one instant while writers go on.
  const [standing] = await tx.query<{ seq: string | null; hash: Buffer | null; last: string | null }>(
    `select h.seq, h.hash, r.last
       from (select max(seq) as last from audit_record) r left join audit_head h on true`,
  );
  if (!standing || standing.seq === null || standing.hash === null) {
    yield { check: 'chain', seq: null, message: 'the head of the chain is missing' };
    return;
  }
  const walk = new ChainWalk();
  for await (const row of records(tx, standing.last)) {
    const { seq, content, prev_hash: prevHash, hash } = row;
    const findings = walk.next({ seq: Number(seq), content, prevHash, hash });
    yield* findings;
    if (findings.length === 0 && !repeats(row)) {
      yield {
        check: 'chain',
        seq: Number(seq),
        message: `the columns of record ${seq} do not say what it says`,
      };
    }
  }
  yield* walk.end({ seq: Number(standing.seq), hash: standing.hash });
}

async function* records(tx: Queryable, last: string | null): AsyncIterable<Row> {
  let after = '-9223372036854775808';
  while (last !== null) {
    const page = await tx.query<Row>(
      `select seq, content, prev_hash, hash,
              array[at, actor_id, actor_role, action, subject_type, subject_id, country, request_id] as columns
         from audit_record
        where seq > $1 and seq <= $2 order by seq limit ${PAGE}`,
      [after, last],
    );
    yield* page;
    if (page.length < PAGE) return;
    after = page.at(-1)!.seq;
  }
}

interface Content {
  at: string;
  actor: { id: string; role: string };
  action: string;
  subject: { type: string; id: string };
  country: string | null;
  requestId: string;
}

/** Whether the columns that filters look at say the same as the text that was hashed. */
function repeats({ content, columns }: Row): boolean {
  const { at, actor, action, subject, country, requestId } = JSON.parse(content) as Content;
  const said = [at, actor.id, actor.role, action, subject.type, subject.id, country, requestId];
  return said.every((value, i) => value === columns[i]);
}
