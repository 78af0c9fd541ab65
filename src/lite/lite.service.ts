import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import type { RequestContext } from '../access/request-context.js';
import { OwnSessionsService } from '../accounts/own-sessions.service.js';
import { SignInInput } from '../accounts/auth.dto.js';
import type { ShownFactor } from '../accounts/second-factor.js';
import { SignInService } from '../accounts/sign-in.service.js';
import { Countries } from '../countries/countries.service.js';
import { CounterpartQuestion } from '../counterparts/question.dto.js';
import { Counterparts } from '../counterparts/counterparts.service.js';
import { Problem } from '../platform/problems.js';
import { RegisterService } from '../register/register.service.js';
import { registers } from '../registers.js';
import { SearchQuery } from '../search/search.dto.js';
import { SearchService } from '../search/search.service.js';
import { html, type Html } from './html.js';
import { answerPage, entryList, entryPage, findForm, searchForm, SHOWN, stateList } from './lite.pages.js';
import { say, type Reader } from './page.js';

/** One page asked for by somebody signed in. */
export interface LiteRequest {
  context: RequestContext;
  reader: Reader;
  /** Of the address, or of a form. */
  fields: Record<string, string>;
  path: Record<string, string>;
}

interface Page {
  title: string;
  body: Html;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the plain pages show, from the same services as the API. */
@Injectable()
export class LitePages {
  constructor(
    private readonly countries: Countries,
    private readonly registers: RegisterService,
    private readonly searches: SearchService,
    private readonly counterparts: Counterparts,
    private readonly signIns: SignInService,
    private readonly sessions: OwnSessionsService,
  ) {}

  async states({ context, reader }: LiteRequest): Promise<Page> {
    const all = await this.countries.list({ ...context, permission: 'country:read' }, {});
    return { title: say('states', reader), body: stateList(all.filter(({ oasState }) => oasState)) };
  }

  async state({ context, reader, path }: LiteRequest): Promise<Page> {
    const country = path['iso2'] ?? '';
    const { name } = await this.countries.get({ ...context, permission: 'country:read' }, country);
    const { items } = await this.searches.search(context, { country, limit: SHOWN } as SearchQuery);
    return { title: name, body: entryList(items as never, reader) };
  }

  async entry({ context, reader, path }: LiteRequest): Promise<Page> {
    const definition = registers.find(({ name }) => name === path['register']);
    if (!definition || !UUID.test(path['id'] ?? '')) throw new Problem('not-found');
    const { body } = await this.registers.get(definition, context, path['id']!);
    return { title: body.names.original, body: entryPage(body, reader) };
  }

  searchForm({ reader }: LiteRequest): Promise<Page> {
    return Promise.resolve({ title: say('search', reader), body: searchForm(reader, '') });
  }

  async search({ context, reader, fields }: LiteRequest): Promise<Page> {
    const query = await checked(SearchQuery, { q: fields['q'] });
    const { items } = await this.searches.search(context, { ...query, limit: SHOWN } as SearchQuery);
    const words = fields['q'] ?? '';
    return {
      title: say('search', reader),
      body: html`${searchForm(reader, words)}${entryList(items as never, reader)}`,
    };
  }

  async find({ context, reader, fields }: LiteRequest): Promise<Page> {
    const title = say('find', reader);
    const { from, to, measure, urgent } = fields;
    if (!to || !measure) {
      const all = await this.countries.list({ ...context, permission: 'country:read' }, {});
      return {
        title,
        body: findForm(
          all.filter(({ oasState }) => oasState),
          { from, to },
          reader,
        ),
      };
    }
    const question = await checked(CounterpartQuestion, {
      ...(from ? { from } : {}),
      to,
      measure,
      urgent: urgent === 'true',
    });
    return { title, body: answerPage(await this.counterparts.find(context, question), reader) };
  }

  /** What a problem tells beyond its name. */
  problem({ extra: { errors = [] } }: Problem): Html {
    return html`<ul>
      ${errors.map(({ field, message }) => html`<li>${field}: ${message}</li>`)}
    </ul>`;
  }

  /** @returns the session that was opened. @throws Problem as sign-in does. */
  async signIn(
    context: RequestContext,
    fields: Record<string, string>,
    agent: string | undefined,
  ): Promise<string> {
    const { email, password, code = '' } = fields;
    const input = await checked(SignInInput, { email, password, ...factorOf(code.trim()) });
    const { body } = await this.signIns.signIn(context, input, agent ?? null);
    if (typeof body === 'string') throw new Problem('wrong-credentials');
    const [, claims = ''] = body.accessToken.split('.');
    return (JSON.parse(Buffer.from(claims, 'base64url').toString()) as { sid: string }).sid;
  }

  async signOut(context: RequestContext): Promise<void> {
    await this.sessions.signOut(context);
  }
}

/** A recovery code is longer than the six digits of an authenticator, and has the same field. */
const factorOf = (code: string): ShownFactor =>
  code === '' ? {} : /^\d{6}$/.test(code) ? { totp: code } : { recoveryCode: code };

/** The same rules as the API's. @throws Problem `invalid-request` */
async function checked<T extends object>(type: new () => T, given: object): Promise<T> {
  const value = plainToInstance(type, given);
  const wrong = await validate(value, { whitelist: true, forbidNonWhitelisted: true });
  if (wrong.length === 0) return value;
  const errors = wrong.map(({ property, constraints }) => ({
    field: property,
    message: Object.values(constraints ?? {})[0] ?? '',
  }));
  throw new Problem('invalid-request', undefined, { errors });
}
