import type { Browser } from 'playwright-core';
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

  it.each([
    ['a desk by day, in English', DESK, 'light', 'en'],
    ['a telephone at night, in Spanish', PHONE, 'dark', 'es-PE'],
  ] as const)('hinder nobody, on %s', async (_, viewport, colorScheme, locale) => {
    const { page, wrong } = await openPage(browser, { viewport, colorScheme, locale });
    await signInAs(page, enlace, 'admin');
    const seen: Record<string, string[]> = {};
    for (const path of ['/editions', '/recipients', '/verify']) {
      await page.goto(`${enlace.address}${path}`);
      await page.locator('main h1').waitFor();
      await page.waitForLoadState('networkidle');
      seen[path] = await hindrances(page);
    }
    expect(seen).toEqual({ '/editions': [], '/recipients': [], '/verify': [] });
    expect(wrong).toEqual([]);
    expect(enlace.log.filter((line) => line.includes('content policy'))).toEqual([]);
    await page.context().close();
  });
});
