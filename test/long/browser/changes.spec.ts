import type { Locator, Page } from 'playwright-core';
import {
  describeInBrowser,
  hindrances,
  onScreen,
  openPage,
  passwordOf,
  signInAs,
  visit,
} from '../../support/browser.js';
import { demand, match } from '../../support/directory.js';

const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 800 };

interface Point {
  id: string;
  kind: string;
  use: string;
  value: string;
}
describeInBrowser('a change', () => {
  const on = onScreen();

  const api = (who: string) => on.enlace.signIn(`${who}@demo.example`, passwordOf(on.enlace, who));

  /** The 24/7 point of a State, as somebody of it would change it: the number, a new web page and the unit. */
  async function proposed(who: string, country: string, number: string, unit: string): Promise<string> {
    const caller = await api(who);
    const list = await caller.get<{ items: { id: string }[] }>(
      `/api/v1/law-enforcement-contacts?country=${country}&function=CONTACT_24_7`,
    );
    const path = `/api/v1/law-enforcement-contacts/${list.body.items[0]!.id}`;
    const entry = await caller.get<{ contactPoints: Point[] }>(path);
    const points = entry.body.contactPoints.map(({ id, kind, use, value }, index) => ({
      id,
      kind,
      use,
      value: index === 0 ? number : value,
    }));
    const body = {
      contactPoints: [...points, { kind: 'web', value: 'https://orgao.example/plantao' }],
      unit,
      comment: 'A central mudou na segunda-feira.',
    };
    const answer = await caller.patch(path, body, await match(caller, path));
    return String(demand(answer, 202).body.id);
  }

  async function opened(who: string, options: object, ready: string) {
    const { page, wrong } = await openPage(on.browser, options);
    await signInAs(page, on.enlace, who, '/changes');
    await page.locator(ready).first().waitFor();
    return { page, wrong };
  }

  const fine = async (page: Page) => expect(await hindrances(page)).toEqual([]);

  it('is proposed by a State, asked about, answered and amended on a phone, and accepted in part', async () => {
    const id = await proposed('authority-br', 'BR', '+55 61 2025 9911', 'Divisão Nova');
    const editor = await opened('editor', { viewport: DESK, locale: 'en' }, `a[href="/changes/${id}"]`);
    await fine(editor.page);
    await editor.page.locator(`a[href="/changes/${id}"]`).focus();
    await editor.page.keyboard.press('Enter');
    await editor.page.getByText('A central mudou na segunda-feira.').waitFor();
    expect(await editor.page.getByRole('button', { name: 'Ask' }).isDisabled()).toBe(true);
    await editor.page.getByLabel('Note or reason').fill('Does the old number still ring?');
    await editor.page.getByRole('button', { name: 'Ask' }).click();
    await editor.page.getByText('Awaits an answer').waitFor();

    const authority = await opened(
      'authority-br',
      { viewport: PHONE, locale: 'pt-BR', colorScheme: 'dark' },
      `a[href="/changes/${id}"]`,
    );
    await authority.page.getByText('Aguarda resposta').waitFor();
    await authority.page.locator(`a[href="/changes/${id}"]`).click();
    await authority.page.getByLabel('A sua resposta').fill('Não, desde segunda-feira.');
    await authority.page.getByRole('button', { name: 'Enviar a resposta' }).click();
    await authority.page.getByText('Aguarda decisão').waitFor();
    await fine(authority.page);
    // The form begins with what was proposed.
    await authority.page.getByRole('link', { name: 'Corrigir' }).click();
    const number = authority.page.getByRole('textbox', { name: /^telefone/ }).first();
    await number.waitFor();
    expect(await number.inputValue()).toMatch(/9911$/);
    await authority.page.locator('input[value="Divisão Nova"]').waitFor();
    await authority.page.locator('input[value="https://orgao.example/plantao"]').waitFor();
    await fine(authority.page);
    await number.fill('+55 61 2025 9912');
    await authority.page.getByRole('button', { name: 'Salvar' }).click();
    await authority.page.getByText('+556120259912').first().waitFor();
    await authority.page.getByText('Aguarda decisão').waitFor();

    await editor.page.reload();
    await editor.page.getByText('Não, desde segunda-feira.').waitFor();
    await editor.page.getByRole('checkbox', { name: /^Unit/ }).uncheck();
    await editor.page.getByText('Say why the rest is declined.').waitFor();
    await editor.page.getByLabel('Note or reason').fill('The unit keeps its name.');
    await editor.page.getByRole('button', { name: 'Accept 2 of 3' }).click();
    await editor.page.getByText('Accepted in part').first().waitFor();

    await authority.page.reload();
    await authority.page.getByText('The unit keeps its name.').waitFor();
    await authority.page.getByText('Aceito em parte').first().waitFor();
    await visit(authority.page, '/search?country=BR&function=CONTACT_24_7');
    await authority.page.locator('a[href="tel:+556120259912"]').first().waitFor();
    expect([...editor.wrong, ...authority.wrong]).toEqual([]);
    await editor.page.context().close();
    await authority.page.context().close();
  });

  it('of what somebody else changed meanwhile shows both sides, and waits for a choice', async () => {
    const id = await proposed('authority-pe', 'PE', '+51 1 555 0101', 'Primera');
    const other = await proposed('editor', 'PE', '+51 1 555 0102', 'Segunda');
    const second = await api('second-editor');
    demand(await second.post(`/api/v1/changes/${other}/approve`, {}), 200);
    const { page, wrong } = await opened(
      'second-editor',
      { viewport: PHONE, locale: 'es' },
      `a[href="/changes/${id}"]`,
    );
    await page.locator(`a[href="/changes/${id}"]`).click();
    const approve = page.getByRole('button', { name: 'Aprobar' });
    await page.getByText('Otra persona lo cambió entretanto').first().waitFor();
    await fine(page);
    expect(await approve.isDisabled()).toBe(true);
    await page.getByRole('radio', { name: /Conservar.*Segunda/ }).check();
    await page.getByRole('radio', { name: /Tomar.*\+5115550101/ }).check();
    await approve.click();
    await page.getByText('Aceptado en parte').first().waitFor();
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it('under break-glass is marked, and countersigned by another person', async () => {
    const list = await (
      await api('admin')
    ).get<{ items: { id: string }[] }>('/api/v1/law-enforcement-contacts?country=UY&function=CONTACT_24_7');
    const path = `/entries/law-enforcement-contacts/${list.body.items[0]!.id}`;
    const admin = await openPage(on.browser, { viewport: PHONE, locale: 'es' });
    await signInAs(admin.page, on.enlace, 'admin', `${path}/edit`);
    const urgent = admin.page.getByRole('button', { name: 'Poner en vigor ya…' });
    const number = admin.page.getByRole('textbox', { name: /^teléfono/ }).first();
    await number.waitFor();
    // One signature moves contact values, and only those.
    expect(await urgent.count()).toBe(0);
    await number.fill('+598 2915 1234');
    await urgent.click();
    const dialog = admin.page.getByRole('dialog');
    await dialog.getByText('en 72 horas').waitFor();
    await fine(admin.page);
    expect(await dialog.getByRole('button', { name: 'Poner en vigor ahora' }).isDisabled()).toBe(true);
    await dialog.getByLabel(/^Motivo/).fill('La línea está cortada.');
    await dialog.getByRole('button', { name: 'Poner en vigor ahora' }).click();
    await admin.page.getByText('En vigor de inmediato, con una sola firma.').waitFor();
    await admin.page.getByRole('link', { name: '+59829151234' }).waitFor();
    expect(admin.wrong).toEqual([]);
    await admin.page.context().close();
    const { page, wrong } = await opened('second-editor', { viewport: DESK, locale: 'fr' }, 'a[data-row]');
    await page.getByText('En vigueur, signature unique').waitFor();
    await page.locator('a[data-row]').first().click();
    await page.getByText(/^En vigueur avec une seule signature/).waitFor();
    await fine(page);
    await page.getByRole('button', { name: 'Contresigner' }).click();
    await page.getByRole('button', { name: 'Contresigner' }).waitFor({ state: 'detached' });
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it('and the rest of a week of the secretariat take this many clicks', async () => {
    const proposals: string[] = [];
    for (const [country, number] of [
      ['CL', '+56 2 2690 4001'],
      ['CO', '+57 601 570 2001'],
      ['EC', '+593 2 398 5801'],
    ] as const)
      proposals.push(await proposed('editor', country, number, 'Guardia'));
    const { page, wrong } = await openPage(on.browser, {
      viewport: DESK,
      locale: 'en',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await signInAs(page, on.enlace, 'second-editor');
    let clicks = 0;
    const tap = async (place: Locator) => {
      clicks += 1;
      await place.click();
    };
    const button = (name: string | RegExp) => page.getByRole('button', { name });
    const section = (name: string) => tap(page.getByRole('link', { name, exact: true }).first());
    const week: Record<string, number> = {};
    const task = async (name: string, steps: () => Promise<void>) => {
      clicks = 0;
      await steps();
      week[name] = clicks;
    };

    await task('three changes decided', async () => {
      await section('Changes');
      await tap(page.locator(`a[href="/changes/${proposals[0]}"]`));
      await tap(button('Approve'));
      for (const _ of proposals.slice(1)) {
        await tap(page.getByRole('link', { name: /^Next: / }));
        await tap(button('Approve'));
      }
      await page.getByText('Nothing waits for you.').waitFor();
    });
    await task('all values of an entry confirmed after a call', async () => {
      await section('Search');
      await page.getByRole('searchbox').fill('Ponto 24/7 Demo');
      await page.keyboard.press('Enter');
      await tap(page.getByRole('link', { name: 'Ponto 24/7 Demo, Brasil (inventado)' }).first());
      await tap(button('Mark values as confirmed'));
      await tap(page.getByRole('checkbox', { name: 'All of them' }));
      await tap(button('They are right'));
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    });
    await task('the board looked at', async () => {
      await section('Coverage');
      await page.locator('table [href="/coverage/BR"]').waitFor();
    });
    await task('a letter in the language of the State, from the board', async () => {
      await tap(page.locator('table [href="/coverage/BR"]'));
      await tap(button('Write the letter'));
      await page.locator('article[lang="pt"]').waitFor();
      await tap(button('Copy the letter'));
      await page.getByText('Copied').first().waitFor();
    });
    expect(wrong).toEqual([]);
    let points = 0;
    await task('a drill by telephone', async () => {
      await section('Drills');
      await tap(button('New drill'));
      await page.getByLabel('Name').fill('Night drill');
      await tap(page.getByRole('radio', { name: /^By telephone/ }));
      await page.getByLabel('Whose points').selectOption('state:BR');
      clicks += 1;
      await tap(button('Start now'));
      const call = page.getByRole('link', { name: /^Call \+/ });
      await call.first().waitFor();
      for (points = await call.count(); (await call.count()) > 0;) {
        const left = await call.count();
        await tap(call.first());
        await tap(page.getByRole('button', { name: 'answered' }));
        await call.nth(left - 1).waitFor({ state: 'detached' });
      }
    });
    expect(week).toEqual({
      'three changes decided': 1 + 2 * 3,
      'all values of an entry confirmed after a call': 5,
      'the board looked at': 1,
      'a letter in the language of the State, from the board': 3,
      'a drill by telephone': 5 + 2 * points,
    });
    await page.context().close();
  });
});
