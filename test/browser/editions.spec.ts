import type { Browser } from 'playwright-core';
import {
  describeInBrowser,
  hindrancesOnBoth,
  launch,
  openPage,
  signInAs,
  startForBrowser,
  visit,
} from '../support/browser.js';

const PHONE = { width: 320, height: 640 };

type Served = Awaited<ReturnType<typeof startForBrowser>>;

describeInBrowser('the screens of editions', () => {
  let browser: Browser;
  let enlace: Served;

  beforeAll(async () => {
    browser = await launch();
    enlace = await startForBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await enlace?.close();
  });

  it('hinder nobody, on a phone by day and on a desk at night', async () => {
    const { page, wrong } = await openPage(browser, { viewport: PHONE, locale: 'es-PE' });
    await signInAs(page, enlace, 'admin');
    const seen: Record<string, string[]> = {};
    for (const path of ['/editions', '/recipients', '/verify']) {
      await visit(page, path);
      await page.waitForLoadState('networkidle');
      seen[path] = await hindrancesOnBoth(page);
    }
    expect(seen).toEqual({ '/editions': [], '/recipients': [], '/verify': [] });
    expect(wrong).toEqual([]);
    expect(enlace.log.filter((line) => line.includes('content policy'))).toEqual([]);
    await page.context().close();
  });
});
