import type { Page } from 'playwright-core';
import {
  describeInBrowser,
  hindrances,
  onScreen,
  openPage,
  passwordOf,
  signInAs,
  visit,
  type Served,
} from '../support/browser.js';

const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 800 };

describeInBrowser('the screens', () => {
  const on = onScreen();

  it('lead from sign-in to the call of the 24/7 point of Brazil in four taps, in Spanish, on a narrow phone', async () => {
    const { page, wrong } = await openPage(on.browser, { viewport: PHONE, locale: 'es-PE', hasTouch: true });
    await page.addInitScript(`addEventListener('click', ({ isTrusted }) => isTrusted && sessionStorage.setItem(
      'taps', String(Number(sessionStorage.getItem('taps')) + 1)), { capture: true })`);
    await page.goto(on.enlace.address);
    await page.getByLabel('Correo electrónico').tap();
    await page.keyboard.type('authority-pe@demo.example');
    await page.keyboard.press('Tab');
    await page.keyboard.type(passwordOf(on.enlace, 'authority-pe'));
    await page.evaluate("sessionStorage.removeItem('taps')");
    await page.getByRole('button', { name: 'Entrar', exact: true }).tap();
    await page.getByRole('link', { name: 'Brasil', exact: true }).tap();
    const call = page.getByRole('link', { name: /^Llamar al \+5555500110/ }).first();
    await call.waitFor();
    expect(await call.getAttribute('href')).toBe('tel:+5555500110');
    await call.tap();
    expect(Number(await page.evaluate("sessionStorage.getItem('taps')"))).toBeLessThanOrEqual(4);
    // What is TLP:RED of another State is absent from the page, not only hidden on it.
    await page.getByRole('link', { name: 'Ponto 24/7 Demo, Brasil (inventado)', exact: true }).tap();
    await page.getByText('La hora local allí es').waitFor();
    expect(await page.content()).not.toContain('+5555500111');
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it('say on a page of their own that there is nothing at an address', async () => {
    const { page } = await openPage(on.browser, { viewport: PHONE, locale: 'en' });
    await signInAs(page, on.enlace, 'observer', '/entries/experts/00000000-0000-4000-8000-000000000000');
    await page.getByRole('heading', { level: 1, name: 'There is nothing here' }).waitFor();
    expect(await hindrances(page)).toEqual([]);
    const mistyped = await page.goto(`${on.enlace.address}/serch`, { waitUntil: 'domcontentloaded' });
    expect(mistyped?.status()).toBe(404);
    await page.getByRole('heading', { level: 1, name: 'There is nothing here' }).waitFor();
    const program = await page.context().request.get(`${on.enlace.address}/serch`);
    expect(program.headers()['content-type']).toContain('application/problem+json');
    await page.goto(`${on.enlace.address}/confirm`);
    await page.getByText('This link is no longer good').waitFor();
    await page.context().close();
  });

  it('are used with the keyboard alone: / to search, arrows to a hit, Enter to open it', async () => {
    const { page } = await openPage(on.browser, { viewport: DESK, locale: 'en' });
    await signInAs(page, on.enlace, 'reader-br');
    await page.keyboard.press('/');
    await page.keyboard.type('ponto 24/7');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${on.enlace.address}/search`);
    await page.getByRole('link', { name: 'Ponto 24/7 Demo, Brasil (inventado)', exact: true }).waitFor();
    // What was typed stands in no address.
    expect(page.url()).not.toContain('ponto');
    await page.keyboard.press('/');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('article h1').waitFor();
    await page.context().close();
  });

  it('keep the session over a reload, and come back to where it ended after a new sign-in', async () => {
    const { page } = await openPage(on.browser, { viewport: DESK, locale: 'en' });
    await signInAs(page, on.enlace, 'observer', '/treaties/A-55');
    await page.locator('table').first().waitFor();
    await page.context().clearCookies();
    await page.reload();
    await page.waitForURL(/sign-in\?back=/);
    await signInAgain(page, on.enlace, 'observer');
    await page.waitForURL(`${on.enlace.address}/treaties/A-55`);
    await page.context().close();
  });

  it('let a second person approve what the first proposed, who cannot', async () => {
    const { body } = await (
      await on.enlace.signIn(...accountOf(on.enlace, 'editor'))
    ).get<{ items: Entry[] }>('/api/v1/law-enforcement-contacts?country=UY&function=CONTACT_24_7');
    const [entry] = body.items;
    await proposed(on.enlace, entry!);
    const first = await openPage(on.browser, { viewport: DESK, locale: 'en' });
    await signInAs(first.page, on.enlace, 'editor');
    await first.page.getByRole('link', { name: /awaits? a decision/ }).click();
    await first.page.getByRole('button', { name: 'My proposals' }).click();
    await first.page.locator('main a[href^="/changes/"]').first().click();
    await first.page.getByText('You proposed this change').waitFor();
    expect(await first.page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    const second = await openPage(on.browser, { viewport: PHONE, locale: 'en' });
    await signInAs(second.page, on.enlace, 'second-editor', new URL(first.page.url()).pathname);
    await second.page.getByRole('button', { name: 'Approve' }).click();
    await second.page.getByText('Approved and in force', { exact: true }).waitFor();
    await visit(second.page, `/entries/law-enforcement-contacts/${entry!.id}`);
    await second.page.getByRole('link', { name: '+59899999999' }).waitFor();
    await first.page.context().close();
    await second.page.context().close();
  });
});

interface Entry {
  id: string;
  contactPoints: Record<string, unknown>[];
}

const accountOf = (enlace: Served, who: string): [string, string] => [
  `${who}@demo.example`,
  passwordOf(enlace, who),
];

async function proposed(enlace: Served, { id, contactPoints }: Entry): Promise<void> {
  const editor = await enlace.signIn(...accountOf(enlace, 'editor'));
  const path = `/api/v1/law-enforcement-contacts/${id}`;
  const points = contactPoints.map(({ id: point, kind, use, personal, value, label, tlp }) => ({
    id: point,
    kind,
    use,
    personal,
    value: use === '24/7' ? '+598 9999 9999' : value,
    label,
    tlp,
  }));
  const etag = String((await editor.get(path)).headers.get('etag'));
  const { status } = await editor.patch(path, { contactPoints: points }, { 'If-Match': etag });
  expect(status).toBe(202);
}

async function signInAgain(page: Page, enlace: Served, who: string): Promise<void> {
  await page.fill('input[type=email]', `${who}@demo.example`);
  await page.fill('input[type=password]', passwordOf(enlace, who));
  await page.keyboard.press('Enter');
}
