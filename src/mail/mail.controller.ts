import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { MailPage, MailPath, MailQuery, MailView } from './mail.dto.js';
import { MailService } from './mail.service.js';

@ApiTags('mail')
@Controller('api/v1/mail')
export class MailController {
  constructor(private readonly mail: MailService) {}

  /** The outbox, newest first. */
  @Get()
  @Allow('mail:read')
  @ApiOkResponse({ type: MailPage })
  list(@Ctx() context: RequestContext, @Query() query: MailQuery) {
    return this.mail.list(context, query);
  }

  /** One letter; the text of a sensitive one is not shown. */
  @Get(':id')
  @Allow('mail:read')
  @ApiOkResponse({ type: MailView })
  get(@Ctx() context: RequestContext, @Param() path: MailPath) {
    return this.mail.get(context, path.id);
  }
}
