import { Module } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import { AccountsModule } from './accounts/accounts.module.js';
import { AuditModule } from './audit/audit.module.js';
import { CentralAuthoritiesModule } from './central-authorities/central-authorities.module.js';
import { CounterpartsModule } from './counterparts/counterparts.module.js';
import { CountriesModule } from './countries/countries.module.js';
import { CoverageModule } from './coverage/coverage.module.js';
import { DemoModule } from './demo/demo.module.js';
import { ExpertsModule } from './experts/experts.module.js';
import { DrillsModule } from './drills/drills.module.js';
import { EditionsModule } from './editions/editions.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { LawEnforcementModule } from './law-enforcement/law-enforcement.module.js';
import { LiteModule } from './lite/lite.module.js';
import { MailModule } from './mail/mail.module.js';
import { MyStateModule } from './my-state/my-state.module.js';
import { MaintenanceModule } from './maintenance/maintenance.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { RegisterModule } from './register/register.module.js';
import { registers } from './registers.js';
import { SearchModule } from './search/search.module.js';
import { SiteModule } from './site/site.module.js';
import { TreatiesModule } from './treaties/treaties.module.js';

/** The whole directory; `createApp` puts the platform beneath it. */
@Module({
  imports: [
    AccessModule,
    JobsModule,
    MailModule,
    AuditModule,
    NotificationsModule,
    AccountsModule,
    CountriesModule,
    TreatiesModule,
    RegisterModule.of(registers),
    ExpertsModule,
    CentralAuthoritiesModule,
    LawEnforcementModule,
    SearchModule,
    CounterpartsModule,
    ExportsModule,
    ImportsModule,
    CoverageModule,
    MyStateModule,
    MaintenanceModule,
    DrillsModule,
    EditionsModule,
    DemoModule,
    SiteModule,
    LiteModule,
  ],
})
export class AppModule {}
