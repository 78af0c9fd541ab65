import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Configuration } from '../platform/configuration.js';
import { preferredLanguage } from '../platform/languages.js';
import { homePage, homeWords } from './home.page.js';
import { aheadOf, MANIFEST, SCREENS } from './screens.js';

/** A report of a broken policy is small; anything larger is not one. */
const REPORT_LIMIT = 16 * 1024;

/** Where the build puts the web interface: beside the compiled sources, or as seen from the sources themselves. */
function builtFolder(): string | null {
  const here = dirname(fileURLToPath(import.meta.url));
  const candidates = [join(here, '../../web'), join(here, '../../dist/web')];
  return candidates.find((folder) => existsSync(join(folder, MANIFEST))) ?? null;
}

/** Nothing runs and nothing looks like ours that this page did not bring itself. */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    'report-uri /csp-reports',
  ].join('; ');

/**
 * Serves the web interface: its page with a new nonce each time, its files for good, since their names change with
 * them. Where it was not built (tests of the API), a plain page says what this is. All of it is public: it shows
 * nothing of the directory.
 */
export async function serveWeb(
  app: NestFastifyApplication,
  configuration: Configuration,
  log: Logger,
): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  const folder = builtFolder();
  const page = folder && readFileSync(join(folder, 'index.html'), 'utf8');
  const ahead = folder === null ? () => '' : aheadOf(folder);
  const answer = (request: FastifyRequest, reply: FastifyReply) => {
    const elsewhere = properAddress(configuration, request);
    if (elsewhere !== null) return reply.redirect(elsewhere, 302);
    const language = preferredLanguage(request.headers['accept-language']);
    void reply
      .type('text/html; charset=utf-8')
      .header('Vary', 'Accept-Language, Accept-Encoding')
      .header('Cache-Control', 'no-store');
    if (page === null) return reply.send(homePage(language));
    const nonce = randomBytes(16).toString('base64');
    const { title, what } = homeWords(language);
    const html = page
      .replace('<html lang="en">', `<html lang="${language}">`)
      .replace('<title>Enlace</title>', `<title>${title}</title>`)
      .replace('name="description" content=""', `name="description" content="${what}"`)
      .replace('<script type', `${ahead(request.routeOptions.url, language)}<script type`)
      .replace('<noscript></noscript>', `<noscript><h1>${title}</h1><p>${what}</p></noscript>`)
      .replaceAll('<script ', `<script nonce="${nonce}" `);
    void reply.header('Content-Security-Policy', policy(nonce));
    // It repeats nothing that was sent, so that its compressed size tells nothing (BREACH).
    if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return reply.send(html);
    return reply.header('Content-Encoding', 'gzip').send(gzipSync(html));
  };
  for (const address of Object.keys(SCREENS)) server.get(address, answer);
  // Who mistyped an address is told so on a page; programs keep the API's own answer.
  server.get('/*', (request, reply) =>
    wantsPage(request) ? answer(request, reply.status(404)) : reply.callNotFound(),
  );
  acceptReports(server, log);
  if (folder)
    await server.register(fastifyStatic, {
      root: join(folder, 'assets'),
      prefix: '/assets/',
      decorateReply: false,
      immutable: true,
      maxAge: '365d',
      preCompressed: true,
    });
}

const wantsPage = ({ url, headers }: FastifyRequest): boolean =>
  !url.startsWith('/api/') && (headers.accept ?? '').includes('text/html');

/** Sessions live at the public address: who came to this machine by another of its names is led there. */
function properAddress({ publicUrl, port }: Configuration, request: FastifyRequest): string | null {
  const proper = new URL(publicUrl);
  const asked = request.headers.host ?? '';
  const sameDoor =
    proper.hostname === 'localhost' && asked === `127.0.0.1:${port}` && proper.port === String(port);
  return sameDoor ? new URL(request.url, proper).href : null;
}

/** Browsers tell which rule was broken; never what stood on the page. */
function acceptReports(
  server: ReturnType<ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance']>,
  log: Logger,
): void {
  server.addContentTypeParser(
    ['application/csp-report', 'application/reports+json'],
    { parseAs: 'string', bodyLimit: REPORT_LIMIT },
    (_, body, done) => done(null, body),
  );
  server.post('/csp-reports', { bodyLimit: REPORT_LIMIT }, (request, reply) => {
    const rule = /"(?:effective-directive|effectiveDirective)"\s*:\s*"([a-z-]{1,40})/.exec(
      String(request.body),
    );
    log.warn({ rule: rule?.[1] ?? null }, 'the content policy was broken');
    return reply.status(204).send();
  });
}
