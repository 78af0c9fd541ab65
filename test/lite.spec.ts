import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateSync } from 'otplib';
import { html } from '../src/lite/html.js';
import { PROBLEMS } from '../src/platform/problems.js';
import { givenAccount } from './support/accounts.js';
import { passwordOf } from './support/browser.js';
import { PUBLIC_URL, startEnlace, type Enlace } from './support/enlace.js';

let enlace: Enlace;
/** Signed in by the form, as a browser without scripts would be. */
let peru: string;

beforeAll(async () => {
  enlace = await startEnlace({ demo: true });
  peru = await signedIn('authority-pe');
});
afterAll(() => enlace?.close());

const fetched = (path: string, init: RequestInit = {}) =>
  fetch(`${enlace.url}${path}`, { redirect: 'manual', ...init });

function form(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  return fetched(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { Origin: PUBLIC_URL, ...headers },
  });
}

async function signedIn(who: string): Promise<string> {
  const fields = { email: `${who}@demo.example`, password: passwordOf(enlace, who) };
  const answer = await form('/lite/sign-in', fields);
  expect(answer.status).toBe(303);
  return answer.headers.get('set-cookie')!.split(';')[0]!;
}

const read = async (path: string, cookie = peru) => {
  const answer = await fetched(path, { headers: { Cookie: cookie, 'Accept-Language': 'es' } });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
};
/** Half a minute from now, in seconds: a code is accepted once. */
const nextStep = () => Math.floor(Date.now() / 1000) + 30;
const tokenOf = (text: string) => /name="token" value="([^"]+)"/.exec(text)![1]!;
const linkTo = (text: string, name: string) =>
  new RegExp(`<a href="(/lite/[^"]+)">${name.replace(/[()]/g, '\\$&')}`).exec(text)?.[1];

