import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { DrillActs } from './drill-acts.service.js';
import {
  CallInput,
  DrillInput,
  DrillListQuery,
  DrillPage,
  DrillPath,
  DrillResultsQuery,
  DrillView,
  PointResult,
} from './drills.dto.js';
import { DrillsQuery } from './drills.query.js';

/** Tests of the points that answer day and night. */
@ApiTags('drills')
@Controller('api/v1/drills')
export class DrillsController {
  constructor(
    private readonly acts: DrillActs,
    private readonly drills: DrillsQuery,
  ) {}

  /** Newest first; an authority's own State's points alone are counted. */
  @Get()
  @Allow('drill:read')
  @ApiOkResponse({ type: DrillPage })
  list(@Ctx() ctx: RequestContext, @Query() query: DrillListQuery) {
    return this.drills.list(ctx, query);
  }

  /** How each point did, newest drill first. */
  @Get('results')
  @Allow('drill:read')
  @ApiOkResponse({ type: [PointResult] })
  results(@Ctx() ctx: RequestContext, @Query() query: DrillResultsQuery) {
    return this.drills.results(ctx, query);
  }

  /** One drill with its points: the list to call by, and the results. */
  @Get(':id')
  @Allow('drill:read')
  @ApiOkResponse({ type: DrillView })
  one(@Ctx() ctx: RequestContext, @Param() { id }: DrillPath) {
    return this.drills.one(ctx, id);
  }

  /** Schedules a drill, or starts it at once. */
  @Post()
  @Allow('drill:run')
  @ApiCreatedResponse({ type: DrillView })
  create(@Ctx() ctx: RequestContext, @Body() input: DrillInput) {
    return this.acts.create(ctx, input);
  }

  @Post(':id/cancel')
  @Allow('drill:run')
  @HttpCode(200)
  @ApiOkResponse({ type: DrillView })
  cancel(@Ctx() ctx: RequestContext, @Param() { id }: DrillPath) {
    return this.acts.cancel(ctx, id);
  }

  @Post(':id/close')
  @Allow('drill:run')
  @HttpCode(200)
  @ApiOkResponse({ type: DrillView })
  close(@Ctx() ctx: RequestContext, @Param() { id }: DrillPath) {
    return this.acts.close(ctx, id);
  }

  /** Notes what came of a call. */
  @Post(':id/calls')
  @Allow('drill:run')
  @HttpCode(200)
  @ApiOkResponse({ type: DrillView })
  call(@Ctx() ctx: RequestContext, @Param() { id }: DrillPath, @Body() input: CallInput) {
    return this.acts.call(ctx, id, input);
  }
}
