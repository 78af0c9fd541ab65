import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { PrintModule } from '../print/print.module.js';
import { AudienceTransactions } from './audience.js';
import { CopiesService } from './copies.service.js';
import { CopyBuilder } from './copy-builder.js';
import { DeliveryController } from './delivery.controller.js';
import { DeliveryService } from './delivery.service.js';
import { DifferencesService } from './differences.service.js';
import { EditionBuilder } from './edition-builder.js';
import { EditionChecks } from './edition-check.js';
import { EditionContents } from './edition-contents.js';
import { EditionDifferences } from './edition-differences.js';
import { EditionDownload } from './edition-download.js';
import { EditionKeys } from './edition-keys.js';
import { EditionMaker } from './edition-maker.js';
import { EditionPrinter } from './edition-printer.js';
import { EditionProofs } from './edition-proofs.js';
import { EditionRetention } from './edition-retention.js';
import { EditionSealing } from './edition-sealing.js';
import { EditionSchedule } from './edition-schedule.js';
import { EditionStore } from './edition-store.js';
import { EditionsController } from './editions.controller.js';
import { EditionsService } from './editions.service.js';
import { EmergencyController } from './emergency.controller.js';
import { EmergencyPack } from './emergency-pack.js';
import { EmergencyService } from './emergency.service.js';
import { FeedService } from './feed.service.js';
import { HoldersService } from './holders.service.js';
import { PublicationService } from './publication.service.js';
import { RecipientsService } from './recipients.service.js';

@Module({
  imports: [AuditModule, AccountsModule, PrintModule],
  controllers: [EditionsController, DeliveryController, EmergencyController],
  providers: [
    AudienceTransactions,
    CopiesService,
    CopyBuilder,
    DeliveryService,
    DifferencesService,
    EditionBuilder,
    EditionDifferences,
    EditionPrinter,
    EditionProofs,
    EditionRetention,
    EditionSchedule,
    EditionSealing,
    FeedService,
    HoldersService,
    RecipientsService,
    EditionChecks,
    EditionContents,
    EditionDownload,
    EditionKeys,
    EditionMaker,
    EditionStore,
    EditionsService,
    EmergencyPack,
    EmergencyService,
    PublicationService,
  ],
  exports: [EditionKeys],
})
export class EditionsModule {}
