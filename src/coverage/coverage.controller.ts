import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { CountryPath } from '../countries/country.dto.js';
import {
  CoverageBoard,
  CoverageDay,
  CoverageLetterQuery,
  CoverageLetterView,
  CoverageSummary,
  CoverageTrendQuery,
} from './coverage.dto.js';
import { CoverageService } from './coverage.service.js';

/** What each State has of what it should have. */
@ApiTags('coverage')
@Controller('api/v1/coverage')
export class CoverageController {
  constructor(private readonly coverage: CoverageService) {}

  @Get()
  @Allow('coverage:read')
  @ApiOperation({ summary: 'State by requirement: all States, or your own' })
  @ApiOkResponse({ type: CoverageBoard })
  board(@Ctx() context: RequestContext): Promise<CoverageBoard> {
    return this.coverage.board(context);
  }

  @Get('summary')
  @Allow('entry:read')
  @ApiOperation({ summary: 'How fresh and complete each State is, over what you may see' })
  @ApiOkResponse({ type: CoverageSummary })
  summary(@Ctx() context: RequestContext): Promise<CoverageSummary> {
    return this.coverage.summary(context);
  }

  @Get('trend')
  @Allow('coverage:read')
  @ApiOperation({ summary: 'How it was on each day that was kept' })
  @ApiOkResponse({ type: [CoverageDay] })
  trend(@Ctx() context: RequestContext, @Query() { country }: CoverageTrendQuery): Promise<CoverageDay[]> {
    return this.coverage.trend(context, country ?? null);
  }

  @Get(':iso2/letter')
  @Allow('coverage:read')
  @ApiOperation({ summary: 'The letter that asks a State for what is missing, in its language' })
  @ApiOkResponse({ type: CoverageLetterView })
  letter(
    @Ctx() context: RequestContext,
    @Param() { iso2 }: CountryPath,
    @Query() { language }: CoverageLetterQuery,
  ): Promise<CoverageLetterView> {
    return this.coverage.letter(context, iso2, language);
  }
}
