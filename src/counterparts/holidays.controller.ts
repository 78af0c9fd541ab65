import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { CountryPath } from '../countries/country.dto.js';
import { HolidayInput, HolidayPath, HolidayQuery, HolidayView } from './holidays.dto.js';
import { HolidaysService } from './holidays.service.js';

/** When public offices are closed. */
@ApiTags('countries')
@Controller('api/v1/countries/:iso2/holidays')
export class HolidaysController {
  constructor(private readonly holidays: HolidaysService) {}

  @Get()
  @Allow('country:read')
  @ApiOperation({ summary: 'National holidays of a year' })
  @ApiOkResponse({ type: [HolidayView] })
  list(@Ctx() ctx: RequestContext, @Param() { iso2 }: CountryPath, @Query() { year }: HolidayQuery) {
    return this.holidays.list(ctx, iso2, year);
  }

  @Put(':day')
  @Allow('settings:change')
  @ApiOperation({ summary: 'Correct the calendar: a day is a holiday, or is none' })
  @ApiOkResponse({ type: HolidayView })
  correct(@Ctx() ctx: RequestContext, @Param() path: HolidayPath, @Body() { name }: HolidayInput) {
    return this.holidays.correct(ctx, path, name);
  }

  @Delete(':day')
  @Allow('settings:change')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a correction back' })
  @ApiNoContentResponse()
  restore(@Ctx() ctx: RequestContext, @Param() path: HolidayPath) {
    return this.holidays.restore(ctx, path);
  }
}
