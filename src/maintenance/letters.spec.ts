import { LANGUAGES } from '../platform/problems.js';
import { authorityLetter, formalLetter, requestLetter, secretariatLetter } from './letters.js';

const names = Array.from({ length: 25 }, (_, n) => `Unidad ${n + 1}`);
const link = 'https://enlace.example/confirm#secret';

describe('the letters', () => {
  it.each(LANGUAGES)('have no gap left in %s', (language) => {
    const all = [
      requestLetter(language, { names, link, until: '2026-12-07', again: true }),
      authorityLetter(language, { names, link }),
      secretariatLetter(language, { states: ['Perú'], link }),
      formalLetter(language, { state: 'Perú', day: '2026-11-26', names, link }),
    ];
    for (const { subject, text } of all) {
      expect(`${subject}${text}`).not.toMatch(/[{}]|undefined/);
      expect(subject).not.toMatch(/[\r\n]/);
      expect(text).toMatch(/[^\n]\n$/);
    }
  });

  it('list twenty entries in a mail and say how many more there are; a letter lists all', () => {
    const mail = requestLetter('es', { names, link, until: '2026-12-07', again: false }).text;
    expect(mail).toContain('– Unidad 20\n  – y 5 más\n');
    expect(mail).not.toContain('Unidad 21');
    expect(formalLetter('es', { state: 'Perú', day: '2026-11-26', names, link }).text).toContain(
      '25. Unidad 25\n',
    );
  });

  it('stand by a name that looks like a gap, or like a replacement', () => {
    const strange = ['{link}', '$& $1'];
    const mail = requestLetter('en', { names: strange, link, until: '2026-12-07', again: false }).text;
    for (const name of strange) expect(mail).toContain(`– ${name}`);
  });
});
