import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { SearchPage, SearchQuery } from './search.dto.js';
import { SearchService } from './search.service.js';

/** One search over all registers. */
@ApiTags('search')
@Controller('api/v1/search')
export class SearchController {
  constructor(private readonly searches: SearchService) {}

  @Get()
  @Allow('entry:read')
  @ApiOkResponse({ type: SearchPage })
  search(@Ctx() ctx: RequestContext, @Query() query: SearchQuery) {
    return this.searches.search(ctx, query);
  }

  /** The same answer; what is searched for stays out of addresses. */
  @Post()
  @HttpCode(200)
  @Allow('entry:read')
  @ApiOkResponse({ type: SearchPage })
  searchPrivately(@Ctx() ctx: RequestContext, @Body() query: SearchQuery) {
    return this.searches.search(ctx, query);
  }
}
