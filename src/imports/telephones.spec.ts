import fc from 'fast-check';
import { getCountries, getExampleNumber, type CountryCode } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { readNumbers } from './telephones.js';

const values = (cell: string, country: string | null) =>
  readNumbers(cell, country).numbers.map(
    ({ value, extension }) => value + (extension ? ` ext ${extension}` : ''),
  );

describe("a telephone's cell", () => {
  it.each([
    ['+ 56-2-28735483 o 56-2-28735481', 'CL', ['+56228735483', '+56228735481']],
    ['1818; (01) 431-8898', 'PE', ['1818', '+5114318898']],
    ['(01) 431-8898; 1818', 'PE', ['+5114318898', '1818']],
    ['(61) 2025-8900 / 8901', 'BR', ['+556120258900', '+556120258901']],
    ['(202) 514-0000 / 5000 (após o expediente)', 'US', ['+12025140000', '+12025145000']],
    [
      '1-868-612-0742 / 715-2072 ramais 13230, 13232',
      'TT',
      [
        '+18686120742 ext 13230',
        '+18686120742 ext 13232',
        '+18687152072 ext 13230',
        '+18687152072 ext 13232',
      ],
    ],
    ['(+5982) 150 2378', 'UY', ['+59821502378']],
    ['(54-11) 5071-0040', 'AR', ['+541150710040']],
    ['110', 'GT', ['110']],
    ['+ 1 202.458.3417', null, ['+12024583417']],
    ['800 8000 645', 'CR', ['8008000645']],
    ['+55 61 2025 8900 ramal 12', 'BR', ['+556120258900 ext 12']],
  ])('%s in %s', (cell, country, expected) => {
    expect(values(cell, country)).toEqual(expected);
    expect(readNumbers(cell, country).unreadable).toBe(false);
  });

  it('says which number is for after hours', () => {
    const { numbers } = readNumbers('(202) 514-0000 / 5000 (após o expediente)', 'US');
    expect(numbers.map(({ label }) => label)).toEqual([null, 'after hours']);
  });

  it('takes the area code of the telephone over for a fax without one, and says so', () => {
    const { numbers, carried } = readNumbers('993-0260', 'CA', '+16139934460');
    expect(numbers.map(({ value }) => value)).toEqual(['+16139930260']);
    expect(carried).toBe(true);
  });

  it.each(['1-868-612-074X ext 13230', 'call me', '((', '=1+1', '12345678901234567890'])(
    'refuses %s, guessing nothing',
    (cell) => {
      expect(readNumbers(cell, 'TT')).toMatchObject({ numbers: [], unreadable: true });
    },
  );

  it('reads two numbers of any State, however they are divided', () => {
    const states = getCountries().filter((state) => getExampleNumber(state, examples));
    const divided = fc.constantFrom('; ', ' / ', ', ', '\n', ' o ', ' ou ', ' or ');
    fc.assert(
      fc.property(fc.constantFrom<CountryCode>(...states), divided, (state, separator) => {
        const number = getExampleNumber(state, examples)!;
        const cell = [number.formatInternational(), number.formatInternational()].join(separator);
        expect(values(cell, state)).toEqual([number.number, number.number]);
      }),
    );
  });

  it('never fails, whatever stands in the cell', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (cell) => {
        for (const { value } of readNumbers(cell, 'PE').numbers) expect(value).toMatch(/^\+?\d{2,15}$/);
      }),
    );
  });
});
