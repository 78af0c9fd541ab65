import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { TreatiesModule } from '../treaties/treaties.module.js';
import { CounterpartsController } from './counterparts.controller.js';
import { Counterparts } from './counterparts.service.js';
import { GapReports } from './gap-reports.service.js';
import { HolidaysController } from './holidays.controller.js';
import { HolidaysService } from './holidays.service.js';
import { Matrix } from './matrix.service.js';
import { Holidays } from './holidays.js';

@Module({
  imports: [AuditModule, TreatiesModule],
  controllers: [CounterpartsController, HolidaysController],
  providers: [Counterparts, Matrix, Holidays, HolidaysService, GapReports],
  exports: [Counterparts],
})
export class CounterpartsModule {}
