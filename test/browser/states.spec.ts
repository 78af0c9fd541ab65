import { mkdirSync, writeFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import {
  describeInBrowser,
  hindrances,
  launch,
  openPage,
  signInAs,
  startForBrowser,
} from '../support/browser.js';

const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 800 };

describeInBrowser('the screens about States', () => {
  let browser: Browser;
  let enlace: Awaited<ReturnType<typeof startForBrowser>>;

  beforeAll(async () => {
    browser = await launch();
    enlace = await startForBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await enlace?.close();
  });

  it.each([
    ['a phone by day', PHONE, 'light', 'pt-BR', 'authority-br'],
    ['a desk at night', DESK, 'dark', 'es-UY', 'authority-br'],
    ['a desk by day', DESK, 'light', 'en-US', 'editor'],
    ['a phone at night', PHONE, 'dark', 'fr-CA', 'editor'],
  ] as const)('hinder nobody, on %s', async (_, viewport, colorScheme, locale, who) => {
    const { page, wrong } = await openPage(browser, { viewport, colorScheme, locale });
    await signInAs(page, enlace, who);
    const seen: Record<string, string[]> = {};
    for (const [screen, ready] of [
      ['/', '[data-state="BR"]'],
      ['/coverage', 'table [href="/coverage/BR"]'],
      ['/coverage/BR', 'h2'],
      ['/countries/BR', 'a[href="/treaties/A-55"]'],
      ['/treaties/A-55?on=2010-01-01', '[data-state="BR"]'],
      ...(who === 'editor' ? [] : [['/my-state', 'form'] as const]),
    ] as const) {
      await page.goto(`${enlace.address}${screen}`);
      await page.locator(ready).first().waitFor();
      seen[screen] = await hindrances(page);
    }
    expect(seen).toEqual(Object.fromEntries(Object.keys(seen).map((screen) => [screen, []])));
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it('lead the secretariat from the board to the letter in the State’s language in two clicks', async () => {
    const { page } = await openPage(browser, { viewport: DESK, locale: 'en' });
    await signInAs(page, enlace, 'editor');
    await page.goto(`${enlace.address}/coverage`);
    await page.locator('table [href="/coverage/BR"]').waitFor();
    await keepPicture(page, 'docs/pictures/coverage.webp');
    await page.locator('table [href="/coverage/BR"]').click();
    await page.getByRole('button', { name: 'Write the letter' }).click();
    const letter = page.locator('article[lang="pt"]');
    await letter.waitFor();
    expect(await letter.textContent()).toContain('uma autoridade designada para extradição');
    await page.getByLabel('Language of the letter').selectOption('fr');
    await page.locator('article[lang="fr"]').getByText('Objet').waitFor();
    await page.context().close();
  });

  it('let an authority attest its State, once it says that it looked', async () => {
    const { page } = await openPage(browser, { viewport: PHONE, locale: 'es' });
    await signInAs(page, enlace, 'authority-br');
    await page.getByRole('link', { name: 'Ateste las fichas de su Estado para este año' }).click();
    await page.getByRole('button', { name: 'Atestar' }).click();
    await page.getByText('marque la casilla').waitFor();
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Atestar' }).click();
    await page.getByText('Demo authority-br lo declaró').waitFor();
    await page.context().close();
  });

  it('keep the day of a treaty in the address, and say of an incomplete list "unknown", never "not a party"', async () => {
    const { page } = await openPage(browser, { viewport: DESK, locale: 'en' });
    await signInAs(page, enlace, 'observer');
    await page.goto(`${enlace.address}/treaties/A-55?on=2000-01-01`);
    const brazil = page.locator('tr', { has: page.locator('a[href="/countries/BR"]') }).first();
    await brazil.getByText('signatory').waitFor();
    await page.getByRole('button', { name: 'Today' }).click();
    await page.waitForURL(`${enlace.address}/treaties/A-55`);
    await brazil.getByText('party', { exact: true }).waitFor();
    expect(await page.getByText(/States? (is|are) unknown on this day/).count()).toBe(1);
    await page.context().close();
  });
});

/** What is in the window, as a small WebP: Chromium itself writes it. */
async function keepPicture(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 60 });
  mkdirSync('docs/pictures', { recursive: true });
  writeFileSync(path, Buffer.from(data, 'base64'));
}
