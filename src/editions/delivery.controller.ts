import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { ProveBoth } from '../accounts/auth.dto.js';
import {
  BoardResponse,
  DifferenceQuery,
  DifferenceResponse,
  FeedQuery,
  FeedResponse,
  HolderList,
  HolderQuery,
} from './delivery.dto.js';
import { CopiesService } from './copies.service.js';
import { OwnCopyResponse } from './copy.dto.js';
import { DeliveryService } from './delivery.service.js';
import { DifferencesService } from './differences.service.js';
import { EditionPath, ScheduleChange, ScheduleResponse } from './edition.dto.js';
import { EditionProofs } from './edition-proofs.js';
import { EditionSchedule } from './edition-schedule.js';
import { FeedService } from './feed.service.js';
import { HoldersService } from './holders.service.js';
import { RecipientInput, RecipientList, RecipientPatch, RecipientResponse } from './recipient.dto.js';
import { RecipientsService } from './recipients.service.js';

/** To whom editions go, what changed for each, and who holds what. */
@ApiTags('editions')
@Controller('api/v1')
export class DeliveryController {
  constructor(
    private readonly delivery: DeliveryService,
    private readonly copies: CopiesService,
    private readonly recipients: RecipientsService,
    private readonly differences: DifferencesService,
    private readonly feed: FeedService,
    private readonly holders: HoldersService,
    private readonly proofs: EditionProofs,
    private readonly schedules: EditionSchedule,
  ) {}

  /** What changed since an earlier edition: the last that the caller acknowledged, unless said. */
  @Get('editions/:id/changes')
  @Allow('edition:read')
  @ApiOkResponse({ type: DifferenceResponse })
  changes(@Ctx() ctx: RequestContext, @Param() { id }: EditionPath, @Query() { since }: DifferenceQuery) {
    return this.differences.since(ctx, id, since);
  }

  /** Says that the caller's State, office or machine has it. */
  @Post('editions/:id/acknowledge')
  @HttpCode(204)
  @Allow('edition:read')
  @ApiNoContentResponse()
  acknowledge(@Ctx() ctx: RequestContext, @Param() { id }: EditionPath) {
    return this.delivery.acknowledge(ctx, id);
  }

  /** How far the caller's own copy of the printed directory and the workbook is. */
  @Get('editions/:id/copy')
  @Allow('edition:read')
  @ApiOkResponse({ type: OwnCopyResponse })
  copy(@Ctx() ctx: RequestContext, @Param() { id }: EditionPath) {
    return this.copies.get(ctx, id);
  }

  /** Has that copy made, with the caller's serial on every page and sheet. */
  @Post('editions/:id/copy')
  @HttpCode(202)
  @Allow('edition:read')
  @ApiAcceptedResponse({ type: OwnCopyResponse })
  @ApiOkResponse({ type: OwnCopyResponse, description: 'It is made already' })
  orderCopy(@Ctx() ctx: RequestContext, @Param() { id }: EditionPath) {
    return this.copies.order(ctx, id);
  }

  /** Who has it: sent, fetched, acknowledged. */
  @Get('editions/:id/board')
  @Allow('edition:prepare')
  @ApiOkResponse({ type: BoardResponse })
  board(@Ctx() ctx: RequestContext, @Param() { id }: EditionPath) {
    return this.delivery.board(ctx, id);
  }

  /** The password again, before files are fetched; good for a quarter of an hour. */
  @Post('edition-proofs')
  @HttpCode(204)
  @Allow('self:change')
  @ApiNoContentResponse()
  prove(@Ctx() ctx: RequestContext, @Body() proof: ProveBoth) {
    return this.proofs.give(ctx, proof);
  }

  @Get('edition-recipients')
  @Allow('edition:prepare')
  @ApiOkResponse({ type: RecipientList })
  list(@Ctx() ctx: RequestContext) {
    return this.recipients.list(ctx);
  }

  @Post('edition-recipients')
  @Allow('edition:prepare')
  @ApiCreatedResponse({ type: RecipientResponse })
  add(@Ctx() ctx: RequestContext, @Body() input: RecipientInput) {
    return this.recipients.add(ctx, input);
  }

  @Patch('edition-recipients/:id')
  @Allow('edition:prepare')
  @ApiOkResponse({ type: RecipientResponse })
  change(@Ctx() ctx: RequestContext, @Param() { id }: EditionPath, @Body() patch: RecipientPatch) {
    return this.recipients.change(ctx, id, patch);
  }

  /** When editions are begun by themselves. */
  @Get('edition-schedule')
  @Allow('edition:prepare')
  @ApiOkResponse({ type: ScheduleResponse })
  schedule(@Ctx() ctx: RequestContext) {
    return this.schedules.get(ctx);
  }

  @Patch('edition-schedule')
  @Allow('settings:change')
  @ApiOkResponse({ type: ScheduleResponse })
  reschedule(@Ctx() ctx: RequestContext, @Body() change: ScheduleChange) {
    return this.schedules.change(ctx, change);
  }

  /** Who holds this number: of look-ups, exports and editions. */
  @Post('holders')
  @HttpCode(200)
  @Allow('release:read')
  @ApiOkResponse({ type: HolderList })
  holdersOf(@Ctx() ctx: RequestContext, @Body() { value }: HolderQuery) {
    return this.holders.of(ctx, value);
  }

  /** What changed since the last answer, for machines that keep a copy. */
  @Get('feed')
  @Allow('entry:read')
  @ApiOkResponse({ type: FeedResponse })
  changesSince(@Ctx() ctx: RequestContext, @Query() query: FeedQuery) {
    return this.feed.read(ctx, query);
  }
}
