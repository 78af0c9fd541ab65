import type { Page } from 'playwright-core';
import {
  describeInBrowser,
  hindrances,
  hindrancesOnBoth,
  onScreen,
  openPage,
  passwordOf,
  signInAs,
  visit,
} from '../../support/browser.js';

const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 800 };
const PASSWORD = 'sete rios calmos cruzam a planície';

describeInBrowser('accounts and their administration', () => {
  const on = onScreen();

  const invite = async (page: Page, email: string) => {
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('E-mail').fill(email);
    await dialog.getByLabel('Role').selectOption('observer');
    await dialog.getByLabel('Language of the letter').selectOption('pt');
    expect(await hindrances(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Send the invitation' }).click();
    await dialog.getByText(`Invited: ${email}`).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: `Take back the invitation of ${email}` }).waitFor();
  };
  const sentence = (text: string) => text.split('\n').find((line) => line.startsWith('http'))!;

  it('lead from an invitation, by the mail in the outbox, to an account that signs in on a phone', async () => {
    const desk = await openPage(on.browser, { viewport: DESK, locale: 'en' });
    await signInAs(desk.page, on.enlace, 'admin', '/administration/users');
    await invite(desk.page, 'nova@demo.example');
    await visit(desk.page, '/administration/outbox');
    await desk.page.getByText('No mail server is set').waitFor();
    await desk.page.getByRole('link', { name: 'O seu acesso ao Enlace' }).first().click();
    const link = sentence((await desk.page.locator('pre').textContent())!);
    const phone = await openPage(on.browser, { viewport: PHONE, locale: 'pt-BR' });
    await phone.page.goto(link);
    await phone.page.getByLabel('O seu nome').fill('Nova Pessoa');
    // The link is worth nothing to who looks over a shoulder.
    expect(phone.page.url()).toBe(`${on.enlace.address}/invitation`);
    const field = phone.page.getByLabel('Nova senha');
    await field.fill('curta');
    await phone.page.getByText('Faltam 10 caracteres.').waitFor();
    await field.fill('Nova Pessoa Nova Pessoa');
    await phone.page.getByText('Contém sobretudo o seu nome').waitFor();
    await field.fill(PASSWORD);
    expect(await hindrances(phone.page)).toEqual([]);
    await phone.page.getByRole('button', { name: 'Aceitar' }).click();
    await phone.page.getByText('nova@demo.example').waitFor();
    await phone.page.getByRole('link', { name: 'Ir para o início de sessão' }).click();
    await phone.page.fill('input[type=email]', 'nova@demo.example');
    await phone.page.fill('input[type=password]', PASSWORD);
    await phone.page.keyboard.press('Enter');
    await phone.page.waitForURL(`${on.enlace.address}/`);
    expect([...desk.wrong, ...phone.wrong]).toEqual([]);
    await desk.page.context().close();
    await phone.page.context().close();
  });

  it('let an administrator end sessions, which says so to the account, and verify the chain', async () => {
    const { page } = await openPage(on.browser, { viewport: DESK, locale: 'en' });
    const reader = await on.enlace.signIn('observer@demo.example', passwordOf(on.enlace, 'observer'));
    await signInAs(page, on.enlace, 'admin', '/administration/users');
    await page.getByLabel('Name or e-mail').fill('observer@demo');
    await page.getByRole('link', { name: 'Demo observer', exact: true }).click();
    await page.getByRole('button', { name: 'End all sessions' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End all sessions' }).click();
    await page.getByText('Not signed in anywhere.').waitFor();
    expect((await reader.get('/api/v1/auth/me')).status).toBe(401);
    await visit(page, '/administration/audit');
    await page.getByText('account.sessions-ended').waitFor();
    await page.getByRole('button', { name: 'Verify the chain' }).click();
    await page.getByText(/Whole: .* records, nothing altered/).waitFor({ timeout: 60_000 });
    const observer = await openPage(on.browser, { viewport: PHONE, locale: 'en' });
    await signInAs(observer.page, on.enlace, 'observer');
    await observer.page.getByRole('link', { name: 'Notifications: 1 unread' }).click();
    // In the language of the account, which need not be that of the browser.
    await observer.page
      .getByText(/sesiones|sessões|sessions/i)
      .first()
      .waitFor();
    await observer.page.getByRole('button', { name: 'Mark all as read' }).click();
    await observer.page.getByRole('link', { name: 'Notifications: 0 unread' }).waitFor();
    await page.context().close();
    await observer.page.context().close();
  });

  it('show a machine’s key once', async () => {
    const { page } = await openPage(on.browser, { viewport: DESK, locale: 'en' });
    await signInAs(page, on.enlace, 'admin', '/administration/clients');
    await page.getByRole('button', { name: 'Make a key' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Whose system').fill('Ministry of Peru');
    await dialog.getByRole('button', { name: 'Make a key' }).click();
    const key = (await dialog.locator('code').textContent())!;
    expect(await hindrances(page)).toEqual([]);
    expect((await on.enlace.api(key).get('/api/v1/countries')).status).toBe(200);
    await dialog.getByRole('button', { name: 'I have copied it' }).click();
    expect(await page.content()).not.toContain(key);
    await page.getByRole('button', { name: 'Revoke the key of Ministry of Peru' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText(/^Revoked on/).waitFor();
    expect((await on.enlace.api(key).get('/api/v1/countries')).status).toBe(401);
    await page.context().close();
  });

  it('set how long a confirmation holds, and say what cannot be', async () => {
    const { page } = await openPage(on.browser, { viewport: PHONE, locale: 'en' });
    await signInAs(page, on.enlace, 'admin', '/administration/settings');
    const part = page.getByRole('region', { name: 'How long a confirmation holds' });
    const save = part.getByRole('button', { name: 'Save the days' });
    await part.getByLabel('Due before the end, days').fill('90');
    await part.getByLabel('24/7 telephone, days').fill('60');
    await part.getByText('Must be fewer days than any confirmation holds').waitFor();
    expect(await save.isDisabled()).toBe(true);
    await part.getByLabel('Due before the end, days').fill('20');
    await save.click();
    await part.getByText('Saved. It applies to every value from now on.').waitFor();
    await page.reload();
    await part.waitFor();
    expect(await part.getByLabel('24/7 telephone, days').inputValue()).toBe('60');
    await page.context().close();
  });

  it('hinder nobody, on a phone by day and on a desk at night', async () => {
    const { page, wrong } = await openPage(on.browser, { viewport: PHONE, locale: 'es' });
    const seen: Record<string, string[]> = {};
    await page.goto(`${on.enlace.address}/password-reset`);
    await page.locator('input[type=email]').waitFor();
    seen['/password-reset'] = await hindrancesOnBoth(page);
    await signInAs(page, on.enlace, 'admin', '/account');
    for (const [screen, ready] of [
      ['/account/notifications', 'section select'],
      ['/administration/users', 'main li a'],
      ['/administration/clients', 'main h1'],
      ['/administration/audit', 'main li details'],
      ['/administration/outbox', 'main h1'],
      ['/administration/settings', 'main [role=group]'],
      ['/account', 'section li'],
    ] as const) {
      await visit(page, screen);
      await page.locator(ready).first().waitFor();
      seen[screen] = await hindrancesOnBoth(page);
    }
    expect(seen).toEqual(Object.fromEntries(Object.keys(seen).map((screen) => [screen, []])));
    expect(wrong).toEqual([]);
    await page.context().close();
  });
});
