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
  LawEnforcementContactCreate,
  LawEnforcementContactPage,
  LawEnforcementContactPatch,
  LawEnforcementContactResponse,
} from './law-enforcement-contact.dto.js';
import { LAW_ENFORCEMENT_CONTACTS } from './law-enforcement-contact.register.js';

/** The register of law-enforcement contacts. */
@ApiTags('law-enforcement-contacts')
@Controller('api/v1/law-enforcement-contacts')
export class LawEnforcementContactsController {
  constructor(
    private readonly registers: RegisterService,
    private readonly acts: EntryActs,
    private readonly emergencies: BreakGlass,
    private readonly verifications: VerificationService,
    private readonly erasures: ErasureService,
  ) {}

  @Get()
  @Allow('entry:read')
  @ApiOkResponse({ type: LawEnforcementContactPage })
  list(@Ctx() ctx: RequestContext, @Query() query: EntryListQuery) {
    return this.registers.list(LAW_ENFORCEMENT_CONTACTS, ctx, query);
  }

  @Get(':id')
  @Allow('entry:read')
  @ApiOkResponse({ type: LawEnforcementContactResponse })
  get(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath, @Query() moment: EntryMoment) {
    return this.registers.get(LAW_ENFORCEMENT_CONTACTS, ctx, id, moment);
  }

  @Get(':id/history')
  @Allow('entry:history')
  @ApiOkResponse({ type: [HistoryItemResponse] })
  history(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath) {
    return this.registers.history(LAW_ENFORCEMENT_CONTACTS, ctx, id);
  }

  @Post()
  @Allow('entry:create')
  @ApiCreatedResponse({ type: LawEnforcementContactResponse, description: 'A draft' })
  create(@Ctx() ctx: RequestContext, @Body() input: LawEnforcementContactCreate) {
    return this.registers.create(LAW_ENFORCEMENT_CONTACTS, ctx, input);
  }

  @Patch(':id')
  @Allow('entry:change')
  @ApiOkResponse({ type: LawEnforcementContactResponse })
  @ApiAcceptedResponse({ type: ChangeResponse, description: 'Awaits a second person' })
  change(
    @Ctx() ctx: RequestContext,
    @Param() { id }: EntryPath,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() patch: LawEnforcementContactPatch,
  ) {
    return this.acts.change(LAW_ENFORCEMENT_CONTACTS, ctx, id, ifMatch, patch);
  }

  @Post(':id/publish')
  @Allow('entry:publish')
  @HttpCode(200)
  @ApiOkResponse({ type: LawEnforcementContactResponse })
  @ApiAcceptedResponse({ type: ChangeResponse, description: 'Awaits a second person' })
  publish(
    @Ctx() ctx: RequestContext,
    @Param() { id }: EntryPath,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { note }: NoteInput,
  ) {
    return this.acts.publish(LAW_ENFORCEMENT_CONTACTS, ctx, id, ifMatch, note);
  }

  @Post(':id/withdraw')
  @Allow('entry:withdraw')
  @HttpCode(200)
  @ApiOkResponse({ type: LawEnforcementContactResponse })
  @ApiAcceptedResponse({ type: ChangeResponse, description: 'Awaits a second person' })
  withdraw(
    @Ctx() ctx: RequestContext,
    @Param() { id }: EntryPath,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { reason }: WithdrawalInput,
  ) {
    return this.acts.withdraw(LAW_ENFORCEMENT_CONTACTS, ctx, id, ifMatch, reason);
  }

  @Post(':id/restore')
  @Allow('entry:restore')
  @HttpCode(200)
  @ApiOkResponse({ type: LawEnforcementContactResponse })
  @ApiAcceptedResponse({ type: ChangeResponse, description: 'Awaits a second person' })
  restore(
    @Ctx() ctx: RequestContext,
    @Param() { id }: EntryPath,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { note }: NoteInput,
  ) {
    return this.acts.restore(LAW_ENFORCEMENT_CONTACTS, ctx, id, ifMatch, note);
  }

  @Post(':id/break-glass')
  @Allow('entry:break-glass')
  @HttpCode(200)
  @ApiOkResponse({
    type: LawEnforcementContactResponse,
    description: 'In force at once, by a single signature, for 72 hours',
  })
  breakGlass(
    @Ctx() ctx: RequestContext,
    @Param() { id }: EntryPath,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: BreakGlassInput,
  ) {
    return this.emergencies.apply(LAW_ENFORCEMENT_CONTACTS, ctx, id, ifMatch, input);
  }

  @Post(':id/verifications')
  @Allow('entry:verify')
  @HttpCode(200)
  @ApiOkResponse({ type: LawEnforcementContactResponse })
  verify(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath, @Body() input: VerificationInput) {
    return this.verifications.verify(LAW_ENFORCEMENT_CONTACTS, ctx, id, input);
  }

  @Post(':id/erasures')
  @Allow('entry:erase')
  @HttpCode(200)
  @ApiOkResponse({ type: ErasureResponse })
  erase(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath, @Body() input: ErasureInput) {
    return this.erasures.erase(LAW_ENFORCEMENT_CONTACTS, ctx, id, input);
  }
}
