import { Module, type DynamicModule } from '@nestjs/common';
import { VisibleTo } from '../access/visible-to.js';
import { AuditModule } from '../audit/audit.module.js';
import { explainConstraint } from '../platform/postgres-problems.js';
import { BreakGlass } from './break-glass.service.js';
import { ChangeNews } from './change.news.js';
import { ChangeQuery } from './change.query.js';
import { ChangeWriter } from './change.writer.js';
import { ChangesController } from './changes.controller.js';
import { ChangesService } from './changes.service.js';
import { ContactPointWriter } from './contact-point.writer.js';
import { DecisionsService } from './decisions.service.js';
import { DialogueService } from './dialogue.service.js';
import { EntryActs } from './entry-acts.service.js';
import { EntryLoader } from './entry.loader.js';
import { EntryWriter } from './entry.writer.js';
import { ErasureService } from './erasure.service.js';
import { RegisterIntegrity } from './integrity.js';
import { REGISTER_DEFINITIONS, type RegisterDefinition } from './register.definition.js';
import { RegisterQuery } from './register.query.js';
import { RegisterService } from './register.service.js';
import { TwoPersons } from './two-persons.js';
import { ValueNotices } from './value-notices.js';
import { VerificationService } from './verification.service.js';

explainConstraint(
  'register_entry_country_fkey',
  'rule-broken',
  'The country is not one the directory knows.',
);
explainConstraint(
  'designation_treaty',
  'rule-broken',
  'A designation names a treaty the directory does not know.',
);

/** The one mechanism of all registers. `app.module` gives it their definitions once; registers import it as it is. */
@Module({})
export class RegisterModule {
  static of(definitions: readonly RegisterDefinition[]): DynamicModule {
    return {
      module: RegisterModule,
      global: true,
      imports: [AuditModule],
      controllers: [ChangesController],
      providers: [
        { provide: REGISTER_DEFINITIONS, useValue: definitions },
        VisibleTo,
        RegisterQuery,
        RegisterService,
        BreakGlass,
        ChangeNews,
        ChangeQuery,
        ChangesService,
        ChangeWriter,
        ContactPointWriter,
        DecisionsService,
        DialogueService,
        EntryActs,
        EntryLoader,
        EntryWriter,
        ErasureService,
        RegisterIntegrity,
        TwoPersons,
        ValueNotices,
        VerificationService,
      ],
      exports: [
        REGISTER_DEFINITIONS,
        VisibleTo,
        RegisterQuery,
        RegisterService,
        BreakGlass,
        ChangeNews,
        ChangeQuery,
        ChangesService,
        ChangeWriter,
        ContactPointWriter,
        DecisionsService,
        DialogueService,
        EntryActs,
        EntryLoader,
        EntryWriter,
        ErasureService,
        RegisterIntegrity,
        TwoPersons,
        ValueNotices,
        VerificationService,
      ],
    };
  }
}
