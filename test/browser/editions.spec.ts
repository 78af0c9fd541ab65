import { generateKey } from 'openpgp';
import { givenAccount } from '../support/accounts.js';
import { demand, Directory } from '../support/directory.js';
import {
  describeInBrowser,
  hindrancesOnBoth,
  onScreen,
  openPage,
  signInAs,
  visit,
} from '../support/browser.js';
import { Editions } from '../support/editions.js';

const PHONE = { width: 320, height: 640 };

describeInBrowser('the screens of editions', () => {
  const on = onScreen();

  it('hinder nobody, on a phone by day and on a desk at night', async () => {
    const { page, wrong } = await openPage(on.browser, { viewport: PHONE, locale: 'es-PE' });
    await signInAs(page, on.enlace, 'admin');
    const { api } = await givenAccount(on.enlace, { role: 'editor' });
    const recipient = { name: 'Autoridad central del Perú', kind: 'authority', state: 'PE', language: 'es' };
    const { publicKey } = await generateKey({ userIDs: [{ name: 'Lima' }], format: 'armored' });
    const wish = { ...recipient, formats: ['pdf', 'json'], openpgpKey: publicKey };
    demand(await api.post('/api/v1/edition-recipients', wish), 201);
    const seen: Record<string, string[]> = {};
    for (const path of ['/editions', '/recipients', '/verify']) {
      await visit(page, path);
      await page.waitForLoadState('networkidle');
      if (path === '/recipients') await page.getByRole('button', { name: 'Cambiar' }).click();
      seen[path] = await hindrancesOnBoth(page);
    }
    expect(seen).toEqual({ '/editions': [], '/recipients': [], '/verify': [] });
    await visit(page, '/recipients');
    await page.getByText('Español: PDF, JSON').waitFor();
    await page.getByRole('button', { name: 'Cambiar' }).click();
    const form = page.getByRole('listitem').filter({ hasText: 'Autoridad central del Perú' });
    await form.getByLabel('Excel (XLSX)').check();
    await form.getByLabel('Clave pública OpenPGP').fill('ninguna clave');
    await form.getByRole('button', { name: 'Guardar' }).click();
    await form.getByText('Esta clave no se puede usar').waitFor();
    await form.getByLabel('Clave pública OpenPGP').fill('');
    await form.getByRole('button', { name: 'Guardar' }).click();
    await page.getByText('Español: PDF, Excel (XLSX), JSON').waitFor();
    await page.getByRole('button', { name: 'Cambiar' }).click();
    await form.getByText('Cifrado con la clave OpenPGP').waitFor();
    await form.getByRole('button', { name: 'Quitar la clave' }).click();
    const question = page.getByRole('dialog');
    await question.getByText('saldrán sin cifrar').waitFor();
    await question.getByRole('button', { name: 'Cancelar' }).click();
    await form.getByText('Cifrado con la clave OpenPGP').waitFor();
    await form.getByRole('button', { name: 'Quitar la clave' }).click();
    await question.getByRole('button', { name: 'Quitar la clave' }).click();
    await form.getByText('Cifrado con la clave OpenPGP').waitFor({ state: 'detached' });
    // What the server refused, the browser tells of.
    expect(wrong.filter((line) => !line.includes('400'))).toEqual([]);
    expect(on.enlace.log.filter((line) => line.includes('content policy'))).toEqual([]);
    await page.context().close();
  });

  it('show the files of an edition, and tell in the browser whether the files at hand are those', async () => {
    const directory = await Directory.of(on.enlace);
    const editions = new Editions(directory);
    const { id } = await editions.published({ languages: ['fr'], formats: ['json', 'csv'] });
    const { page, wrong } = await openPage(on.browser, { viewport: PHONE, locale: 'fr-CA' });
    await signInAs(page, on.enlace, 'editor', `/editions/${id}`);
    await page
      .getByRole('button', { name: /\.json$/ })
      .first()
      .waitFor();
    await page.waitForLoadState('networkidle');
    expect(await hindrancesOnBoth(page)).toEqual([]);
    await visit(page, '/verify');
    const files = await filesOf(editions, id);
    await page.setInputFiles('input[type=file]', files);
    await page.getByText('L’édition est intacte').waitFor();
    expect(await hindrancesOnBoth(page)).toEqual([]);
    const altered = files.map((file, at) => (at === 0 ? { ...file, buffer: Buffer.from('altered') } : file));
    await page.setInputFiles('input[type=file]', altered);
    await page.getByText('Ne vous fiez pas à ces fichiers').waitFor();
    expect(await hindrancesOnBoth(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await page.context().close();
  });
});

/** The edition's own files first, then those of its statement. */
async function filesOf(editions: Editions, id: string) {
  const { files } = await editions.read(id);
  const names = [...files.map(({ name }) => name), 'manifest.json', 'manifest.json.sig', 'signing-key.pem'];
  const all = [];
  for (const name of names)
    all.push({ name, mimeType: 'application/octet-stream', buffer: await editions.bytes(id, name) });
  return all;
}
