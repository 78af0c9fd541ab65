import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { CENTRAL_AUTHORITIES } from '../central-authorities/central-authority.register.js';
import { EXPERTS } from '../experts/expert.register.js';
import { LAW_ENFORCEMENT_CONTACTS } from '../law-enforcement/law-enforcement-contact.register.js';
import { EntryPath } from '../register/entry-query.dto.js';
import { FaultListService } from './fault-list.service.js';
import { FaultReports } from './fault-reports.service.js';
import { FaultInput, FaultListQuery, FaultPage, FaultsView } from './faults.dto.js';

/** "No answer", "wrong person": what readers report of values. */
@ApiTags('faults')
@Controller('api/v1')
export class FaultsController {
  constructor(
    private readonly faults: FaultReports,
    private readonly lists: FaultListService,
  ) {}

  /** Every report that concerns the caller, newest first. */
  @Get('upkeep/faults')
  @Allow('upkeep:read')
  @ApiOkResponse({ type: FaultPage })
  list(@Ctx() ctx: RequestContext, @Query() query: FaultListQuery) {
    return this.lists.list(ctx, query);
  }

  @Get('experts/:id/faults')
  @Allow('entry:read')
  @ApiOkResponse({ type: [FaultsView] })
  ofExpert(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath) {
    return this.faults.of(EXPERTS, ctx, id);
  }

  @Get('central-authorities/:id/faults')
  @Allow('entry:read')
  @ApiOkResponse({ type: [FaultsView] })
  ofAuthority(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath) {
    return this.faults.of(CENTRAL_AUTHORITIES, ctx, id);
  }

  @Get('law-enforcement-contacts/:id/faults')
  @Allow('entry:read')
  @ApiOkResponse({ type: [FaultsView] })
  ofContact(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath) {
    return this.faults.of(LAW_ENFORCEMENT_CONTACTS, ctx, id);
  }

  @Post('experts/:id/faults')
  @Allow('entry:report')
  @HttpCode(200)
  @ApiOkResponse({ type: FaultsView })
  aboutExpert(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath, @Body() input: FaultInput) {
    return this.faults.report(EXPERTS, ctx, id, input);
  }

  @Post('central-authorities/:id/faults')
  @Allow('entry:report')
  @HttpCode(200)
  @ApiOkResponse({ type: FaultsView })
  aboutAuthority(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath, @Body() input: FaultInput) {
    return this.faults.report(CENTRAL_AUTHORITIES, ctx, id, input);
  }

  @Post('law-enforcement-contacts/:id/faults')
  @Allow('entry:report')
  @HttpCode(200)
  @ApiOkResponse({ type: FaultsView })
  aboutContact(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath, @Body() input: FaultInput) {
    return this.faults.report(LAW_ENFORCEMENT_CONTACTS, ctx, id, input);
  }
}
