import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { startEnlace, type Enlace, type StartOptions } from './enlace.js';

/** Where Chromium is (scripts/test.mjs looks for it); empty: these tests are skipped, and it is said so. */
export const CHROMIUM = process.env.ENLACE_TEST_CHROMIUM ?? '';

/** Tests of screens: skipped without Chromium. Browser, server and database share two cores: being busy is no failure. */
export function describeInBrowser(what: string, tests: () => void): void {
  jest.setTimeout(300_000);
  if (CHROMIUM) describe(what, tests);
  else describe.skip(what, tests);
}
if (!CHROMIUM)
  console.warn(
    'SKIPPED: no Chromium here (CHROMIUM_PATH, or /usr/bin/chromium-headless-shell or chromium), so no screen is tested',
  );

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

type Options = Pick<StartOptions, 'clock' | 'env'>;
export type Served = Enlace & { address: string };

/** The demonstration, served at the address that its cookies belong to. */
async function startForBrowser(options: Options): Promise<Served> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const enlace = await startEnlace({
    ...options,
    demo: true,
    env: { ...options.env, PORT: String(port), PUBLIC_URL: address },
  });
  return Object.assign(enlace, { address });
}

/** The demonstration and a browser to look at it. */
export interface OnScreen {
  browser: Browser;
  enlace: Served;
}

/** Begins both before the tests around it, and ends them after. */
export function onScreen(options: () => Options | Promise<Options> = () => ({})): OnScreen {
  const on = {} as OnScreen;
  beforeAll(async () => {
    on.browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
    on.enlace = await startForBrowser(await options());
  });
  afterAll(async () => {
    await on.browser?.close();
    await on.enlace?.close();
  });
  return on;
}

/** The demonstration's password of a role, such as `authority-pe`. */
export function passwordOf({ configuration }: Enlace, who: string): string {
  const lines = readFileSync(`${configuration.dataDir}/demo-sign-ins.txt`, 'utf8').split('\n');
  const found = lines
    .map((line) => line.trim().split(/\s+/))
    .find(([email]) => email === `${who}@demo.example`);
  if (!found?.[1]) throw new Error(`No demonstration account ${who}`);
  return found[1];
}

/** A page that remembers what went wrong on it: errors, and what the content policy refused. */
export async function anotherPage(context: BrowserContext): Promise<{ page: Page; wrong: string[] }> {
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) wrong.push(message.text());
  });
  page.on('pageerror', (error) => wrong.push(error.message));
  return { page, wrong };
}

/** The first page of a browser of somebody's own. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions,
): Promise<{ page: Page; wrong: string[] }> {
  // Colours that are on their way from day to night are no colours to judge, and nothing waits for a movement.
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  // The language somebody chose in this browser goes before the account's.
  const language = (options.locale ?? 'en').slice(0, 2);
  await context.addInitScript(`localStorage.setItem('enlace-language', '${language}')`);
  return anotherPage(context);
}

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Lines of a long list are alike: axe judges the first ones, which keeps a table of 35 States from taking seconds. */
const ALIKE = ['tbody tr:nth-child(n+8)', 'li:nth-child(n+12)'];

/** What keeps somebody from using the screen as it is now: WCAG 2.2 AA and best practice, as axe sees them. */
export async function hindrances(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const run = async (expression: string) =>
    (await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })).result
      .value as unknown;
  if (!(await run('Boolean(window.axe)'))) await run(AXE);
  const found = await run(
    `axe.run({ exclude: ${JSON.stringify(ALIKE)}.filter((one) => document.querySelector(one)) }, {
      runOnly: ${JSON.stringify(RULES)}, resultTypes: ['violations'] }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target).join(', ')))`,
  );
  const wide = await run('document.documentElement.scrollWidth > document.documentElement.clientWidth');
  await session.detach();
  return [...(found as string[]), ...(wide ? ['the screen is wider than the window'] : [])];
}

/** The same on a phone by day and on a desk at night, without loading the screen twice. */
export async function hindrancesOnBoth(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const [viewport, colorScheme] of [
    [{ width: 320, height: 640 }, 'light'],
    [{ width: 1280, height: 800 }, 'dark'],
  ] as const) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    found.push(...(await hindrances(page)).map((one) => `${viewport.width} px, ${colorScheme}: ${one}`));
  }
  return found;
}

/** Another screen as a link would open it: the frame stays, only the screen is new. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.evaluate(`document.querySelector('main h1')?.setAttribute('data-left', '');
    history.pushState({}, '', ${JSON.stringify(path)});
    dispatchEvent(new PopStateEvent('popstate'));`);
  await page.locator('main h1:not([data-left])').waitFor();
}

/** Signs in as the form does, without its screens, and opens a screen: home, unless said. */
export async function signInAs(page: Page, enlace: Served, who: string, path = '/'): Promise<void> {
  const answer = await page.context().request.post(`${enlace.address}/api/v1/auth/sign-in`, {
    headers: { Origin: enlace.address },
    data: { email: `${who}@demo.example`, password: passwordOf(enlace, who) },
  });
  if (!answer.ok()) throw new Error(`${who} cannot sign in: ${await answer.text()}`);
  await page.addInitScript("localStorage.setItem('enlace-signed-in', 'true')");
  await page.goto(`${enlace.address}${path}`);
  await page.locator('main h1').waitFor();
}
