import { Body, Controller, Get, Headers, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { ChangeResponse, HistoryItemResponse } from '../register/change.dto.js';
import {
  BreakGlassInput,
  ErasureInput,
  ErasureResponse,
  NoteInput,
  VerificationInput,
  WithdrawalInput,
} from '../register/entry-acts.dto.js';
import { BreakGlass } from '../register/break-glass.service.js';
import { EntryActs } from '../register/entry-acts.service.js';
import { ErasureService } from '../register/erasure.service.js';
import { EntryListQuery, EntryMoment, EntryPath } from '../register/entry-query.dto.js';
import { RegisterService } from '../register/register.service.js';
import { VerificationService } from '../register/verification.service.js';
import {
  CentralAuthorityCreate,
  CentralAuthorityPage,
  CentralAuthorityPatch,
  CentralAuthorityResponse,
} from './central-authority.dto.js';
import { CENTRAL_AUTHORITIES } from './central-authority.register.js';

/** The register of central authorities. */
@ApiTags('central-authorities')
@Controller('api/v1/central-authorities')
export class CentralAuthoritiesController {
  constructor(
    private readonly registers: RegisterService,
    private readonly acts: EntryActs,
    private readonly emergencies: BreakGlass,
    private readonly verifications: VerificationService,
    private readonly erasures: ErasureService,
  ) {}

  @Get()
  @Allow('entry:read')
  @ApiOkResponse({ type: CentralAuthorityPage })
  list(@Ctx() ctx: RequestContext, @Query() query: EntryListQuery) {
    return this.registers.list(CENTRAL_AUTHORITIES, ctx, query);
  }

  @Get(':id')
  @Allow('entry:read')
  @ApiOkResponse({ type: CentralAuthorityResponse })
  get(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath, @Query() moment: EntryMoment) {
    return this.registers.get(CENTRAL_AUTHORITIES, ctx, id, moment);
  }

  @Get(':id/history')
  @Allow('entry:history')
  @ApiOkResponse({ type: [HistoryItemResponse] })
  history(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath) {
    return this.registers.history(CENTRAL_AUTHORITIES, ctx, id);
  }

  @Post()
  @Allow('entry:create')
  @ApiCreatedResponse({ type: CentralAuthorityResponse, description: 'A draft' })
  create(@Ctx() ctx: RequestContext, @Body() input: CentralAuthorityCreate) {
    return this.registers.create(CENTRAL_AUTHORITIES, ctx, input);
  }

  @Patch(':id')
  @Allow('entry:change')
  @ApiOkResponse({ type: CentralAuthorityResponse })
  @ApiAcceptedResponse({ type: ChangeResponse, description: 'Awaits a second person' })
  change(
    @Ctx() ctx: RequestContext,
    @Param() { id }: EntryPath,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() patch: CentralAuthorityPatch,
  ) {
    return this.acts.change(CENTRAL_AUTHORITIES, ctx, id, ifMatch, patch);
  }

  @Post(':id/publish')
  @Allow('entry:publish')
  @HttpCode(200)
  @ApiOkResponse({ type: CentralAuthorityResponse })
  @ApiAcceptedResponse({ type: ChangeResponse, description: 'Awaits a second person' })
  publish(
    @Ctx() ctx: RequestContext,
    @Param() { id }: EntryPath,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { note }: NoteInput,
  ) {
    return this.acts.publish(CENTRAL_AUTHORITIES, ctx, id, ifMatch, note);
  }

  @Post(':id/withdraw')
  @Allow('entry:withdraw')
  @HttpCode(200)
  @ApiOkResponse({ type: CentralAuthorityResponse })
  @ApiAcceptedResponse({ type: ChangeResponse, description: 'Awaits a second person' })
  withdraw(
    @Ctx() ctx: RequestContext,
    @Param() { id }: EntryPath,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { reason }: WithdrawalInput,
  ) {
    return this.acts.withdraw(CENTRAL_AUTHORITIES, ctx, id, ifMatch, reason);
  }

  @Post(':id/restore')
  @Allow('entry:restore')
  @HttpCode(200)
  @ApiOkResponse({ type: CentralAuthorityResponse })
  @ApiAcceptedResponse({ type: ChangeResponse, description: 'Awaits a second person' })
  restore(
    @Ctx() ctx: RequestContext,
    @Param() { id }: EntryPath,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { note }: NoteInput,
  ) {
    return this.acts.restore(CENTRAL_AUTHORITIES, ctx, id, ifMatch, note);
  }

  @Post(':id/break-glass')
  @Allow('entry:break-glass')
  @HttpCode(200)
  @ApiOkResponse({
    type: CentralAuthorityResponse,
    description: 'In force at once, by a single signature, for 72 hours',
  })
  breakGlass(
    @Ctx() ctx: RequestContext,
    @Param() { id }: EntryPath,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: BreakGlassInput,
  ) {
    return this.emergencies.apply(CENTRAL_AUTHORITIES, ctx, id, ifMatch, input);
  }

  @Post(':id/verifications')
  @Allow('entry:verify')
  @HttpCode(200)
  @ApiOkResponse({ type: CentralAuthorityResponse })
  verify(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath, @Body() input: VerificationInput) {
    return this.verifications.verify(CENTRAL_AUTHORITIES, ctx, id, input);
  }

  @Post(':id/erasures')
  @Allow('entry:erase')
  @HttpCode(200)
  @ApiOkResponse({ type: ErasureResponse })
  erase(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath, @Body() input: ErasureInput) {
    return this.erasures.erase(CENTRAL_AUTHORITIES, ctx, id, input);
  }
}