describe('the plain pages', () => {
  it('ask to sign in, and refuse a wrong password and a form from elsewhere', async () => {
    expect((await read('/lite', '')).status).toBe(401);
    const fields = { email: 'authority-pe@demo.example', password: 'not the right password' };
    expect((await form('/lite/sign-in', fields)).status).toBe(401);
    expect((await form('/lite/sign-in', fields, { Origin: 'https://elsewhere.example' })).status).toBe(403);
  });

  it('sign in with a second factor or a recovery code, keep what was typed, and go on to where one was going', async () => {
    const editor = await givenAccount(enlace, { role: 'editor' });
    const { email, password } = editor;
    const asked = (await read('/lite/find?from=PE', '')).text;
    expect(asked).toContain('name="next" value="/lite/find?from=PE"');
    const typed = { email, password, next: '/lite/find?from=PE' };
    const refused = await form('/lite/sign-in', typed);
    expect(refused.status).toBe(401);
    const again = await refused.text();
    expect(again).toContain(PROBLEMS['second-factor-missing'].title.en);
    expect(again).toContain(`value="${email}"`);
    expect(again).toContain('name="next" value="/lite/find?from=PE"');
    expect(again).not.toContain(password);

    const right = await form('/lite/sign-in', {
      ...typed,
      code: generateSync({ secret: editor.totpSecret! }),
    });
    expect([right.status, right.headers.get('location')]).toEqual([303, '/lite/find?from=PE']);
    const proof = { password, totp: generateSync({ secret: editor.totpSecret!, epoch: nextStep() }) };
    const { body } = await editor.api.post<{ recoveryCodes: string[] }>(
      '/api/v1/auth/second-factor/recovery-codes',
      proof,
    );
    const [code] = body.recoveryCodes;
    expect((await form('/lite/sign-in', { ...typed, code: code! })).status).toBe(303);
    expect((await form('/lite/sign-in', { ...typed, code: code! })).status).toBe(401);
  });

  it.each([
    'https://elsewhere.example',
    '//elsewhere.example',
    '/lite/two words',
    '/literally',
    '/lite/sign-out',
  ])('never go on to %s', async (next) => {
    const fields = { email: 'observer@demo.example', password: passwordOf(enlace, 'observer'), next };
    expect((await form('/lite/sign-in', fields)).headers.get('location')).toBe('/lite');
  });

  it('are small, without any script, and allow nothing but themselves', async () => {
    const country = await read('/lite/states/BR');
    const pages = {
      states: '/lite',
      country: '/lite/states/BR',
      entry: linkTo(country.text, 'Ponto 24/7 Demo, Brasil (inventado)')!,
      search: '/lite/search',
      form: '/lite/find',
      answer: '/lite/find?from=PE&to=CL&measure=mla-evidence',
      urgent: '/lite/find?from=BR&to=CA&measure=expedited-preservation&urgent=true',
    };
    for (const [name, path] of Object.entries(pages)) {
      const { status, text, headers } = await read(path);
      expect([name, status]).toEqual([name, 200]);
      expect(Buffer.byteLength(text)).toBeLessThan(6 * 1024);
      expect(text).not.toMatch(/<script|<img|<link| style=| on\w+=/);
      const [, style = ''] = /<style>(.*?)<\/style>/s.exec(text) ?? [];
      const hash = createHash('sha256').update(style).digest('base64');
      expect(headers.get('content-security-policy')).toMatch(
        `default-src 'none'; style-src 'sha256-${hash}'`,
      );
    }
  });

  it('answer the finder as the API does, in the language of the reader', async () => {
    const { text } = await read('/lite/find?from=PE&to=CL&measure=mla-evidence');
    expect(text).toContain('Unidad de Cooperación Internacional y Extradiciones');
    expect(text).toContain('Convención de Nassau (A-55)');
    expect((await read('/lite/find?from=PE&to=PE&measure=mla-evidence')).status).toBe(400);
  });

  it('show what this reader may see, and no more', async () => {
    const ofBrazil = async (cookie: string) => {
      const path = linkTo(
        (await read('/lite/states/BR', cookie)).text,
        'Ponto 24/7 Demo, Brasil (inventado)',
      )!;
      return (await read(path, cookie)).text;
    };
    expect(await ofBrazil(peru)).toContain('tel:+5555500110');
    expect(await ofBrazil(peru)).not.toContain('+5555500111');
    expect(await ofBrazil(await signedIn('authority-br'))).toContain('+5555500111');
    expect(await ofBrazil(await signedIn('observer'))).not.toContain('+5555500110');
  });

  it('search by a form that only this session could have sent', async () => {
    const token = tokenOf((await read('/lite/search')).text);
    const found = await form('/lite/search', { q: 'ponto brasil', token }, { Cookie: peru });
    expect(await found.text()).toContain('Ponto 24/7 Demo, Brasil (inventado)');
    const other = await signedIn('authority-br');
    for (const [cookie, proof] of [
      [other, token],
      [peru, 'x'],
    ] as const)
      expect((await form('/lite/search', { q: 'x', token: proof }, { Cookie: cookie })).status).toBe(403);
  });

  it('end with the session: signed out, the cookie is worth nothing', async () => {
    const cookie = await signedIn('observer');
    const token = tokenOf((await read('/lite', cookie)).text);
    expect((await form('/lite/sign-out', { token: 'x' }, { Cookie: cookie })).status).toBe(303);
    expect((await read('/lite', cookie)).status).toBe(200);
    await form('/lite/sign-out', { token }, { Cookie: cookie });
    expect((await read('/lite', cookie)).status).toBe(401);
    expect((await read('/lite', `${cookie.slice(0, -2)}xx`)).status).toBe(401);
  });

  it('cannot be made to hold markup', () => {
    const name = `<script>alert("x")</script>'&`;
    expect(html`<p title="${name}">${[name, null, 1]}</p>`.text).toBe(
      '<p title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39;&amp;">' +
        '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39;&amp;1</p>',
    );
  });
});
