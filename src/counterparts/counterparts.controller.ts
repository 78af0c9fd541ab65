import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { CounterpartAnswer } from './counterparts.dto.js';
import { CounterpartQuestion } from './question.dto.js';
import { CounterpartMatrix, MatrixQuery } from './matrix.dto.js';
import { GapReport, GapReported } from './gap-reports.dto.js';
import { GapReports } from './gap-reports.service.js';
import { Matrix } from './matrix.service.js';
import { Counterparts } from './counterparts.service.js';

/** The finder. */
@ApiTags('counterparts')
@Controller('api/v1/counterparts')
export class CounterpartsController {
  constructor(
    private readonly counterparts: Counterparts,
    private readonly matrix: Matrix,
    private readonly gaps: GapReports,
  ) {}

  @Get()
  @Allow('entry:read')
  @ApiOperation({ summary: 'Whom to ask: ranked routes from State to State for a measure on a day' })
  @ApiOkResponse({ type: CounterpartAnswer })
  find(@Ctx() ctx: RequestContext, @Query() question: CounterpartQuestion) {
    return this.counterparts.find(ctx, question);
  }

  @Get('matrix')
  @Allow('entry:read')
  @ApiOperation({ summary: 'Requesting by requested States: which pairs are covered for a measure on a day' })
  @ApiOkResponse({ type: CounterpartMatrix })
  pairs(@Ctx() ctx: RequestContext, @Query() query: MatrixQuery) {
    return this.matrix.of(ctx, query);
  }

  @Post('gaps')
  @HttpCode(202)
  @Allow('gap:report')
  @ApiOperation({ summary: 'Tell the secretariat that an answer is missing; nothing of the case is sent' })
  @ApiAcceptedResponse({ type: GapReported })
  report(@Ctx() ctx: RequestContext, @Body() gap: GapReport) {
    return this.gaps.report(ctx, gap);
  }

  /** The same answer; what is asked stays out of addresses. */
  @Post()
  @HttpCode(200)
  @Allow('entry:read')
  @ApiOperation({ summary: 'The same; what is asked stays out of addresses and logs' })
  @ApiOkResponse({ type: CounterpartAnswer })
  findPrivately(@Ctx() ctx: RequestContext, @Body() question: CounterpartQuestion) {
    return this.counterparts.find(ctx, question);
  }
}
