import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { EmergencyFilePath, EmergencyPackResponse } from './emergency.dto.js';
import { EmergencyService } from './emergency.service.js';

const BYTES = { content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } };

/** Whom to call in each State when the directory cannot be reached. */
@ApiTags('editions')
@Controller('api/v1/emergency-pack')
export class EmergencyController {
  constructor(private readonly emergency: EmergencyService) {}

  @Get()
  @Allow('emergency:read')
  @ApiOkResponse({ type: EmergencyPackResponse })
  get(@Ctx() ctx: RequestContext) {
    return this.emergency.get(ctx);
  }

  /** Has it made anew now, and not only tonight. */
  @Post()
  @HttpCode(204)
  @Allow('edition:prepare')
  @ApiNoContentResponse()
  make(@Ctx() ctx: RequestContext) {
    return this.emergency.make(ctx);
  }

  @Get(':file')
  @Allow('emergency:read')
  @ApiOkResponse(BYTES)
  file(@Ctx() ctx: RequestContext, @Param() { file }: EmergencyFilePath) {
    return this.emergency.file(ctx, file);
  }
}
