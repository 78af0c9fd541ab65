import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { AudienceTransactions } from './audience.js';
import { EditionBuilder } from './edition-builder.js';
import { EditionChecks } from './edition-check.js';
import { EditionContents } from './edition-contents.js';
import { EditionDownload } from './edition-download.js';
import { EditionKeys } from './edition-keys.js';
import { EditionStore } from './edition-store.js';
import { EditionsController } from './editions.controller.js';
import { EditionsService } from './editions.service.js';
import { PublicationService } from './publication.service.js';

@Module({
  imports: [AuditModule],
  controllers: [EditionsController],
  providers: [
    AudienceTransactions,
    EditionBuilder,
    EditionChecks,
    EditionContents,
    EditionDownload,
    EditionKeys,
    EditionStore,
    EditionsService,
    PublicationService,
  ],
  exports: [EditionKeys],
})
export class EditionsModule {}
