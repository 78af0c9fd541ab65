import { Body, Get, Headers, HttpCode, Inject, Param, Patch, Post, Query, type Type } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { BodyOf } from '../platform/body-of.js';
import { BreakGlass } from './break-glass.service.js';
import { ChangeResponse, HistoryItemResponse } from './change.dto.js';
import {
  BreakGlassInput,
  ErasureInput,
  ErasureResponse,
  NoteInput,
  VerificationInput,
  WithdrawalInput,
} from './entry-acts.dto.js';
import { EntryActs } from './entry-acts.service.js';
import { EntryListQuery, EntryMoment, EntryPath } from './entry-query.dto.js';
import type { EntryCreation, EntryPatch } from './entry-input.dto.js';
import { ErasureService } from './erasure.service.js';
import type { RegisterDefinition } from './register.definition.js';
import { RegisterService } from './register.service.js';
import { VerificationService } from './verification.service.js';

/** What a register's routes take and answer. */
export interface RegisterTypes {
  creation: Type<EntryCreation>;
  patch: Type<EntryPatch>;
  response: Type;
  page: Type;
}

/** The routes of a register, the same for each. Its own controller extends the class that this makes, and says where. */
export function registerController(
  definition: RegisterDefinition,
  { creation, patch: patchType, response, page }: RegisterTypes,
) {
  const awaits = { type: ChangeResponse, description: 'Awaits a second person' };

  abstract class RegisterController {
    @Inject() readonly registers: RegisterService;
    @Inject() readonly acts: EntryActs;
    @Inject() readonly emergencies: BreakGlass;
    @Inject() readonly verifications: VerificationService;
    @Inject() readonly erasures: ErasureService;

    @Get()
    @Allow('entry:read')
    @ApiOkResponse({ type: page })
    list(@Ctx() ctx: RequestContext, @Query() query: EntryListQuery) {
      return this.registers.list(definition, ctx, query);
    }

    @Get(':id')
    @Allow('entry:read')
    @ApiOkResponse({ type: response })
    get(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath, @Query() moment: EntryMoment) {
      return this.registers.get(definition, ctx, id, moment);
    }

    @Get(':id/history')
    @Allow('entry:history')
    @ApiOkResponse({ type: [HistoryItemResponse] })
    history(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath) {
      return this.registers.history(definition, ctx, id);
    }

    @Post()
    @Allow('entry:create')
    @ApiCreatedResponse({ type: response, description: 'A draft' })
    create(@Ctx() ctx: RequestContext, @BodyOf(creation) input: EntryCreation) {
      return this.registers.create(definition, ctx, input);
    }

    @Patch(':id')
    @Allow('entry:change')
    @ApiOkResponse({ type: response })
    @ApiAcceptedResponse(awaits)
    change(
      @Ctx() ctx: RequestContext,
      @Param() { id }: EntryPath,
      @Headers('if-match') ifMatch: string | undefined,
      @BodyOf(patchType) patch: EntryPatch,
    ) {
      return this.acts.change(definition, ctx, id, ifMatch, patch);
    }

    @Post(':id/publish')
    @Allow('entry:publish')
    @HttpCode(200)
    @ApiOkResponse({ type: response })
    @ApiAcceptedResponse(awaits)
    publish(
      @Ctx() ctx: RequestContext,
      @Param() { id }: EntryPath,
      @Headers('if-match') ifMatch: string | undefined,
      @Body() { note }: NoteInput,
    ) {
      return this.acts.publish(definition, ctx, id, ifMatch, note);
    }

    @Post(':id/withdraw')
    @Allow('entry:withdraw')
    @HttpCode(200)
    @ApiOkResponse({ type: response })
    @ApiAcceptedResponse(awaits)
    withdraw(
      @Ctx() ctx: RequestContext,
      @Param() { id }: EntryPath,
      @Headers('if-match') ifMatch: string | undefined,
      @Body() { reason }: WithdrawalInput,
    ) {
      return this.acts.withdraw(definition, ctx, id, ifMatch, reason);
    }

    @Post(':id/restore')
    @Allow('entry:restore')
    @HttpCode(200)
    @ApiOkResponse({ type: response })
    @ApiAcceptedResponse(awaits)
    restore(
      @Ctx() ctx: RequestContext,
      @Param() { id }: EntryPath,
      @Headers('if-match') ifMatch: string | undefined,
      @Body() { note }: NoteInput,
    ) {
      return this.acts.restore(definition, ctx, id, ifMatch, note);
    }

    @Post(':id/break-glass')
    @Allow('entry:break-glass')
    @HttpCode(200)
    @ApiOkResponse({ type: response, description: 'In force at once, by a single signature, for 72 hours' })
    breakGlass(
      @Ctx() ctx: RequestContext,
      @Param() { id }: EntryPath,
      @Headers('if-match') ifMatch: string | undefined,
      @Body() input: BreakGlassInput,
    ) {
      return this.emergencies.apply(definition, ctx, id, ifMatch, input);
    }

    @Post(':id/verifications')
    @Allow('entry:verify')
    @HttpCode(200)
    @ApiOkResponse({ type: response })
    verify(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath, @Body() input: VerificationInput) {
      return this.verifications.verify(definition, ctx, id, input);
    }

    @Post(':id/erasures')
    @Allow('entry:erase')
    @HttpCode(200)
    @ApiOkResponse({ type: ErasureResponse })
    erase(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath, @Body() input: ErasureInput) {
      return this.erasures.erase(definition, ctx, id, input);
    }
  }
  return RegisterController;
}
