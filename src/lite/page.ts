import { createHash } from 'node:crypto';
import { LANGUAGES, type Language } from '../platform/problems.js';
import { Html, html } from './html.js';
import { WORDS } from './lite.words.js';

const STYLE =
  'body{font:16px/1.45 sans-serif;max-width:40em;margin:0 auto;padding:.5em;color:#111;background:#fff}' +
  'nav a,nav button{display:inline-block;min-width:2.8em;min-height:1.5em;padding:.7em .5em .7em 0;margin-right:.4em}h1{font-size:1.3em}h2{font-size:1.1em;margin:1em 0 0}' +
  'input,select,button{font:inherit;padding:.5em;max-width:100%;box-sizing:border-box}label{display:block;margin:.5em 0}' +
  'li a{display:inline-block;padding:.4em 0}a{color:#17457a}.m{color:#555;font-size:.9em}ul{padding-left:1.2em}' +
  'form.i{display:inline}@media print{nav{display:none}}';

/** Exactly what the policy's hash is of: no formatter may add a space. */
const STYLE_ELEMENT = new Html(`<style>${STYLE}</style>`);

/** Nothing but this page's own style, and forms that come back here. */
export const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What every page needs to know of its reader. */
export interface Reader {
  language: Language;
  /** Proof that a form was ours; null: nobody is signed in. */
  formToken: string | null;
}

export const say = (key: keyof typeof WORDS, { language }: Reader): string => WORDS[key][language];

export const tokenField = ({ formToken }: Reader): Html =>
  html`<input type="hidden" name="token" value="${formToken}" />`;

/** A whole page: one request, no script, readable on paper. */
export function page(reader: Reader, title: string, body: Html): string {
  const { language, formToken } = reader;
  const links = html`<a href="/lite">${say('states', reader)}</a>
    <a href="/lite/find">${say('find', reader)}</a>
    <a href="/lite/search">${say('search', reader)}</a>
    <form class="i" method="post" action="/lite/sign-out">
      ${tokenField(reader)}<button>${say('signOut', reader)}</button>
    </form>`;
  const languages = LANGUAGES.filter((one) => one !== language).map(
    (one) => html`<a href="?l=${one}" lang="${one}">${one}</a> `,
  );
  return `<!doctype html>${
    html`<html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title} · Enlace</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <nav>${formToken === null ? null : links} <a href="/">${say('full', reader)}</a> ${languages}</nav>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`.text
  }`;
}
