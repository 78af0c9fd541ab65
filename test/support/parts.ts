import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Answer } from '../../src/access/answer.js';
import type { Actor } from '../../src/access/actor.js';
import { Idempotency } from '../../src/access/idempotency.js';
import { systemContext } from '../../src/access/request-context.js';
import { Transactions } from '../../src/access/transactions.js';
import { AuditModule } from '../../src/audit/audit.module.js';
import { JobsModule } from '../../src/jobs/jobs.module.js';
import { MailModule } from '../../src/mail/mail.module.js';
import { Clock } from '../../src/platform/clock.js';
import { Configuration } from '../../src/platform/configuration.js';
import { DatabaseConnections, servingOptions } from '../../src/platform/database.js';
import { Sealer } from '../../src/platform/sealer.js';
import { Secrets } from '../../src/platform/secrets.js';
import type { EntityManager } from 'typeorm';

/** Where the database is: as its owner, and as the role that serves. */
export interface DatabaseUrls {
  ownerUrl: string;
  servingUrl: string;
}

export interface PartsOptions {
  clock?: Clock;
  smtpUrl?: string | null;
  dataDir?: string;
}

/** Audit, jobs and mail on a real database, without the rest of the directory and without HTTP. */
export class Parts {
  private constructor(
    readonly app: INestApplicationContext,
    readonly urls: DatabaseUrls,
    readonly dataDir: string,
  ) {}

  static async start(urls: DatabaseUrls, options: PartsOptions = {}): Promise<Parts> {
    const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'enlace-parts-')));
    const app = await NestFactory.createApplicationContext(foundation(urls, dataDir, options), {
      logger: false,
    });
    return new Parts(app, urls, dataDir);
  }

  get<T>(part: abstract new (...needs: never[]) => T): T {
    return this.app.get(part);
  }

  /** A write as the named system actor. */
  async write<T>(
    work: (tx: EntityManager, actor: Actor, context: ReturnType<typeof systemContext>) => Promise<T>,
  ) {
    const context = systemContext('job:test');
    const transactions = this.get(Transactions);
    const answer = await transactions.write(
      context,
      async (tx, actor) => new Answer(200, await work(tx, actor, context)),
    );
    return answer.body;
  }

  async close(options: { keepData?: boolean } = {}): Promise<void> {
    await this.app.close();
    if (!options.keepData) await rm(this.dataDir, { recursive: true, force: true });
  }
}

function foundation(urls: DatabaseUrls, dataDir: string, options: PartsOptions) {
  const configuration = new Configuration({
    dataDir,
    jwtSecret: 'a secret of the tests, long enough to derive keys from it',
    smtpUrl: options.smtpUrl ?? null,
    mailFrom: 'Enlace <enlace@directory.example>',
    publicUrl: 'http://localhost:3000',
  } as Configuration);
  const connections = new DatabaseConnections(urls.ownerUrl, urls.servingUrl);
  const needs = [
    { provide: Configuration, useValue: configuration },
    { provide: Clock, useValue: options.clock ?? new Clock() },
    { provide: DataSource, useFactory: () => new DataSource(servingOptions(connections, [])).initialize() },
    Secrets,
    Sealer,
    Idempotency,
    Transactions,
  ];
  @Global()
  @Module({ providers: needs, exports: needs })
  class Foundation {
    constructor(private readonly dataSource: DataSource) {}

    onApplicationShutdown(): Promise<void> {
      return this.dataSource.destroy();
    }
  }

  @Module({ imports: [Foundation, JobsModule, AuditModule, MailModule] })
  class PartsModule {}
  return PartsModule;
}
