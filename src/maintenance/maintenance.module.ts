import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { AskingsStore } from './askings.store.js';
import { CalendarService } from './calendar.service.js';
import { ConfirmationsController } from './confirmations.controller.js';
import { ConfirmationsService } from './confirmations.service.js';
import { Corrections } from './corrections.js';
import { Escalation } from './escalation.js';
import { EvidenceController } from './evidence.controller.js';
import { EvidenceService } from './evidence.service.js';
import { FaultListService } from './fault-list.service.js';
import { FaultOutcomes } from './fault-outcomes.js';
import { FaultReports } from './fault-reports.service.js';
import { FaultsController } from './faults.controller.js';
import { FaultsStore } from './faults.store.js';
import { Links } from './links.js';
import { RemindNowService } from './remind-now.service.js';
import { Reminders } from './reminders.js';
import { UpkeepController } from './upkeep.controller.js';
import { UpkeepService } from './upkeep.service.js';

/** Keeping it true: what falls due, who is asked, what they answer. Needs the register, jobs and mail. */
@Module({
  imports: [AuditModule],
  controllers: [UpkeepController, ConfirmationsController, EvidenceController, FaultsController],
  providers: [
    AskingsStore,
    CalendarService,
    ConfirmationsService,
    Corrections,
    Escalation,
    EvidenceService,
    FaultListService,
    FaultOutcomes,
    FaultReports,
    FaultsStore,
    Links,
    RemindNowService,
    Reminders,
    UpkeepService,
  ],
  exports: [Links],
})
export class MaintenanceModule {}
