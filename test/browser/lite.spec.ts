import { describeInBrowser, hindrances, onScreen, passwordOf } from '../support/browser.js';

describeInBrowser('the plain pages, with JavaScript off', () => {
  const on = onScreen();

  it.each([
    [
      'es',
      'authority-pe',
      'Iniciar sesión',
      'Buscar contraparte',
      'CL',
      'mla-evidence',
      'Unidad de Cooperación',
    ],
    [
      'pt-BR',
      'authority-br',
      'Iniciar sessão',
      'Localizar contraparte',
      'CA',
      'expedited-preservation',
      'National Operations',
    ],
    [
      'en',
      'admin',
      'Sign in',
      'Find a counterpart',
      'CL',
      'extradition',
      'Ministerio de Relaciones Exteriores de Chile',
    ],
  ] as const)('answer a real question in %s', async (locale, who, signIn, find, to, measure, first) => {
    const context = await on.browser.newContext({
      javaScriptEnabled: false,
      locale,
      viewport: { width: 320, height: 480 },
    });
    const page = await context.newPage();
    const requests: string[] = [];
    await page.goto(`${on.enlace.address}/lite`);
    await page.fill('input[name=email]', `${who}@demo.example`);
    await page.fill('input[name=password]', passwordOf(on.enlace, who));
    await page.getByRole('button', { name: signIn }).click();
    await page.getByRole('link', { name: find }).click();
    await page.selectOption('select[name=from]', who === 'admin' ? 'US' : who.slice(-2).toUpperCase());
    await page.selectOption('select[name=to]', to);
    await page.selectOption('select[name=measure]', measure);
    if (measure === 'expedited-preservation') await page.check('input[name=urgent]');
    page.on('request', (request) => requests.push(request.url()));
    await page.getByRole('button', { name: find }).click();
    expect(await page.locator('h2').first().innerText()).toContain(first);
    expect(requests.filter((url) => !url.endsWith('favicon.ico'))).toHaveLength(1);
    await context.close();
  });

  it('hinder nobody', async () => {
    const page = await on.browser.newPage({ viewport: { width: 320, height: 480 }, locale: 'fr' });
    await page.goto(`${on.enlace.address}/lite`);
    expect(await hindrances(page)).toEqual([]);
    await page.fill('input[name=email]', 'observer@demo.example');
    await page.fill('input[name=password]', passwordOf(on.enlace, 'observer'));
    await page.keyboard.press('Enter');
    await page.locator('a[href="/lite/states/BR"]').waitFor();
    for (const path of [
      '/lite',
      '/lite/states/BR',
      '/lite/find',
      '/lite/find?from=PE&to=CL&measure=mla-evidence',
    ]) {
      await page.goto(`${on.enlace.address}${path}`);
      expect([path, await hindrances(page)]).toEqual([path, []]);
    }
    await page.close();
  });
});
