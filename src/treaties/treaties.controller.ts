import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { CountryPath } from '../countries/country.dto.js';
import { Treaties } from './treaties.service.js';
import {
  OnQuery,
  PartyView,
  StateStandingView,
  TreatyPath,
  TreatyStandingView,
  TreatyView,
} from './treaty.dto.js';

@ApiTags('treaties')
@Controller('api/v1')
export class TreatiesController {
  constructor(private readonly treaties: Treaties) {}

  @Get('treaties')
  @Allow('treaty:read')
  @ApiOperation({ summary: 'The treaties, with the articles under which authorities are designated' })
  @ApiOkResponse({ type: [TreatyView] })
  list(@Ctx() context: RequestContext): Promise<TreatyView[]> {
    return this.treaties.list(context);
  }

  @Get('treaties/:code')
  @Allow('treaty:read')
  @ApiOperation({ summary: 'One treaty' })
  @ApiOkResponse({ type: TreatyView })
  get(@Ctx() context: RequestContext, @Param() { code }: TreatyPath): Promise<TreatyView> {
    return this.treaties.get(context, code);
  }

  @Get('treaties/:code/parties')
  @Allow('treaty:read')
  @ApiOperation({ summary: 'The States that had deposited their instrument by a day' })
  @ApiOkResponse({ type: [PartyView] })
  parties(
    @Ctx() context: RequestContext,
    @Param() { code }: TreatyPath,
    @Query() query: OnQuery,
  ): Promise<PartyView[]> {
    return this.treaties.parties(context, code, query);
  }

  @Get('treaties/:code/statuses')
  @Allow('treaty:read')
  @ApiOperation({ summary: 'Where every State stands under a treaty on a day, the unknown included' })
  @ApiOkResponse({ type: [StateStandingView] })
  statuses(
    @Ctx() context: RequestContext,
    @Param() { code }: TreatyPath,
    @Query() query: OnQuery,
  ): Promise<StateStandingView[]> {
    return this.treaties.statuses(context, code, query);
  }

  @Get('countries/:iso2/treaties')
  @Allow('treaty:read')
  @ApiOperation({ summary: 'Where one State stands under every treaty on a day' })
  @ApiOkResponse({ type: [TreatyStandingView] })
  ofState(
    @Ctx() context: RequestContext,
    @Param() { iso2 }: CountryPath,
    @Query() query: OnQuery,
  ): Promise<TreatyStandingView[]> {
    return this.treaties.ofState(context, iso2, query);
  }
}
