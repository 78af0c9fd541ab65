import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { AuditVerifier } from './audit-verifier.js';
import { AuditPage, AuditQuery, VerificationView } from './audit.dto.js';
import { AuditService } from './audit.service.js';
import { ReleasePage, ReleaseQuery } from './release.dto.js';

@ApiTags('audit')
@Controller('api/v1')
export class AuditController {
  constructor(
    private readonly audit: AuditService,
    private readonly verifier: AuditVerifier,
  ) {}

  /** The log, newest first. */
  @Get('audit')
  @Allow('audit:read')
  @ApiOkResponse({ type: AuditPage })
  records(@Ctx() context: RequestContext, @Query() query: AuditQuery) {
    return this.audit.records(context, query);
  }

  /** Proves the log whole: the chain, its signed checkpoints, the release ledger, the versions of entries. */
  @Get('audit/verify')
  @Allow('audit:verify')
  @ApiOkResponse({ type: VerificationView })
  verify(@Ctx() context: RequestContext) {
    return this.verifier.verify(context);
  }

  /** Who was shown which contact values, newest first: "who holds this number?" */
  @Get('releases')
  @Allow('release:read')
  @ApiOkResponse({ type: ReleasePage })
  releases(@Ctx() context: RequestContext, @Query() query: ReleaseQuery) {
    return this.audit.releases(context, query);
  }
}
