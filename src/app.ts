import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import { ENTITIES } from './entities.js';
import { Clock } from './platform/clock.js';
import { Configuration } from './platform/configuration.js';
import { DatabaseConnections } from './platform/database.js';
import { createHttpServer, prepareHttpServer } from './platform/http-server.js';
import { NestLog } from './platform/logging.js';
import { serveOpenApi } from './platform/openapi.js';
import { PlatformModule } from './platform/platform.module.js';
import { ProblemFilter } from './platform/problem.filter.js';
import { createValidation } from './platform/validation.js';
import { serveLite } from './lite/serve-lite.js';
import { serveWeb } from './site/serve-web.js';

@Module({})
class Root {}

/** What the application stands on. */
export interface AppOptions {
  configuration: Configuration;
  connections: DatabaseConnections;
  log: Logger;
  clock?: Clock;
  /** Swagger UI at /docs; needs files that only load outside of tests. */
  docs?: boolean;
}

/** The platform beneath, the directory above. */
export const rootOf = ({ configuration, connections, clock = new Clock() }: AppOptions) => ({
  module: Root,
  imports: [PlatformModule.on({ configuration, connections, clock, entities: ENTITIES }), AppModule],
});

/** The application as it serves and as tests run it, not yet listening. */
export async function createApp(options: AppOptions): Promise<NestFastifyApplication> {
  const { configuration, log } = options;
  const adapter = createHttpServer(configuration, log);
  await prepareHttpServer(adapter, configuration, log);
  const app = await NestFactory.create<NestFastifyApplication>(rootOf(options), adapter, {
    logger: new NestLog(log),
    bodyParser: false,
    abortOnError: false,
  });
  app.useGlobalFilters(new ProblemFilter(log));
  app.useGlobalPipes(createValidation());
  await serveWeb(app, configuration, log);
  await serveLite(app);
  await serveOpenApi(app, options.docs ?? true);
  await app.init();
  return app;
}
