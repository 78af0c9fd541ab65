import { LANGUAGES } from '../platform/problems.js';
import { coverageLetter, type CoverageLetterFacts } from './coverage-letter.js';
import { letterLanguages } from './letter.js';

const FACTS: CoverageLetterFacts = {
  day: '2026-11-26',
  state: 'Perú',
  gaps: [
    {
      kind: 'designation',
      treaty: 'Convenio sobre la Ciberdelincuencia (Budapest)',
      article: '27(2)',
      function: 'MLA',
      since: '2019-12-01',
      unverified: true,
    },
    { kind: 'point-24-7' },
    { kind: 'cyber-crime-unit' },
    { kind: 'expert' },
    { kind: 'languages' },
    { kind: 'verified', overdue: 3, neverVerified: 2, disputed: 1 },
  ],
};

describe('the letter about what is missing', () => {
  it('says it in Spanish, with the date, the State, and each thing on a line of its own', () => {
    const { subject, text } = coverageLetter(FACTS, 'es');
    expect(subject).toBe('Fichas de su Estado en el directorio de contrapartes');
    expect(text).toContain('26 de noviembre de 2026\n\nPerú\n\nAsunto: Fichas de su Estado');
    expect(text).toContain(
      '1. una autoridad designada para asistencia judicial recíproca en virtud de: Convenio sobre la Ciberdelincuencia (Budapest) (artículo 27(2)), en vigor para su Estado desde el 1 de diciembre de 2019, según una fecha que no hemos podido verificar;\n2. un punto de contacto',
    );
    expect(text).toContain(
      '6. la confirmación de teléfonos y direcciones publicados: 3 con confirmación vencida, 2 nunca confirmados, 1 cuestionados.\n',
    );
  });

  it.each(LANGUAGES)('is whole in %s, the same every time, and has no gap left in it', (language) => {
    const { text } = coverageLetter(FACTS, language);
    expect(coverageLetter(FACTS, language).text).toBe(text);
    expect(text.match(/^\d\. /gm)).toHaveLength(FACTS.gaps.length);
    expect(text).not.toMatch(/undefined|null|\{\{|point-24-7|MLA/);
  });

  it('asks for nothing where nothing is missing', () => {
    const { text } = coverageLetter({ ...FACTS, gaps: [] }, 'fr');
    expect(text).toContain('rien ne manque');
    expect(text).not.toContain('trente jours');
  });
});

describe('the languages of letters', () => {
  it.each([
    [['es', 'qu', 'ay'], ['es']],
    [
      ['en', 'fr'],
      ['en', 'fr'],
    ],
    [['nl'], ['en']],
    [['fr', 'ht'], ['fr']],
    [['pt-BR'], ['pt']],
    [[], ['en']],
  ])('of a State that speaks %j are %j', (official, letters) => {
    expect(letterLanguages(official)).toEqual(letters);
  });
});
