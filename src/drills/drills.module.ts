import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { MaintenanceModule } from '../maintenance/maintenance.module.js';
import { DrillActs } from './drill-acts.service.js';
import { DrillAnswersController } from './drill-answers.controller.js';
import { DrillAnswers } from './drill-answers.service.js';
import { DrillNews } from './drill-news.js';
import { DrillRuns } from './drill-runs.js';
import { DrillVerifications } from './drill-verifications.js';
import { DrillsController } from './drills.controller.js';
import { DrillsQuery } from './drills.query.js';
import { DrillsStore } from './drills.store.js';

/** Drills of the points that answer day and night. Needs the register, and the links of maintenance. */
@Module({
  imports: [AuditModule, MaintenanceModule],
  controllers: [DrillsController, DrillAnswersController],
  providers: [DrillActs, DrillAnswers, DrillNews, DrillRuns, DrillVerifications, DrillsQuery, DrillsStore],
})
export class DrillsModule {}
