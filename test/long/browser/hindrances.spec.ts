import {
  describeInBrowser,
  hindrancesOnBoth,
  onScreen,
  openPage,
  signInAs,
  visit,
} from '../../support/browser.js';
import { demand, Directory, match } from '../../support/directory.js';

const PHONE = { width: 320, height: 640 };

describeInBrowser('the screens', () => {
  const on = onScreen();

  it('hinder nobody and break no rule of the content policy, on a phone by day and on a desk at night', async () => {
    const { page, wrong } = await openPage(on.browser, { viewport: PHONE, locale: 'fr-CA' });
    const seen: Record<string, string[]> = {};
    const look = async (screen: string, ready: string) => {
      await page.locator(ready).first().waitFor();
      seen[screen] = await hindrancesOnBoth(page);
    };
    await page.goto(on.enlace.address);
    await look('sign-in', 'input[type=password]');
    await signInAs(page, on.enlace, 'second-editor');
    await look('home', 'a[href*="country=BR"]');
    for (const [screen, ready] of [
      ['/search', 'main li a[href^="/entries/"]'],
      ['/countries', 'a[href="/countries/PE"]'],
      ['/search?country=XX', 'h1'],
      ['/treaties', 'a[href="/treaties/A-55"]'],
      ['/changes', 'h1'],
      ['/nothing-here', 'h1'],
    ] as const) {
      await visit(page, screen);
      await look(screen, ready);
    }
    await visit(page, '/search?country=BR&function=CONTACT_24_7');
    await page.locator('main li a[href^="/entries/"]').first().click();
    await look('entry', 'article');
    await page.locator('section button').last().click();
    await look('history', 'ol li');
    for (const [act, ready] of [
      ['Marquer des données comme confirmées', '[role=dialog] input[type=checkbox]'],
      ['Retirer', '[role=dialog] textarea'],
    ] as const) {
      await page.getByRole('button', { name: act, exact: true }).click();
      await look(act, ready);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    const directory = await Directory.of(on.enlace);
    const id = await directory.draft('experts', { names: { original: 'Perita que se fue' } });
    const expert = `/api/v1/experts/${id}`;
    const { api } = directory.editor;
    demand(await api.post(`${expert}/withdraw`, { reason: 'left' }, await match(api, expert)), 200);
    await visit(page, `/entries/experts/${id}`);
    await page.getByRole('button', { name: 'Effacer les données personnelles' }).click();
    await look('erase', '[role=dialog] textarea');
    expect(seen).toEqual(Object.fromEntries(Object.keys(seen).map((screen) => [screen, []])));
    expect(Object.keys(seen)).toHaveLength(13);
    expect(wrong).toEqual([]);
    expect(on.enlace.log.filter((line) => line.includes('content policy'))).toEqual([]);
    await page.context().close();
  });
});
