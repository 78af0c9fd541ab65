import { Agent, request } from 'node:http';
import { startEnlace, type Enlace } from './support/enlace.js';

describe('the front page and health', () => {
  let enlace: Enlace;

  beforeAll(async () => {
    enlace = await startEnlace();
  });

  afterAll(() => enlace?.close());

  it('says that it lives and that the database answers', async () => {
    expect(await enlace.api().get('/health/live')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await enlace.api().get('/health/ready')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  it('says what this is, in the language of the browser', async () => {
    const { status, headers, text } = await enlace
      .api()
      .get('/', { 'Accept-Language': 'xx, pt-BR;q=0.9, es;q=0.5' });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(text).toContain('lang="pt"');
    expect(text).toContain('Enlace: o diretório hemisférico de contrapartes');
  });

  it('is answered whole where a GET brings a body that nobody reads and ends the connection', async () => {
    const sizes = await Promise.all(
      Array.from({ length: 20 }, () => sizeOfAnswer(`${enlace.url}/api/openapi.json`)),
    );
    expect(sizes[0]).toBeGreaterThan(100_000);
    expect(new Set(sizes).size).toBe(1);
  });
});

/** Of the answer to a GET with a body of 200 kB, on a connection of its own, in bytes; 0: it was cut. */
function sizeOfAnswer(url: string): Promise<number> {
  const body = 'x'.repeat(200_000);
  return new Promise((resolve) => {
    const headers = {
      Connection: 'close',
      'Content-Type': 'application/json',
      'Content-Length': body.length,
    };
    const asked = request(url, { agent: new Agent({ keepAlive: false }), headers }, (answer) => {
      let size = 0;
      answer.on('data', (chunk: Buffer) => (size += chunk.length));
      answer.on('end', () => resolve(size)).on('error', () => resolve(0));
    });
    asked.on('error', () => resolve(0)).end(body);
  });
}
