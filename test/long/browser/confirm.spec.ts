import { DueTasks } from '../../../src/jobs/due-tasks.js';
import {
  describeInBrowser,
  hindrances,
  hindrancesOnBoth,
  onScreen,
  openPage,
  signInAs,
  visit,
} from '../../support/browser.js';
import { demand, Directory } from '../../support/directory.js';
import { Mailbox, sendAll } from '../../support/mailbox.js';
import { TestClock } from '../../support/test-clock.js';

const PHONE = { width: 320, height: 640 };
/** A Monday, eleven in the morning in Brasília. */
const clock = new TestClock('2026-11-23T14:00:00Z');
const ADDRESS = 'plantao@orgao.example';

describeInBrowser('keeping it true', () => {
  let mailbox: Mailbox;
  const on = onScreen(async () => {
    mailbox = await Mailbox.open();
    return { clock, env: { SMTP_URL: mailbox.url } };
  });
  let directory: Directory;
  let id: string;
  let authority: string;

  beforeAll(async () => {
    directory = await Directory.of(on.enlace);
    id = await directory.published('law-enforcement-contacts', {
      names: { original: 'Plantão 24/7 do órgão', language: 'pt' },
      contactPoints: [
        { kind: 'telephone', use: '24/7', value: '+556120258900' },
        { kind: 'email', value: 'contato@orgao.example' },
        { kind: 'email', use: 'responsible', value: ADDRESS },
      ],
    });
    authority = await directory.published('central-authorities', {
      names: { original: 'Autoridade central do órgão', language: 'pt' },
      designations: [{ treaty: 'UNTOC', article: '18(13)', function: 'MLA' }],
      contactPoints: [{ kind: 'email', use: 'responsible', value: ADDRESS }],
    });
    await on.enlace.app.get(DueTasks).runDue(clock.now());
    await sendAll(on.enlace);
  });
  afterAll(() => mailbox?.close());

  it('sends no mail about the demonstration, whatever the mail server', () => {
    const recipients = mailbox.received.map(({ to }) => [to].flat()[0]!.text);
    expect(recipients).toContain(ADDRESS);
    // The editors of this test are told of its own office; nobody is written to about an invented one.
    expect(recipients.filter((one) => one.includes('demo'))).toEqual([]);
  });

  it('lets an office without an account confirm on a phone from a mail, in its language, by two taps', async () => {
    // Nobody chose a language in this browser, and it prefers English: the mail's language goes before that.
    const context = await on.browser.newContext({ viewport: PHONE, locale: 'en-US', hasTouch: true });
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('console', (message) => void (message.type() === 'error' && wrong.push(message.text())));
    page.on('pageerror', (error) => wrong.push(error.message));
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(request.url()));

    const link = /https?:\S+\/confirm#\S+/.exec(mailbox.to(ADDRESS)[0]!.text!)![0];
    const began = Date.now();
    await page.goto(link);
    await page.getByRole('heading', { name: 'Continua correto?' }).waitFor();
    await page.getByRole('heading', { name: 'Plantão 24/7 do órgão' }).waitFor();
    await page.getByText('+55••••00').waitFor();
    expect(await page.content()).not.toContain('556120258900');
    // What its State made it competent for is asked about as well, and counts with the same tap.
    await page.getByText('UNTOC · artigo 18(13)').waitFor();
    await page.getByRole('button', { name: /^Nem tudo está certo: Designações/ }).waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sim, todos os 5 continuam corretos' }).tap();
    await page.getByText('5 dados estão confirmados a partir de hoje.').waitFor();
    expect(Date.now() - began).toBeLessThan(30_000);
    expect(await hindrances(page)).toEqual([]);

    const secret = link.split('#')[1]!;
    expect(asked.filter((url) => url.includes(secret))).toEqual([]);
    expect(on.enlace.log.join('\n')).not.toContain(secret);
    expect(wrong).toEqual([]);
    const entry = await directory.read('law-enforcement-contacts', id);
    const methods = entry.contactPoints.map(
      (one) => (one as never as { freshness: { method: string } }).freshness.method,
    );
    expect(methods).toEqual(['link', 'link', 'link']);
    const { designationFreshness } = await directory.read('central-authorities', authority);
    expect(designationFreshness).toMatchObject({ state: 'confirmed', method: 'link', by: 'office' });

    await page.reload();
    await page.getByText('Este link já foi usado.').waitFor();
    await context.close();
  });

  it('shows the secretariat what is due, who is asked, and the letter to write', async () => {
    const { page, wrong } = await openPage(on.browser, {
      viewport: PHONE,
      colorScheme: 'dark',
      locale: 'es-AR',
    });
    await signInAs(page, on.enlace, 'editor', '/upkeep');
    await page.getByRole('heading', { name: 'Consultas en curso, por Estado' }).waitFor();
    await page.getByRole('button', { name: 'Recordar ahora: Perú' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Enviar el correo' }).click();
    await page.getByText(/bandeja de salida/).waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.locator('#askings-state').selectOption('open');
    await page.locator('section li a[href^="/entries/"]').first().waitFor();
    expect(await hindrances(page)).toEqual([]);
    // Brazil's demonstration has officers without a mailbox: nobody can be asked but the State, and then by letter.
    await page.locator('#askings-state').selectOption('unanswered');
    await page.locator('a[href^="/upkeep/letters/"]').first().click();
    await page.getByRole('button', { name: 'Imprimir' }).waitFor();
    expect(await hindrances(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it('takes a report that a number does not answer by two taps on a phone, and shows it to the secretariat', async () => {
    const reader = await openPage(on.browser, { viewport: PHONE, locale: 'pt-BR', colorScheme: 'dark' });
    await signInAs(reader.page, on.enlace, 'reader-br', `/entries/law-enforcement-contacts/${id}`);
    await reader.page.getByRole('button', { name: 'Não funciona: +556120258900' }).click();
    const question = reader.page.getByRole('group', { name: /\+556120258900/ });
    await question.waitFor();
    expect(await hindrances(reader.page)).toEqual([]);
    await question.getByRole('button', { name: 'ninguém responde' }).click();
    await reader.page.getByText('você saberá o resultado').waitFor();
    await reader.page.getByText('a confirmar em breve').first().waitFor();
    expect(await hindrances(reader.page)).toEqual([]);

    const editor = await openPage(on.browser, { viewport: PHONE, locale: 'es' });
    await signInAs(editor.page, on.enlace, 'editor', '/upkeep');
    await editor.page.getByText(/Demo reader-br/).waitFor();
    expect([...reader.wrong, ...editor.wrong]).toEqual([]);
    await reader.page.context().close();
    await editor.page.context().close();
  });

  it('drills by call from a phone: dialled by one tap, noted by the next, and its State reads how it did', async () => {
    const { page, wrong } = await openPage(on.browser, {
      viewport: PHONE,
      locale: 'en',
      colorScheme: 'dark',
    });
    // The telephone's clock goes as the server's does.
    await page.clock.setFixedTime(clock.now());
    await signInAs(page, on.enlace, 'editor', '/drills');
    await page.getByText('No drill yet').waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('button', { name: 'New drill' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /^Name/ }).fill('Night exercise');
    await dialog.getByLabel('By telephone').check();
    await dialog.getByLabel('Whose points').selectOption('state:BR');
    expect(await hindrances(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Start now' }).click();
    await page.getByRole('heading', { name: 'Night exercise' }).waitFor();
    const point = page.getByRole('listitem').filter({ hasText: 'Plantão 24/7 do órgão' });
    const call = point.getByRole('link', { name: 'Call +556120258900: Plantão 24/7 do órgão' });
    expect(await call.getAttribute('href')).toBe('tel:+556120258900');
    await call.click();
    await point.getByRole('button', { name: 'wrong person' }).waitFor();
    expect(await hindrances(page)).toEqual([]);
    await point.getByRole('button', { name: 'answered' }).click();
    await page.getByText(/^1 of \d answered/).waitFor();
    await page.getByRole('button', { name: 'End the drill' }).click();
    await dialog.getByText('Everybody is told their own result.').waitFor();
    expect(await hindrances(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'End the drill' }).click();
    await page.getByText('ended', { exact: true }).waitFor();
    // One that is only planned is called off, and nobody hears of it.
    const planned = { title: 'Spring exercise', channel: 'call', startsAt: '2026-12-01T03:00:00Z', hours: 4 };
    const { body } = demand(await directory.editor.api.post('/api/v1/drills', planned), 201);
    await visit(page, `/drills/${String(body.id)}`);
    await page.getByRole('button', { name: 'Call it off' }).click();
    await dialog.getByText('Nobody is told.').waitFor();
    expect(await hindrancesOnBoth(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Call it off' }).click();
    await page.getByText('called off', { exact: true }).waitFor();
    expect(wrong).toEqual([]);
    await page.context().close();

    const state = await openPage(on.browser, { viewport: PHONE, locale: 'pt-BR' });
    await signInAs(state.page, on.enlace, 'authority-br', '/my-state');
    const row = state.page.getByRole('row', { name: /Night exercise.*Plantão 24\/7 do órgão/ });
    await row.getByText('respondeu').waitFor();
    await visit(state.page, '/drills');
    await state.page.getByRole('img', { name: /100\s?%/ }).waitFor();
    expect(await hindrances(state.page)).toEqual([]);
    expect(state.wrong).toEqual([]);
    await state.page.context().close();
  });
});
