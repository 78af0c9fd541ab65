import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
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
  console.warn('SKIPPED: no Chromium here (CHROMIUM_PATH or /usr/bin/chromium), so no screen is tested');

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** The demonstration, served at the address that its cookies belong to. */
export async function startForBrowser(
  options: Pick<StartOptions, 'clock' | 'env'> = {},
): Promise<Enlace & { address: string }> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const enlace = await startEnlace({
    ...options,
    demo: true,
    env: { ...options.env, PORT: String(port), PUBLIC_URL: address },
  });
  return Object.assign(enlace, { address });
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
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions,
): Promise<{ page: Page; wrong: string[] }> {
  const context = await browser.newContext(options);
  // The language somebody chose in this browser goes before the account's.
  const language = (options.locale ?? 'en').slice(0, 2);
  await context.addInitScript(`localStorage.setItem('enlace-language', '${language}')`);
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) wrong.push(message.text());
  });
  page.on('pageerror', (error) => wrong.push(error.message));
  return { page, wrong };
}

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What keeps somebody from using the screen as it is now: WCAG 2.2 AA and best practice, as axe sees them. */
export async function hindrances(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: AXE });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target).join(', ')))`,
    awaitPromise: true,
    returnByValue: true,
  });
  const wide = await page.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
  return [...(result.value as string[]), ...(wide ? ['the screen is wider than the window'] : [])];
}

export async function signInAs(page: Page, enlace: Enlace & { address: string }, who: string): Promise<void> {
  await page.goto(enlace.address);
  await page.waitForURL(/sign-in/);
  await page.fill('input[type=email]', `${who}@demo.example`);
  await page.fill('input[type=password]', passwordOf(enlace, who));
  await page.keyboard.press('Enter');
  await page.waitForURL(`${enlace.address}/`);
  await page.waitForSelector('a[href*="country=BR"]');
}
