import { Global, Module } from '@nestjs/common';
import { AuditLog } from './audit-log.js';
import { AuditVerifier } from './audit-verifier.js';
import { AuditController } from './audit.controller.js';
import { AuditService } from './audit.service.js';
import { CheckpointCheck } from './checkpoint-check.js';
import { CheckpointFile } from './checkpoint-file.js';
import { CheckpointTimer } from './checkpoint-timer.js';
import { Checkpoints } from './checkpoints.js';
import { ReleaseLedger } from './release-ledger.js';
import { ReleaseSeal } from './release-seal.js';
import { SigningKey } from './signing-key.js';

/** The hash-chained log and the release ledger. Needs the jobs module. */
@Global()
@Module({
  controllers: [AuditController],
  providers: [
    AuditLog,
    AuditService,
    AuditVerifier,
    CheckpointCheck,
    CheckpointFile,
    CheckpointTimer,
    Checkpoints,
    ReleaseLedger,
    ReleaseSeal,
    SigningKey,
  ],
  exports: [AuditLog, AuditVerifier, Checkpoints, ReleaseLedger],
})
export class AuditModule {}
