import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { rootOf } from './app.js';
import { Configuration } from './platform/configuration.js';
import { DatabaseConnections } from './platform/database.js';
import { createLog } from './platform/logging.js';
import { describeApi } from './platform/openapi.js';

/** The API's description, from the routes alone: nothing is started, no database is needed. */
export async function describeDirectory(): Promise<OpenAPIObject> {
  const nothing = new Configuration({} as Configuration);
  const options = {
    configuration: nothing,
    connections: new DatabaseConnections('', ''),
    log: createLog('silent'),
  };
  const app = await NestFactory.create(rootOf(options), new FastifyAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  return describeApi(app);
}
