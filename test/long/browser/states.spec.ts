import { mkdirSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import {
  describeInBrowser,
  hindrancesOnBoth,
  onScreen,
  openPage,
  signInAs,
  visit,
} from '../../support/browser.js';

const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 800 };

describeInBrowser('the screens about States', () => {
  const on = onScreen();

  it('hinder nobody, on a phone by day and on a desk at night', async () => {
    const { page, wrong } = await openPage(on.browser, { viewport: PHONE, locale: 'es-UY' });
    await signInAs(page, on.enlace, 'authority-br');
    const seen: Record<string, string[]> = {};
    for (const [screen, ready] of [
      ['/my-state', 'form'],
      ['/coverage', 'table [href="/coverage/BR"]'],
      ['/coverage/BR', 'h2'],
      ['/countries/BR', 'a[href="/treaties/A-55"]'],
      ['/treaties/A-55?on=2010-01-01', '[data-state="BR"]'],
      ['/', 'a[href*="country=BR"]'],
    ] as const) {
      await visit(page, screen);
      await page.locator(ready).first().waitFor();
      if (screen === '/') {
        // The map comes once one comes near it.
        await page.evaluate('document.querySelector("footer").scrollIntoView()');
        await page.locator('[data-state="BR"]').first().waitFor();
      }
      seen[screen] = await hindrancesOnBoth(page);
    }
    expect(seen).toEqual(Object.fromEntries(Object.keys(seen).map((screen) => [screen, []])));
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it('lead the secretariat from the board to the letter in the State’s language in two clicks', async () => {
    const { page } = await openPage(on.browser, { viewport: DESK, locale: 'en' });
    await signInAs(page, on.enlace, 'editor', '/coverage');
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

  it('and an entry are one sheet of paper each, with their label above and below', async () => {
    const { page } = await openPage(on.browser, { viewport: DESK, locale: 'es' });
    await signInAs(page, on.enlace, 'authority-br', '/countries/BR');
    const sheets = async () => {
      const paper = await page.pdf({ format: 'A4', printBackground: true });
      return paper.toString('latin1').match(/\/Type \/Page\b/g)!.length;
    };
    const labels = async () => {
      await page.emulateMedia({ media: 'print' });
      const said = await Promise.all(
        ['header', 'footer'].map((where) => page.locator(`[data-print=${where}]`).innerText()),
      );
      await page.emulateMedia({ media: null });
      return said.map((text) => /TLP:[A-Z+]+/.exec(text)?.[0]);
    };
    await page.locator('a[href="/treaties/A-55"]').waitFor();
    const office = page.getByRole('link', { name: 'Ponto 24/7 Demo, Brasil (inventado)', exact: true });
    await office.waitFor();
    expect(await sheets()).toBe(1);
    expect(await labels()).toEqual(['TLP:RED', 'TLP:RED']);
    await office.click();
    await page.getByText('La hora local allí es').waitFor();
    expect(await sheets()).toBe(1);
    expect(await labels()).toEqual(['TLP:RED', 'TLP:RED']);
    await page.context().close();
  });

  it('let an authority attest its State, once it says that it looked', async () => {
    const { page } = await openPage(on.browser, { viewport: PHONE, locale: 'es' });
    await signInAs(page, on.enlace, 'authority-br');
    await page.getByRole('link', { name: 'Ateste las fichas de su Estado para este año' }).click();
    await page.getByRole('button', { name: 'Atestar' }).click();
    await page.getByText('marque la casilla').waitFor();
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Atestar' }).click();
    await page.getByText('Demo authority-br lo declaró').waitFor();
    await page.context().close();
  });

  it('keep the day of a treaty in the address, and say of an incomplete list "unknown", never "not a party"', async () => {
    const { page } = await openPage(on.browser, { viewport: DESK, locale: 'en' });
    await signInAs(page, on.enlace, 'observer', '/treaties/A-55?on=2000-01-01');
    const brazil = page.locator('tr', { has: page.locator('a[href="/countries/BR"]') }).first();
    await brazil.getByText('signatory').waitFor();
    await page.getByRole('button', { name: 'Today' }).click();
    await page.waitForURL(`${on.enlace.address}/treaties/A-55`);
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
