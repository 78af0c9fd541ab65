import { readFileSync, statSync } from 'node:fs';
import { describeInBrowser, hindrances, onScreen, openPage, signInAs } from '../support/browser.js';

const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 800 };

/** Bytes of the first screen until the network is quiet: scripts, styles, the words of frame and screen (budget: 230 KB). */
const FIRST_LOAD = 212 * 1024;

describeInBrowser('the work on the screens', () => {
  const on = onScreen();

  it('takes a messy list in on a phone: why each row is refused, a report, then exactly what was shown', async () => {
    const { page, wrong } = await openPage(on.browser, {
      viewport: PHONE,
      locale: 'en',
      colorScheme: 'dark',
    });
    await signInAs(page, on.enlace, 'editor');
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('link', { name: 'Imports' }).click();
    await page.getByRole('heading', { name: 'Past imports' }).waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.setInputFiles('input[type=file]', 'test/samples/authorities-messy-4.csv');
    await page.getByRole('button', { name: 'Show what would be imported' }).click();
    await page.locator('main details').first().waitFor();
    await page.evaluate("document.querySelector('main details').open = true");
    await page.getByLabel('Dates in digits').waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('button', { name: /^Rejected 6/ }).click();
    await page.locator('main ol li').first().waitFor();
    expect(await page.locator('main ol > li').count()).toBe(6);
    expect(await hindrances(page)).toEqual([]);
    const [report] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /report/ }).click(),
    ]);
    expect(
      readFileSync(await report.path(), 'utf8')
        .split('\r\n')
        .slice(1, -1).length,
    ).toBeGreaterThanOrEqual(6);
    await page.getByRole('button', { name: /^Import \d+ entries/ }).click();
    await page.getByText(/\d+ rows were written/).waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('link', { name: 'Imports', exact: true }).first().click();
    await page.getByText(/^imported · /).waitFor();
    expect(wrong).toEqual([]);
    expect(on.enlace.log.filter((line) => line.includes('content policy'))).toEqual([]);
    await page.context().close();
  });

  it('keeps the columns of a table and gives out what is found as a file', async () => {
    const { page, wrong } = await openPage(on.browser, { viewport: DESK, locale: 'en' });
    await signInAs(page, on.enlace, 'editor', '/search?country=BR&view=table');
    await page.getByText('Choose the columns').click();
    await page.getByRole('button', { name: 'Languages' }).click();
    await page.reload();
    await page.getByRole('columnheader', { name: 'Languages' }).waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.getByText('Export what is found').click();
    await page.getByLabel('Format').selectOption('csvForMachines');
    await page.getByText('Add an entry').click();
    await page.getByRole('link', { name: 'New expert' }).waitFor();
    expect(await hindrances(page)).toEqual([]);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Make the file' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/directory\.csv$/);
    expect(readFileSync(await file.path(), 'utf8')).toContain('+5555500110');
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it('says that server or network is away, and asks again by itself once it is back', async () => {
    const { page } = await openPage(on.browser, { viewport: DESK, locale: 'en' });
    await signInAs(page, on.enlace, 'editor');
    const away = /\/(api|health)\//;
    await page.route(away, (route) => route.abort());
    await page.getByRole('link', { name: 'Treaties' }).click();
    await page.getByText('Enlace does not answer at the moment').waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.unroute(away);
    await page
      .getByRole('link', { name: /A-55|Nassau/ })
      .first()
      .waitFor();
    expect(await page.getByText('Enlace does not answer at the moment').count()).toBe(0);
    await page.context().setOffline(true);
    await page.getByText('There is no network').waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.context().setOffline(false);
    await page.getByText('There is no network').waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('begins with at most 212 KB, compressed, for whoever signs in and for whoever comes back', async () => {
    const { page } = await openPage(on.browser, { viewport: PHONE, locale: 'fr' });
    const loaded = async (): Promise<number> => {
      await page.waitForLoadState('networkidle');
      const names: string[] = await page.evaluate(
        `performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)`,
      );
      const files = [...new Set(names)].filter((name) => /^\/assets\/.*\.(js|css)$/.test(name));
      expect(files.length).toBeGreaterThan(3);
      return files.reduce((sum, name) => sum + statSync(`dist/web${name}.gz`).size, 0);
    };
    await page.goto(on.enlace.address);
    await page.locator('input[type=password]').waitFor();
    expect(await loaded()).toBeLessThanOrEqual(FIRST_LOAD);
    await signInAs(page, on.enlace, 'reader-br');
    await page.reload();
    await page.locator('a[href*="country=BR"]').waitFor();
    expect(await loaded()).toBeLessThanOrEqual(FIRST_LOAD);
    await page.context().close();
  });
});
