import fc from 'fast-check';
import { canonical, ChainWalk, GENESIS_HASH, recordHash, type ChainHead, type ChainRecord } from './chain.js';

function chainOf(contents: string[]): { records: ChainRecord[]; head: ChainHead } {
  let hash: Buffer = GENESIS_HASH;
  const records = contents.map((content, i) => {
    const prevHash = hash;
    hash = recordHash(prevHash, i + 1, content);
    return { seq: i + 1, content, prevHash, hash };
  });
  return { records, head: { seq: records.length, hash } };
}

function findings(records: ChainRecord[], head: ChainHead) {
  const walk = new ChainWalk();
  return [...records.flatMap((record) => walk.next(record)), ...walk.end(head)];
}

const contents = fc.array(fc.jsonValue().map(canonical), { minLength: 1, maxLength: 30 });
const chains = contents.map(chainOf);
/** A chain, and a place in it. */
const places = chains.chain((chain) =>
  fc.record({ chain: fc.constant(chain), i: fc.nat({ max: chain.records.length - 1 }) }),
);
const flipped = (bytes: Buffer, at: number) => {
  const copy = Buffer.from(bytes);
  copy[at % copy.length]! ^= 1 << (at % 8);
  return copy;
};

describe('the chain of the audit log', () => {
  it('finds nothing wrong in a chain that nobody touched, nor in an empty one', () => {
    fc.assert(fc.property(chains, ({ records, head }) => expect(findings(records, head)).toEqual([])));
    expect(findings([], { seq: 0, hash: GENESIS_HASH })).toEqual([]);
  });

  it('finds a record whose content was changed, and where', () => {
    fc.assert(
      fc.property(places, fc.string(), ({ chain: { records, head }, i }, content) => {
        fc.pre(content !== records[i]!.content);
        const changed = records.with(i, { ...records[i]!, content });
        expect(findings(changed, head)).toContainEqual(
          expect.objectContaining({ check: 'chain', seq: i + 1 }),
        );
      }),
    );
  });

  it('finds a single flipped bit of a hash', () => {
    fc.assert(
      fc.property(places, fc.nat(), fc.boolean(), ({ chain: { records, head }, i }, bit, previous) => {
        const record = records[i]!;
        const changed = previous
          ? { ...record, prevHash: flipped(record.prevHash, bit) }
          : { ...record, hash: flipped(record.hash, bit) };
        expect(findings(records.with(i, changed), head)).not.toEqual([]);
      }),
    );
  });

  it('finds a changed record whose own hash was computed anew', () => {
    fc.assert(
      fc.property(places, fc.string(), ({ chain: { records, head }, i }, content) => {
        fc.pre(content !== records[i]!.content);
        const { seq, prevHash } = records[i]!;
        const forged = { seq, content, prevHash, hash: recordHash(prevHash, seq, content) };
        expect(findings(records.with(i, forged), head)).not.toEqual([]);
      }),
    );
  });

  it('finds a removed record, wherever it stood', () => {
    fc.assert(
      fc.property(places, ({ chain: { records, head }, i }) => {
        expect(findings(records.toSpliced(i, 1), head)).not.toEqual([]);
      }),
    );
  });

  it('finds a removed record when those after it were numbered anew, and a head that was set back', () => {
    fc.assert(
      fc.property(places, ({ chain: { records, head }, i }) => {
        const closed = records.toSpliced(i, 1).map((record, at) => ({ ...record, seq: at + 1 }));
        expect(findings(closed, { ...head, seq: head.seq - 1 })).not.toEqual([]);
      }),
    );
  });

  it('finds an inserted record, with or without a hash that fits where it stands', () => {
    fc.assert(
      fc.property(places, fc.string(), fc.boolean(), ({ chain: { records, head }, i }, content, moved) => {
        const { seq, prevHash } = records[i]!;
        const inserted = { seq, content, prevHash, hash: recordHash(prevHash, seq, content) };
        const behind = records.slice(i).map((one) => (moved ? { ...one, seq: one.seq + 1 } : one));
        expect(findings([...records.slice(0, i), inserted, ...behind], head)).not.toEqual([]);
      }),
    );
  });

  it('finds a cut of the newest records', () => {
    fc.assert(
      fc.property(places, ({ chain: { records, head }, i }) => {
        expect(findings(records.slice(0, i), head)).toContainEqual(
          expect.objectContaining({ seq: head.seq }),
        );
      }),
    );
  });

  it('hashes as the rule says: sha256 of the previous hash, the number, a colon and the text', () => {
    expect(recordHash(GENESIS_HASH, 1, '{"a":1}').toString('hex')).toBe(
      '286ecbf95d6383b2df42b119d524c68adf750c4136c190835bfd6946dc665661',
    );
    expect(canonical({ b: 1, a: 'é' })).toBe('{"a":"é","b":1}');
  });
});
