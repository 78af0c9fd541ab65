import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { MailPage, MailPath, MailQuery, MailSummary, MailTest, MailView } from './mail.dto.js';
import { MailService } from './mail.service.js';
import { ResendingService } from './resending.service.js';

@ApiTags('mail')
@Controller('api/v1/mail')
export class MailController {
  constructor(
    private readonly mail: MailService,
    private readonly resending: ResendingService,
  ) {}

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

  /** Sends a letter again. */
  @Post(':id/resend')
  @HttpCode(200)
  @Allow('mail:send')
  @ApiOkResponse({ type: MailSummary })
  resend(@Ctx() context: RequestContext, @Param() path: MailPath) {
    return this.resending.resend(context, path.id);
  }

  /** Sends a letter that says that mail works. */
  @Post('test')
  @Allow('mail:send')
  @ApiCreatedResponse({ type: MailSummary })
  test(@Ctx() context: RequestContext, @Body() input: MailTest) {
    return this.resending.test(context, input.to);
  }
}
