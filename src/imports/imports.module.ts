import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { CommitService } from './commit.service.js';
import { CommitWriter } from './commit.writer.js';
import { DirectoryLookup } from './directory-lookup.js';
import { ImportStore } from './import.store.js';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';
import { acceptFiles } from './uploaded-file.js';

@Module({
  controllers: [ImportsController],
  providers: [ImportsService, CommitService, CommitWriter, DirectoryLookup, ImportStore],
})
export class ImportsModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    // The command line has no server.
    if (this.host.httpAdapter?.getType() === 'fastify')
      acceptFiles(this.host.httpAdapter.getInstance<FastifyInstance>());
  }
}
