import { readFileSync } from 'node:fs';
import 'reflect-metadata';
import { describeDirectory } from '../src/openapi.js';
import { startEnlace } from './support/enlace.js';

interface Operation {
  responses: Record<string, { content?: Record<string, { schema?: unknown }> }>;
}

describe('the description of the API', () => {
  const committed = JSON.parse(readFileSync('openapi.json', 'utf8')) as {
    openapi: string;
    paths: Record<string, Record<string, Operation>>;
  };

  it('is the one that is committed (npm run openapi writes it)', async () => {
    expect(JSON.parse(JSON.stringify(await describeDirectory()))).toEqual(committed);
  });

  it('is served, as OpenAPI 3.1', async () => {
    const enlace = await startEnlace();
    try {
      const { status, body } = await enlace.api().get('/api/openapi.json');
      expect(status).toBe(200);
      expect(body).toEqual(committed);
      expect(body.openapi).toMatch(/^3\.1\./);
    } finally {
      await enlace.close();
    }
  });

  it('refers to nothing that it does not describe', () => {
    const text = JSON.stringify(committed);
    const schemas = (committed as unknown as { components: { schemas: object } }).components.schemas;
    const named = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]*)"/g)].map(([, name]) => name!);
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((name) => !(name in schemas))).toEqual([]);
  });

  it('has nothing of OpenAPI 3.0 left', () => {
    expect(JSON.stringify(committed)).not.toContain('"nullable"');
  });
});
