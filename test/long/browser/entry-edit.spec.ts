import type { BrowserContext, Page } from 'playwright-core';
import {
  anotherPage,
  describeInBrowser,
  hindrances,
  onScreen,
  openPage,
  passwordOf,
  signInAs,
} from '../../support/browser.js';

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 320, height: 700 };

interface Entry {
  id: string;
  names: { original: string };
}

describeInBrowser('an editor at the form of an entry', () => {
  const on = onScreen();
  let context: BrowserContext;

  beforeAll(async () => {
    const { page } = await openPage(on.browser, { viewport: DESK, locale: 'en' });
    context = page.context();
    await signInAs(page, on.enlace, 'editor');
    await page.close();
  });

  const editor = () => on.enlace.signIn('editor@demo.example', passwordOf(on.enlace, 'editor'));

  /** A published entry of the demonstration. */
  async function published(register: string, country: string): Promise<Entry> {
    const { body } = await (
      await editor()
    ).get<{ items: Entry[] }>(`/api/v1/${register}?country=${country}&limit=1`);
    return body.items[0]!;
  }

  /** A page of its own in the editor's browser, where a form may be left as it is. */
  async function opened(path: string, viewport = DESK) {
    const { page, wrong } = await anotherPage(context);
    await page.setViewportSize(viewport);
    await page.goto(`${on.enlace.address}${path}`);
    await page.locator('main h1').waitFor();
    return { page, wrong };
  }

  const edit = async (register: string, { id }: Entry) => {
    const { page } = await opened(`/entries/${register}/${id}/edit`);
    await page.getByLabel('Name', { exact: false }).first().waitFor();
    return page;
  };
  const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();

  it.each([
    ['central-authorities', 'New central authority'],
    ['law-enforcement-contacts', 'New law-enforcement contact'],
    ['experts', 'New expert'],
  ])('makes a draft of %s and proposes its publication', async (register, link) => {
    const { page, wrong } = await opened('/countries/PE');
    await page.getByRole('link', { name: link }).click();
    await page.getByLabel('Name *', { exact: true }).fill(`Oficina nueva ${register}`);
    await page.getByRole('button', { name: 'Add a contact value' }).click();
    const value = page.getByRole('textbox', { name: /^telephone/ });
    await value.pressSequentially('14445555');
    // Put into the State's own form while it is typed, and told how it is dialled from abroad.
    await page.getByText('Dialled from abroad: +51 1 4445555').waitFor();
    if (register === 'experts') {
      await page.getByLabel('Given on').fill('2026-01-10');
      await page.getByLabel(/What was agreed to/).fill('Member States');
      await page.getByLabel('Where the proof is kept').fill('Letter 12/2026');
    }
    await page.getByRole('button', { name: 'Save as a draft' }).click();
    await page.getByText('The draft is saved').waitFor();
    await page.getByRole('link', { name: /^\+5114445555/ }).waitFor();
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await page.getByText('a second person must agree').waitFor();
    await page.getByRole('link', { name: 'See the change' }).click();
    await page.waitForURL(/\/changes\//);
    expect(wrong).toEqual([]);
    await page.close();
  });

  it('corrects a wording at once, and a number once a second person agrees', async () => {
    const entry = await published('law-enforcement-contacts', 'CL');
    const page = await edit('law-enforcement-contacts', entry);
    await page.getByLabel('Notes', { exact: true }).fill('Corrected in a moment');
    await save(page);
    await page.getByText('Saved.', { exact: true }).waitFor();
    await page.getByText('Corrected in a moment').waitFor();
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await page
      .getByRole('textbox', { name: /^telephone/ })
      .first()
      .fill('+56 2 2555 9999');
    await page.getByLabel('Comment for whoever decides').fill('The exchange moved on Monday.');
    await save(page);
    await page.getByText('a second person must agree').waitFor();
    await page.getByText(/change awaits a decision/).waitFor();
    await page.getByRole('link', { name: 'See the change' }).click();
    await page.getByText('The exchange moved on Monday.').waitFor();
    await page.close();
  });

  it('is shown what is wrong, all at once, with the focus on the summary and a way to each field', async () => {
    const { page } = await opened('/entries/central-authorities/new', PHONE);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByRole('button', { name: 'Add a contact value' }).click();
    await page.getByRole('button', { name: 'Save as a draft' }).click();
    const summary = page.getByRole('alert').filter({ hasText: 'fields need your attention' });
    await summary.waitFor();
    expect(String(await page.evaluate('document.activeElement.textContent'))).toContain(
      'need your attention',
    );
    expect(await summary.getByRole('link').count()).toBe(3);
    expect(await hindrances(page)).toEqual([]);
    await summary.getByRole('link').nth(1).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('field-names-original');
    await page.close();
  });

  it('is told by the server what only it can know, at the field', async () => {
    const { page } = await opened('/entries/central-authorities/new?country=PE');
    await page.getByLabel('Name *', { exact: true }).fill('Oficina de prueba');
    await page.getByRole('button', { name: 'Add a contact value' }).click();
    await page.getByRole('textbox', { name: /^telephone/ }).fill('not a number 12 34');
    await page.getByRole('button', { name: 'Save as a draft' }).click();
    await page.getByRole('link', { name: /Contact values 1: Write a telephone number/ }).waitFor();
    // What was typed is still there.
    expect(await page.getByRole('textbox', { name: /^telephone/ }).inputValue()).toBe('not a number 12 34');
    await page.close();
  });

  it('decides a conflict when somebody else saved first, and saves again', async () => {
    const entry = await published('law-enforcement-contacts', 'AR');
    const path = `/api/v1/law-enforcement-contacts/${entry.id}`;
    const page = await edit('law-enforcement-contacts', entry);
    await page.getByLabel('Notes', { exact: true }).fill('Mine');
    await page.getByLabel('Unit', { exact: true }).fill('My unit');
    const other = await on.enlace.signIn(
      'second-editor@demo.example',
      passwordOf(on.enlace, 'second-editor'),
    );
    const etag = String((await other.get(path)).headers.get('etag'));
    expect((await other.patch(path, { notes: 'Theirs' }, { 'If-Match': etag })).status).toBe(200);
    await save(page);
    await page.getByText('Somebody else saved this entry first').waitFor();
    expect(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('radio', { name: 'Take what I typed' }).click();
    await page.getByText('All is decided').waitFor();
    await save(page);
    await page.getByText('Saved.', { exact: true }).waitFor();
    const { body } = await other.get<{ notes: string; unit: string }>(path);
    expect([body.notes, body.unit]).toEqual(['Mine', 'My unit']);
    await page.close();
  });

  it('with the keyboard alone adds, orders, removes and brings back; and loses nothing unasked', async () => {
    const { page } = await opened('/entries/central-authorities/new?country=PE');
    const press = async (name: string | RegExp) => {
      await page.getByRole('button', { name }).focus();
      await page.keyboard.press('Enter');
    };
    await press('Add a contact value');
    await page
      .getByRole('textbox', { name: /^telephone/ })
      .first()
      .focus();
    await page.keyboard.type('110');
    await press('Add a contact value');
    await page
      .getByRole('textbox', { name: /^telephone/ })
      .nth(1)
      .focus();
    await page.keyboard.type('220');
    await press('Up: Contact value 2');
    const values = () =>
      page.evaluate("[...document.querySelectorAll('input[type=tel]')].map((one) => one.value)");
    expect(await values()).toEqual(['220', '110']);
    await press('Remove: Contact value 1');
    expect(await values()).toEqual(['110']);
    // The focus waits at the way back.
    await page.keyboard.press('Enter');
    expect(await values()).toEqual(['220', '110']);
    await page.getByRole('link', { name: 'States', exact: true }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor();
    await page.keyboard.press('Enter');
    expect(await values()).toEqual(['220', '110']);
    await page.close();
  });
});
