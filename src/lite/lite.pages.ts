import type { CountryLine } from '../countries/country.dto.js';
import { MEASURES } from '../counterparts/counterpart.vocabulary.js';
import type { CounterpartAnswer, RouteView } from '../counterparts/counterparts.dto.js';
import { measureLabel, networkLabel } from '../counterparts/labels.js';
import type { EntryView, LastDrill } from '../register/view.js';
import { html, type Html } from './html.js';
import { DRILLED, FRESHNESS } from './lite.words.js';
import { say, tokenField, type Reader } from './page.js';

/** How much of a list one page shows, so that it stays small. */
export const SHOWN = 15;

/** `kept`: what was typed before, and the page to go on to. */
export const signInForm = (
  reader: Reader,
  problem: string | null,
  kept: { email: string | undefined; next: string },
): Html =>
  html` ${problem && html`<p role="alert"><b>${problem}</b></p>`}
    <form method="post" action="/lite/sign-in">
      <input type="hidden" name="next" value="${kept.next}" />
      <label
        >${say('email', reader)}<br /><input
          type="email"
          name="email"
          autocomplete="username"
          value="${kept.email ?? ''}"
          required
      /></label>
      <label
        >${say('password', reader)}<br /><input
          type="password"
          name="password"
          autocomplete="current-password"
          required
      /></label>
      <label
        >${say('code', reader)}<br /><input name="code" autocomplete="one-time-code" maxlength="40"
      /></label>
      <button>${say('signIn', reader)}</button>
    </form>`;

export const stateList = (states: readonly CountryLine[]): Html =>
  html`<ul>
    ${states.map(({ iso2, name }) => html`<li><a href="/lite/states/${iso2}">${name}</a></li>`)}
  </ul>`;

export const entryList = (entries: readonly EntryView[], reader: Reader): Html =>
  entries.length === 0
    ? html`<p>${say('nothing', reader)}</p>`
    : html`<ul>
        ${entries.slice(0, SHOWN).map(
          (one) =>
            html`<li>
              <a href="/lite/entries/${one.register}/${one.id}">${one.names.original}</a>
              <span class="m">${one.country}</span>
              ${one.lastDrill?.failing && drillLine(one.lastDrill, reader)}
            </li>`,
        )}
      </ul>`;

/** Whether a point was reached when it was last tried. */
function drillLine({ on, answered, failing }: LastDrill, { language }: Reader): Html {
  const words = DRILLED[failing ? 'failing' : answered ? 'answered' : 'missed'][language];
  return html`<br /><span class="m">${words.replace('{day}', on)}</span>`;
}

export const searchForm = (reader: Reader, words: string): Html =>
  html`<form method="post" action="/lite/search">
    ${tokenField(reader)}
    <label>${say('words', reader)}<br /><input name="q" value="${words}" maxlength="100" required /></label
    ><button>${say('search', reader)}</button>
  </form>`;

type Point = Pick<EntryView['contactPoints'][number], 'kind' | 'value' | 'extension' | 'label' | 'tlp'> & {
  freshness: { state: string; verifiedAt: string | null };
};

/** A value as one calls or writes to it, with how sure it is. Only these schemes, whatever it says of itself. */
function pointLine({ kind, value, extension, label, tlp, freshness }: Point, { language }: Reader): Html {
  const text = extension ? `${value} ext. ${extension}` : value;
  const sure = FRESHNESS[freshness.state]![language];
  const since = freshness.verifiedAt?.slice(0, 10);
  const marks = html`<br /><span class="m">${[label, sure, since, tlp].filter(Boolean).join(' · ')}</span>`;
  if (kind === 'telephone') return html`<li><a href="tel:${value}">${text}</a>${marks}</li>`;
  if (kind === 'email') return html`<li><a href="mailto:${value}">${text}</a>${marks}</li>`;
  return html`<li>${text}${marks}</li>`;
}

export const entryPage = (entry: EntryView, reader: Reader): Html =>
  html` <p>${[entry.unit, entry.parentInstitution, entry.country].filter(Boolean).join(', ')}</p>
    <p class="m">${entry.functions.join(', ')}${entry.lastDrill && drillLine(entry.lastDrill, reader)}</p>
    <ul>
      ${entry.contactPoints
        .filter(({ value }) => value !== null)
        .slice(0, 12)
        .map((point) => pointLine(point, reader))}
    </ul>
    ${entry.address && html`<p>${entry.address}</p>`}
    ${entry.notes && html`<p class="m">${entry.notes.slice(0, 800)}</p>`}`;

interface Asked {
  from?: string | undefined;
  to?: string | undefined;
  measure?: string | undefined;
  urgent?: string | undefined;
}

export function findForm(states: readonly CountryLine[], asked: Asked, reader: Reader): Html {
  const options = (chosen: string | undefined) =>
    states.map(({ iso2, name }) =>
      iso2 === chosen
        ? html`<option value="${iso2}" selected>${name}</option>`
        : html`<option value="${iso2}">${name}</option>`,
    );
  return html`<form action="/lite/find">
    <label
      >${say('from', reader)}<br /><select name="from">
        ${options(asked.from)}
      </select></label
    >
    <label
      >${say('to', reader)}<br /><select name="to">
        ${options(asked.to)}
      </select></label
    >
    <label
      >${say('measure', reader)}<br /><select name="measure">
        ${MEASURES.map((one) => html`<option value="${one}">${measureLabel(one, reader.language)}</option>`)}
      </select></label
    >
    <label><input type="checkbox" name="urgent" value="true" /> ${say('urgent', reader)}</label>
    <button>${say('find', reader)}</button>
  </form>`;
}

/** The first three ways, the fallback, and what is not known. */
export const answerPage = ({ question, routes, fallback, gaps }: CounterpartAnswer, reader: Reader): Html =>
  html` <p>
      ${question.from.name} → ${question.to.name}: ${measureLabel(question.measure, reader.language)}
      (${question.on})
    </p>
    ${routes.slice(0, 3).map((route) => routePart(route, reader))}
    <p><b>${fallback.text}</b></p>
    ${
      gaps.length > 0 &&
      html`<h2>${say('missing', reader)}</h2>
        <ul>
          ${gaps.slice(0, 5).map(({ text }) => html`<li>${text}</li>`)}
        </ul>`
    }`;

function routePart(route: RouteView, reader: Reader): Html {
  const { authority, now, bases, networks, contactPoints, reasons, rank } = route;
  return html`<h2>
      ${rank}. <a href="/lite/entries/${authority.register}/${authority.id}">${authority.names.original}</a>
    </h2>
    ${authority.parentInstitution && html`<p class="m">${authority.parentInstitution}</p>`}
    ${now && html`<p>${say('localTime', reader)} ${now.localTime.slice(11, 16)}: ${say(now.state as 'open', reader)}</p>`}
    <ul>
      ${contactPoints.slice(0, 3).map((point) => pointLine(point, reader))}
    </ul>
    <p>
      ${[
        ...bases
          .slice(0, 3)
          .map(({ name, articles }) =>
            [name, articles.map(({ article }) => article).join(', ')].filter(Boolean).join(', art. '),
          ),
        ...networks.map((network) => networkLabel(network, reader.language)),
      ].join(' · ')}
    </p>
    <p class="m">
      ${say('why', reader)}:
      ${reasons
        .slice(0, 4)
        .map(({ text }) => text)
        .join(' ')}
    </p>`;
}
