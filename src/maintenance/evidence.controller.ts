import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { CENTRAL_AUTHORITIES } from '../central-authorities/central-authority.register.js';
import { EXPERTS } from '../experts/expert.register.js';
import { LAW_ENFORCEMENT_CONTACTS } from '../law-enforcement/law-enforcement-contact.register.js';
import { EntryPath } from '../register/entry-query.dto.js';
import { EvidenceInput, EvidenceView } from './evidence.dto.js';
import { EvidenceService } from './evidence.service.js';

/** "I reached them", and who did. */
@ApiTags('evidence')
@Controller('api/v1')
export class EvidenceController {
  constructor(private readonly evidence: EvidenceService) {}

  @Get('experts/:id/evidence')
  @Allow('entry:read')
  @ApiOkResponse({ type: [EvidenceView] })
  ofExpert(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath) {
    return this.evidence.of(EXPERTS, ctx, id);
  }

  @Get('central-authorities/:id/evidence')
  @Allow('entry:read')
  @ApiOkResponse({ type: [EvidenceView] })
  ofAuthority(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath) {
    return this.evidence.of(CENTRAL_AUTHORITIES, ctx, id);
  }

  @Get('law-enforcement-contacts/:id/evidence')
  @Allow('entry:read')
  @ApiOkResponse({ type: [EvidenceView] })
  ofContact(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath) {
    return this.evidence.of(LAW_ENFORCEMENT_CONTACTS, ctx, id);
  }

  @Post('experts/:id/evidence')
  @Allow('entry:reach')
  @HttpCode(200)
  @ApiOkResponse({ type: EvidenceView })
  aboutExpert(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath, @Body() input: EvidenceInput) {
    return this.evidence.give(EXPERTS, ctx, id, input);
  }

  @Post('central-authorities/:id/evidence')
  @Allow('entry:reach')
  @HttpCode(200)
  @ApiOkResponse({ type: EvidenceView })
  aboutAuthority(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath, @Body() input: EvidenceInput) {
    return this.evidence.give(CENTRAL_AUTHORITIES, ctx, id, input);
  }

  @Post('law-enforcement-contacts/:id/evidence')
  @Allow('entry:reach')
  @HttpCode(200)
  @ApiOkResponse({ type: EvidenceView })
  aboutContact(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath, @Body() input: EvidenceInput) {
    return this.evidence.give(LAW_ENFORCEMENT_CONTACTS, ctx, id, input);
  }
}
