import { crc32, deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { readTable } from './table.js';

/** A ZIP archive of one part, which may lie about its size. */
function archive(name: string, content: Buffer, claimed = content.length): Buffer {
  const packed = deflateRawSync(content);
  const title = Buffer.from(name);
  const facts = Buffer.alloc(16);
  facts.writeUInt32LE(crc32(content), 4);
  facts.writeUInt32LE(packed.length, 8);
  facts.writeUInt32LE(claimed, 12);
  const local = Buffer.concat([
    Buffer.from('504b0304140000000800', 'hex'),
    facts,
    Buffer.from([title.length, 0, 0, 0]),
    title,
    packed,
  ]);
  const entry = Buffer.concat([
    Buffer.from('504b01021400140000000800', 'hex'),
    facts,
    Buffer.from([title.length, 0]),
    Buffer.alloc(16),
    title,
  ]);
  const end = Buffer.alloc(22);
  end.write('504b0506', 'hex');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, entry, end]);
}

describe('a workbook', () => {
  it('is read as its cells show: numbers, text, what looks like a formula, gaps', async () => {
    const rows = [
      ['País', 'Institución', 'Teléfono', 'Fecha'],
      ['BR', 'Fiscalía “24/7”', '+55 61 2025 8900', new Date('2021-09-27')],
      ['PE', '=1+1', 1818, null],
    ];
    const table = await readTable(await writeXlsx({ sheets: [{ name: 'Hoja', rows }] }));
    expect(table).toMatchObject({
      format: 'xlsx',
      encoding: null,
      headers: ['País', 'Institución', 'Teléfono', 'Fecha'],
    });
    expect(table.records[0]).toEqual(['BR', 'Fiscalía “24/7”', '+55 61 2025 8900', '2021-09-27']);
    expect(table.records[1]!.slice(0, 3)).toEqual(['PE', '=1+1', '1818']);
  });

  it.each([
    ['that says how large it is', undefined],
    ['that lies', 1000],
  ])('that unfolds to more than 100 MB and %s is refused, in bounded memory', async (_, claimed) => {
    const bomb = archive('xl/worksheets/sheet1.xml', Buffer.alloc(120 * 1024 * 1024), claimed);
    const before = process.memoryUsage().rss;
    await expect(readTable(bomb)).rejects.toThrow(/100 MB|no workbook/);
    expect(process.memoryUsage().rss - before).toBeLessThan(60 * 1024 * 1024);
  });

  it('with a million columns is refused', async () => {
    const rows = [['País', 'Institución', ...Array.from({ length: 16_000 }, () => 'x')]];
    const file = await writeXlsx({ sheets: [{ name: 'Hoja', rows }] });
    await expect(readTable(file)).rejects.toThrow(/columns/);
  });

  it('that is another kind of archive is refused', async () => {
    await expect(readTable(archive('readme.txt', Buffer.from('hello')))).rejects.toThrow(/no workbook/);
  });
});
