import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

/** One part of a ZIP file: its path inside, and its bytes as they are made. */
export interface ZipPart {
  path: string;
  content: AsyncIterable<string> | Iterable<string>;
}

/** 1 January 1980 00:00, the format's first: the same content makes the same file. */
const TIME = 0;
const DATE = 0x21;
/** Sizes follow the bytes (bit 3); names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATE = 8;

interface Written {
  path: Buffer;
  offset: number;
  crc: number;
  packed: number;
  size: number;
}

const fields = (...numbers: [bytes: 2 | 4, value: number][]): Buffer => {
  const buffer = Buffer.alloc(numbers.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of numbers) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
};

/**
 * A ZIP file (PKWARE APPNOTE 6.3, without ZIP64) as it is made: no part is ever held as a whole.
 * @throws Error when a part, or the file, passes 4 GiB.
 */
export async function* zipped(parts: Iterable<ZipPart>): AsyncGenerator<Buffer> {
  const done: Written[] = [];
  let offset = 0;
  for (const part of parts) {
    const one: Written = { path: Buffer.from(part.path), offset, crc: 0, packed: 0, size: 0 };
    const head = Buffer.concat([
      fields(
        [4, 0x04034b50],
        [2, 20],
        [2, FLAGS],
        [2, DEFLATE],
        [2, TIME],
        [2, DATE],
        [4, 0],
        [4, 0],
        [4, 0],
      ),
      fields([2, one.path.length], [2, 0]),
      one.path,
    ]);
    yield head;
    for await (const chunk of deflated(part.content, one)) {
      one.packed += chunk.length;
      yield chunk;
    }
    const tail = fields([4, 0x08074b50], [4, one.crc], [4, one.packed], [4, one.size]);
    yield tail;
    offset += head.length + one.packed + tail.length;
    if (offset > 0xffffffff || one.size > 0xffffffff) throw new Error('A ZIP file holds at most 4 GiB');
    done.push(one);
  }
  const directory = Buffer.concat(done.map(centralRecord));
  yield directory;
  yield fields(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, done.length],
    [2, done.length],
    [4, directory.length],
    [4, offset],
    [2, 0],
  );
}

const centralRecord = ({ path, offset, crc, packed, size }: Written): Buffer =>
  Buffer.concat([
    fields([4, 0x02014b50], [2, 20], [2, 20], [2, FLAGS], [2, DEFLATE], [2, TIME], [2, DATE]),
    fields(
      [4, crc],
      [4, packed],
      [4, size],
      [2, path.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, offset],
    ),
    path,
  ]);

/** The content deflated; its checksum and size are counted into `one` on the way. */
async function* deflated(content: ZipPart['content'], one: Written): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw();
  const fed = (async () => {
    for await (const text of content) {
      const bytes = Buffer.from(text);
      one.crc = crc32(bytes, one.crc);
      one.size += bytes.length;
      if (!deflate.write(bytes)) await once(deflate, 'drain');
    }
    deflate.end();
  })();
  fed.catch((error: unknown) => deflate.destroy(error as Error));
  yield* deflate as AsyncIterable<Buffer>;
  await fed;
}
