import { mkdirSync } from 'node:fs';
import { describeInBrowser, hindrances, onScreen, openPage, signInAs } from '../support/browser.js';

const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 800 };

/** Where pictures of the screens are put, when somebody wants them. */
const PICTURES = process.env['ENLACE_TEST_PICTURES'];

describeInBrowser('the finder', () => {
  const on = onScreen();

  it.each([
    {
      asked: 'evidence from Chile, in Spanish',
      locale: 'es-PE',
      who: 'authority-pe',
      labels: ['Estado requerido', 'Para qué', /Urgente/],
      to: 'CL',
      measure: 'mla-evidence',
      urgent: false,
      first: 'Unidad de Cooperación Internacional y Extradiciones',
      says: ['Convención de Nassau (A-55)', 'Pregunte aquí primero', '28 may 2004'],
      scheme: 'light',
    },
    {
      asked: 'preservation of data in Canada at night, in Portuguese',
      locale: 'pt-BR',
      who: 'authority-br',
      labels: ['Estado requerido', 'Para quê', /Urgente/],
      to: 'CA',
      measure: 'expedited-preservation',
      urgent: true,
      first: 'National Operations Centre (NOC)',
      says: ['Convenção de Budapeste', 'atende dia e noite', 'Ligar para'],
      scheme: 'dark',
    },
    {
      asked: 'extradition from Chile for cyber-crime, in English',
      locale: 'en',
      who: 'admin',
      labels: ['Requested State', 'What for', /Urgent/],
      to: 'CL',
      measure: 'extradition',
      urgent: false,
      first: 'Ministerio de Relaciones Exteriores de Chile',
      says: ['Budapest Convention', 'Ask here first', 'diplomatic'],
      scheme: 'light',
    },
  ] as const)(
    'answers on a phone: $asked',
    async ({ locale, who, labels, to, measure, urgent, first, says, scheme }) => {
      const { page, wrong } = await openPage(on.browser, {
        viewport: PHONE,
        locale,
        hasTouch: true,
        colorScheme: scheme,
      });
      await signInAs(page, on.enlace, who, `/find${who === 'admin' ? '?from=US' : ''}`);
      await page.getByLabel(labels[0]).selectOption(to);
      await page.getByLabel(labels[1], { exact: true }).selectOption(measure);
      if (urgent) await page.getByLabel(labels[2]).check();
      await page.getByRole('article').first().waitFor();
      const card = page.getByRole('article').first();
      expect(await card.getByRole('heading').innerText()).toBe(first);
      const text = await page.locator('main').innerText();
      for (const said of says) expect(text).toContain(said);
      expect(await hindrances(page)).toEqual([]);
      expect(wrong).toEqual([]);
      if (PICTURES) {
        mkdirSync(PICTURES, { recursive: true });
        await page.setViewportSize({ width: 390, height: 844 });
        await page.screenshot({ path: `${PICTURES}/find-${locale}.png`, fullPage: true });
      }
      await page.context().close();
    },
  );

  it('says what it does not know of Haiti, and asks the secretariat with one tap', async () => {
    const { page } = await openPage(on.browser, { viewport: PHONE, locale: 'es-PE', hasTouch: true });
    await signInAs(page, on.enlace, 'authority-pe', '/find?to=HT&measure=mla-evidence');
    await page.getByRole('heading', { name: 'Lo que el directorio no sabe' }).waitFor();
    await page.getByRole('button', { name: 'Preguntar a la secretaría' }).first().tap();
    await page.getByText('Se avisó a la secretaría.').waitFor();
    await page.context().close();
  });

  it('shows all pairs as a grid, on a desk at night, and leads from a pair to its answer', async () => {
    const { page, wrong } = await openPage(on.browser, { viewport: DESK, locale: 'fr', colorScheme: 'dark' });
    await signInAs(page, on.enlace, 'second-editor', '/find/matrix?measure=mla-evidence');
    await page.locator('tbody tr').nth(34).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(35);
    expect(await hindrances(page)).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/matrix.png` });
    await page.locator('a[href="/find?from=PE&to=CL&measure=mla-evidence"]').click();
    await page.getByRole('article').first().waitFor();
    expect(await hindrances(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await page.context().close();
  });
});
