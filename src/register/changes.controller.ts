import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import {
  ChangeDetailResponse,
  ChangeListQuery,
  ChangePage,
  ChangeResponse,
  DeclineInput,
} from './change.dto.js';
import { ChangesService } from './changes.service.js';
import { NoteInput } from './entry-acts.dto.js';
import { EntryPath } from './entry-query.dto.js';

/** Changes that await, or had, the decision of a second person. */
@ApiTags('changes')
@Controller('api/v1/changes')
export class ChangesController {
  constructor(private readonly changes: ChangesService) {}

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
  approve(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath, @Body() { note }: NoteInput) {
    return this.changes.approve(ctx, id, note ?? null);
  }

  @Post(':id/decline')
  @Allow('change:decide')
  @HttpCode(200)
  @ApiOkResponse({ type: ChangeResponse })
  decline(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath, @Body() { reason }: DeclineInput) {
    return this.changes.decline(ctx, id, reason);
  }

  @Post(':id/cancel')
  @Allow('change:cancel')
  @HttpCode(200)
  @ApiOkResponse({ type: ChangeResponse })
  cancel(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath) {
    return this.changes.cancel(ctx, id);
  }
}
