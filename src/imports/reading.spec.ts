import fc from 'fast-check';
import { detectDelimiter, readCsv } from './csv-file.js';
import { readDate } from './dates.js';
import { decode } from './decoding.js';
import { meaningOf, nameKey } from './folded.js';
import { languageOf, recogniseHeaders } from './headers.js';
import { COLUMN_LIMIT, FileRefused, ROW_LIMIT } from './import.vocabulary.js';
import { shown } from './shown.js';
import { readTable } from './table.js';
import { unguardCell } from './unguard.js';
import { meansAlways, readFunctions, readLanguages, readYesNo } from './words.js';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('decoding', () => {
  it('reads any text of UTF-8, with its mark or without', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0') && !text.startsWith('\uFEFF')),
        (text) => {
          expect(decode(bytes(text))).toEqual({ text, encoding: 'utf-8' });
          expect(decode(bytes(`\uFEFF${text}`))).toEqual({ text, encoding: 'utf-8' });
        },
      ),
    );
  });

  it('reads what is not UTF-8 as Windows-1252, curly quotes and dashes included', () => {
    expect(decode(Uint8Array.from([0x93, 0xe9, 0x94, 0x20, 0x96, 0x80]))).toEqual({
      text: '“é” –€',
      encoding: 'windows-1252',
    });
  });
});

describe('a hostile file', () => {
  it.each([
    ['a NUL', bytes('name,country\nA\0,BR')],
    ['UTF-16', Uint8Array.from(Buffer.from('name,country\nA,BR', 'utf16le'))],
    ['an endless quote', bytes(`name,country\n"${'x'.repeat(3_000_000)}`)],
    ['a quote where none may stand', bytes('name,country\na"b"c,"x"y\n')],
    ['a million columns', bytes(`name,country${',x'.repeat(1_000_000)}\n`)],
    ['a million columns below', bytes(`name,country\nA,BR${',x'.repeat(1_000_000)}\n`)],
    ['too many rows', bytes(`name,country\n${'A,BR\n'.repeat(ROW_LIMIT + 1)}`)],
    ['nothing', bytes('')],
    ['a ZIP archive that is none', Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3])],
  ])('%s is refused', async (_, file) => {
    const before = process.memoryUsage().rss;
    await expect(readTable(file)).rejects.toThrow(FileRefused);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  it('says how many columns it takes', () => {
    expect(() => readCsv('a,'.repeat(COLUMN_LIMIT + 1))).toThrow(/200 columns/);
  });
});

describe('delimiters', () => {
  it.each([',', ';', '\t', '|'])('%j is found, whatever stands in quotes', (delimiter) => {
    const text = ['País', '"a,b;c|d\te"', 'x y'].join(delimiter) + '\n';
    expect(detectDelimiter(text)).toBe(delimiter);
    expect(readCsv(text).records).toEqual([['País', 'a,b;c|d\te', 'x y']]);
  });
});

describe('headers', () => {
  it.each([
    ['es', ['País', 'Institución', 'Teléfono', 'Correo electrónico']],
    ['pt', ['País', 'Nome do órgão', 'Competências', 'Contatos']],
    ['fr', ['Pays', 'Autorité', 'Téléphone', 'Courriel']],
    ['en', ['COUNTRY', 'authority', 'Phone', 'E-Mail']],
  ])('in %s are recognised', (language, headers) => {
    expect(recogniseHeaders(headers)).not.toContain(null);
    expect(languageOf(headers)).toBe(language);
  });

  it('leave alone what they do not know, and take each field once', () => {
    expect(recogniseHeaders(['constructor', 'Country', 'País', ''])).toEqual([null, 'country', null, null]);
  });
});

describe('dates', () => {
  it.each([
    ['15 de junio de 2017', 'day-first', { date: '2017-06-15' }],
    ['27 de septiembre de 2021', 'day-first', { date: '2021-09-27' }],
    ['1º de março de 2020', 'day-first', { date: '2020-03-01' }],
    ['1er août 2020', 'day-first', { date: '2020-08-01' }],
    ['March 3, 2020', 'unsure', { date: '2020-03-03' }],
    ['03/04/2020', 'day-first', { date: '2020-04-03' }],
    ['03/04/2020', 'month-first', { date: '2020-03-04' }],
    ['03/04/2020', 'unsure', null],
    ['13/04/2020', 'unsure', { date: '2020-04-13' }],
    ['31/02/2020', 'day-first', null],
    ['2021', 'unsure', { printed: '2021' }],
    ['soon', 'unsure', null],
  ] as const)('%s, %s', (cell, order, expected) => {
    expect(readDate(cell, order)).toEqual(expected);
  });

  it('in any of the habits come back as the same day', () => {
    const days = fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom('en', 'es', 'pt', 'fr'), (day, language) => {
        const date = day.toISOString().slice(0, 10);
        const [year, month, dayOf] = date.split('-').map(Number) as [number, number, number];
        expect(readDate(date, 'unsure')).toEqual({ date });
        expect(readDate(`${dayOf}/${month}/${year}`, 'day-first')).toEqual({ date });
        expect(readDate(`${month}-${dayOf}-${year}`, 'month-first') ?? { date }).toEqual(
          dayOf === month || month <= 12 ? { date } : null,
        );
        const words = day.toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' });
        expect(readDate(words, 'unsure')).toEqual({ date });
      }),
    );
  });
});

describe('words', () => {
  it('of functions and languages are read in four languages, and unknown ones named', () => {
    expect(readFunctions('Auxílio jurídico mútuo | Extradição | Wahrsagerei')).toEqual({
      words: ['MLA', 'EXTRADITION'],
      unknown: ['Wahrsagerei'],
    });
    expect(readLanguages('Español; inglês, FR').words).toEqual(['es', 'en', 'fr']);
  });

  it.each([
    ['Sim', true],
    ['sí', true],
    ['oui', true],
    ['Não', false],
    ['maybe', null],
  ])('%s', (cell, expected) => expect(readYesNo(cell)).toBe(expected));

  it.each(['24 horas al día', 'twenty-four hour, seven day-a-week', '24/7', '24h/24', '24 horas'])(
    '%s means day and night',
    (cell) => expect(meansAlways(cell)).toBe(true),
  );

  it.each(['las 24 horas (urgencias)', '<script>alert(1)</script>', '9 - 17', '24 de marzo'])(
    '%s does not',
    (cell) => expect(meansAlways(cell)).toBe(false),
  );

  it.each(['-', 's/d', 'N/D', 'No disponible', 'não informado', '  '])('%j says nothing', (cell) =>
    expect(meaningOf(cell)).toBe(''),
  );
});

describe('texts of a file', () => {
  it('are shown short, with nothing hidden left', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        expect(shown(text)).not.toMatch(/[\u0000-\u001F\u200B-\u200F\u202A-\u202E\u2066-\u2069]/);
        expect(shown(text).length).toBeLessThan(1000);
      }),
    );
  });

  it('have one key however they are composed, cased and accented', () => {
    expect(nameKey('  Fiscalía  General (FGR) ')).toBe(nameKey('FISCALIA GENERAL, fgr'));
    expect(nameKey('Fiscalía'.normalize('NFD'))).toBe('fiscalia');
  });

  it.each([
    ["'+5411", '+5411'],
    ["'=1+1", '=1+1'],
    ["''t Hof", "'t Hof"],
    ["'t Hof", "'t Hof"],
    ["'0123", '0123'],
  ])('%s is %s again', (cell, expected) => expect(unguardCell(cell)).toBe(expected));
});
