import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { ConfirmationInput, ConfirmationView, LinkInput, LinkView } from './confirmation.dto.js';
import { ConfirmationsService } from './confirmations.service.js';

/**
 * For offices without an account: the link that was mailed is what lets them in, and it lets them do this one thing.
 * Nothing here acts on GET, because mail filters open every link.
 */
@ApiTags('confirmations')
@Controller('api/v1/confirmations')
export class ConfirmationsController {
  constructor(private readonly confirmations: ConfirmationsService) {}

  /** What a link asks; its use comes later. */
  @Post('open')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: LinkView })
  open(@Ctx() ctx: RequestContext, @Body() { token }: LinkInput) {
    return this.confirmations.open(ctx, token);
  }

  /** The answer. It uses the link up. */
  @Post()
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: ConfirmationView })
  answer(@Ctx() ctx: RequestContext, @Body() input: ConfirmationInput) {
    return this.confirmations.answer(ctx, input);
  }
}
