import type { INestApplication } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

/** The API's document, OpenAPI 3.1, in an order that does not depend on the machine. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const configuration = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Enlace')
    .setDescription(
      'The hemispheric directory of counterparts: who, in each State, answers a request, and how to reach them.',
    )
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, configuration, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  document.paths = sorted(document.paths);
  if (document.components?.schemas) document.components.schemas = sorted(document.components.schemas);
  return withoutNullable(document) as OpenAPIObject;
}

const sorted = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))) as T;

/** OpenAPI 3.1 follows JSON Schema, where "may be null" is a type of its own instead of `nullable`. */
function withoutNullable(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutNullable);
  if (typeof node !== 'object' || node === null) return node;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, withoutNullable(value)]),
  );
  if (nullable !== true) return nullable === undefined || nullable === false ? rest : { nullable, ...rest };
  const { description, example, ...schema } = rest;
  const words = {
    ...(description === undefined ? {} : { description }),
    ...(example === undefined ? {} : { example }),
  };
  if (typeof schema.type !== 'string') return { anyOf: [schema, { type: 'null' }], ...words };
  const { enum: values } = schema as { enum?: unknown[] };
  return { ...schema, type: [schema.type, 'null'], ...(values ? { enum: [...values, null] } : {}), ...words };
}

/** `GET /api/openapi.json`, and for people Swagger UI at `/docs`; described when first asked for, not at each start. */
export async function serveOpenApi(app: NestFastifyApplication, docs: boolean): Promise<void> {
  let known: OpenAPIObject | undefined;
  let text: string | undefined;
  const document = () => (known ??= describeApi(app));
  const server = app.getHttpAdapter().getInstance();
  server.get('/api/openapi.json', (_, reply) =>
    reply.type('application/json; charset=utf-8').send((text ??= JSON.stringify(document()))),
  );
  if (!docs) return;
  server.addHook('onSend', (request, reply, _, done) => {
    if (request.url.startsWith('/docs')) void reply.header('Content-Security-Policy', DOCS_POLICY);
    done();
  });
  SwaggerModule.setup('docs', app, document, {
    raw: false,
    swaggerOptions: { url: undefined, validatorUrl: null },
  });
}
