import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { ChangeDetailResponse, ChangeListQuery, ChangePage, ChangeResponse } from './change.dto.js';
import { ChangesService } from './changes.service.js';
import { ApprovalInput, DeclineInput, MessageInput } from './decision.dto.js';
import { DecisionsService } from './decisions.service.js';
import { DialogueService } from './dialogue.service.js';
import { NoteInput } from './entry-acts.dto.js';
import { EntryPath } from './entry-query.dto.js';

/** Changes that await, or had, the decision of a second person. */
@ApiTags('changes')
@Controller('api/v1/changes')
export class ChangesController {
  constructor(
    private readonly changes: ChangesService,
    private readonly decisions: DecisionsService,
    private readonly dialogue: DialogueService,
  ) {}

  @Get()
  @Allow('change:read')
  @ApiOkResponse({ type: ChangePage })
  list(@Ctx() ctx: RequestContext, @Query() query: ChangeListQuery) {
    return this.changes.list(ctx, query);
  }

  @Get(':id')
  @Allow('change:read')
  @ApiOkResponse({ type: ChangeDetailResponse })
  get(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath) {
    return this.changes.get(ctx, id);
  }

  @Post(':id/approve')
  @Allow('change:decide')
  @HttpCode(200)
  @ApiOkResponse({ type: ChangeResponse })
  approve(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath, @Body() input: ApprovalInput) {
    return this.decisions.approve(ctx, id, input);
  }

  @Post(':id/decline')
  @Allow('change:decide')
  @HttpCode(200)
  @ApiOkResponse({ type: ChangeResponse })
  decline(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath, @Body() { reason }: DeclineInput) {
    return this.decisions.decline(ctx, id, reason);
  }

  @Post(':id/cancel')
  @Allow('change:cancel')
  @HttpCode(200)
  @ApiOkResponse({ type: ChangeResponse })
  cancel(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath) {
    return this.decisions.cancel(ctx, id);
  }

  @Post(':id/countersign')
  @Allow('change:decide')
  @HttpCode(200)
  @ApiOkResponse({ type: ChangeResponse, description: 'An emergency change, in force by two persons now' })
  countersign(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath, @Body() { note }: NoteInput) {
    return this.decisions.countersign(ctx, id, note);
  }

  @Post(':id/ask')
  @Allow('change:decide')
  @HttpCode(200)
  @ApiOkResponse({ type: ChangeResponse, description: 'Awaits the answer of its proposer' })
  ask(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath, @Body() { text }: MessageInput) {
    return this.dialogue.ask(ctx, id, text);
  }

  @Post(':id/answer')
  @Allow('change:answer')
  @HttpCode(200)
  @ApiOkResponse({ type: ChangeResponse, description: 'Awaits a decision again' })
  answer(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath, @Body() { text }: MessageInput) {
    return this.dialogue.answer(ctx, id, text);
  }
}
