import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { Countries } from './countries.service.js';
import { CountryLine, CountryListQuery, CountryPath, CountryProfile } from './country.dto.js';

@ApiTags('countries')
@Controller('api/v1/countries')
export class CountriesController {
  constructor(private readonly countries: Countries) {}

  @Get()
  @Allow('country:read')
  @ApiOperation({ summary: 'The States, by name in your language, with their membership on a day' })
  @ApiOkResponse({ type: [CountryLine] })
  list(@Ctx() context: RequestContext, @Query() query: CountryListQuery): Promise<CountryLine[]> {
    return this.countries.list(context, query);
  }

  @Get(':iso2')
  @Allow('country:read')
  @ApiOperation({ summary: 'One State: membership over time, languages, zones and local times, prefixes' })
  @ApiOkResponse({ type: CountryProfile })
  get(@Ctx() context: RequestContext, @Param() { iso2 }: CountryPath): Promise<CountryProfile> {
    return this.countries.get(context, iso2);
  }
}
