import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { EntitySchema, MixedList } from 'typeorm';
import { Cancellation } from './cancellation.js';
import { Clock } from './clock.js';
import { Configuration } from './configuration.js';
import { DatabaseConnections, servingOptions } from './database.js';
import { Sealer } from './sealer.js';
import { Secrets } from './secrets.js';
import { StrayQueryGuard } from './stray-query.guard.js';

/** What exists before the application does. */
export interface Foundations {
  configuration: Configuration;
  connections: DatabaseConnections;
  clock: Clock;
  entities: MixedList<EntitySchema | (new () => object)>;
}

/** Settings, time, secrets and the database, for every module. */
@Module({})
export class PlatformModule {
  static on({ configuration, connections, clock, entities }: Foundations): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      imports: [TypeOrmModule.forRoot({ ...servingOptions(connections, entities), retryAttempts: 0 })],
      providers: [
        { provide: Configuration, useValue: configuration },
        { provide: DatabaseConnections, useValue: connections },
        { provide: Clock, useValue: clock },
        Secrets,
        Sealer,
        Cancellation,
        { provide: APP_GUARD, useClass: StrayQueryGuard },
      ],
      exports: [Configuration, DatabaseConnections, Clock, Secrets, Sealer, Cancellation],
    };
  }
}
