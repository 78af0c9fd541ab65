import type { Browser } from 'playwright-core';
import { DueTasks } from '../../src/jobs/due-tasks.js';
import {
  describeInBrowser,
  hindrances,
  launch,
  openPage,
  signInAs,
  startForBrowser,
} from '../support/browser.js';
import { Directory } from '../support/directory.js';
import { Mailbox, sendAll } from '../support/mailbox.js';
import { TestClock } from '../support/test-clock.js';

const PHONE = { width: 320, height: 640 };
/** A Monday, eleven in the morning in Brasília. */
const clock = new TestClock('2026-11-23T14:00:00Z');
const ADDRESS = 'plantao@orgao.example';

type Served = Awaited<ReturnType<typeof startForBrowser>>;

describeInBrowser('keeping it true', () => {
  let browser: Browser;
  let enlace: Served;
  let mailbox: Mailbox;
  let directory: Directory;
  let id: string;

  beforeAll(async () => {
    mailbox = await Mailbox.open();
    browser = await launch();
    enlace = await startForBrowser({ clock, env: { SMTP_URL: mailbox.url } });
    directory = await Directory.of(enlace);
    id = await directory.published('law-enforcement-contacts', {
      names: { original: 'Plantão 24/7 do órgão', language: 'pt' },
      contactPoints: [
        { kind: 'telephone', use: '24/7', value: '+556120258900' },
        { kind: 'email', value: 'contato@orgao.example' },
        { kind: 'email', use: 'responsible', value: ADDRESS },
      ],
    });
    await enlace.app.get(DueTasks).runDue(clock.now());
    await sendAll(enlace);
  });
  afterAll(async () => {
    await browser?.close();
    await enlace?.close();
    await mailbox?.close();
  });

  it('sends no mail about the demonstration, whatever the mail server', () => {
    const recipients = mailbox.received.map(({ to }) => [to].flat()[0]!.text);
    expect(recipients).toContain(ADDRESS);
    // The editors of this test are told of its own office; nobody is written to about an invented one.
    expect(recipients.filter((one) => one.includes('demo'))).toEqual([]);
  });

  it('lets an office without an account confirm on a phone from a mail, in its language, by two taps', async () => {
    // Nobody chose a language in this browser, and it prefers English: the mail's language goes before that.
    const context = await browser.newContext({ viewport: PHONE, locale: 'en-US', hasTouch: true });
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
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sim, todos os 3 continuam corretos' }).tap();
    await page.getByText('3 dados estão confirmados a partir de hoje.').waitFor();
    expect(Date.now() - began).toBeLessThan(30_000);
    expect(await hindrances(page)).toEqual([]);

    const secret = link.split('#')[1]!;
    expect(asked.filter((url) => url.includes(secret))).toEqual([]);
    expect(enlace.log.join('\n')).not.toContain(secret);
    expect(wrong).toEqual([]);
    const entry = await directory.read('law-enforcement-contacts', id);
    const methods = entry.contactPoints.map(
      (one) => (one as never as { freshness: { method: string } }).freshness.method,
    );
    expect(methods).toEqual(['link', 'link', 'link']);

    await page.reload();
    await page.getByText('Este link já foi usado.').waitFor();
    await context.close();
  });

  it('shows the secretariat what is due, who is asked, and the letter to write', async () => {
    const { page, wrong } = await openPage(browser, {
      viewport: PHONE,
      colorScheme: 'dark',
      locale: 'es-AR',
    });
    await signInAs(page, enlace, 'editor', '/upkeep');
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
});
