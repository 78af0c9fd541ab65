import { streamXlsxRows } from 'hucre/xlsx';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { assertSize } from './csv-file.js';
import { COLUMN_LIMIT, FileRefused, ROW_LIMIT } from './import.vocabulary.js';

/** What a workbook may unfold to, in bytes: 100 MB; and how many parts it may have. */
const UNPACKED_LIMIT = 100 * 1024 * 1024;
const PARTS_LIMIT = 1000;

export const isXlsx = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

const UNREADABLE = 'The file is no workbook that can be read. Save it anew as XLSX, or as CSV in UTF-8.';

function open(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) =>
    fromBuffer(buffer, { lazyEntries: true }, (error, zip) =>
      error ? reject(new FileRefused(UNREADABLE)) : resolve(zip),
    ),
  );
}

/** The true size of one part: what it says of itself may be a lie, so it is unfolded and counted. */
function unfold(zip: ZipFile, entry: Entry, allowed: number): Promise<number> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(new FileRefused(UNREADABLE));
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= allowed) return;
        stream.destroy();
        reject(
          new FileRefused('The workbook unfolds to more than 100 MB. Remove what is not needed from it.'),
        );
      });
      stream.on('error', () => reject(new FileRefused(UNREADABLE)));
      stream.on('end', () => resolve(size));
    });
  });
}

/** @throws FileRefused for a workbook that unfolds to more than the limit, in memory bounded by one chunk. */
async function assertUnfolds(bytes: Uint8Array): Promise<void> {
  const zip = await open(bytes);
  if (zip.entryCount > PARTS_LIMIT) throw new FileRefused(UNREADABLE);
  let size = 0;
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      unfold(zip, entry, UNPACKED_LIMIT - size).then((more) => {
        size += more;
        zip.readEntry();
      }, reject);
    });
    zip.on('end', resolve);
    zip.on('error', () => reject(new FileRefused(UNREADABLE)));
    zip.readEntry();
  });
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'object') return 'text' in value ? String(value.text) : '';
  return String(value as string | number | boolean);
}

/**
 * The records of a workbook's first sheet. Cells are taken as the values they show, and no formula is evaluated.
 * @throws FileRefused
 */
export async function readXlsxRecords(bytes: Uint8Array): Promise<string[][]> {
  await assertUnfolds(bytes);
  const records: string[][] = [];
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet: 0 })) {
      if (index > ROW_LIMIT) throw new FileRefused(`The file has more than ${ROW_LIMIT} rows. Divide it.`);
      if (values.length > COLUMN_LIMIT)
        throw new FileRefused(`The file has more than ${COLUMN_LIMIT} columns.`);
      while (records.length < index) records.push([]);
      records.push(values.map(textOf));
    }
  } catch (error) {
    throw error instanceof FileRefused ? error : new FileRefused(UNREADABLE);
  }
  return assertSize(records);
}
