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
});
