import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { DrillAnswers } from './drill-answers.service.js';
import { DrillAnswered, DrillLinkInput, DrillLinkView } from './drills.dto.js';

/** For points without an account. Nothing here acts on GET, because mail filters open every link. */
@ApiTags('drills')
@Controller('api/v1/drill-answers')
export class DrillAnswersController {
  constructor(private readonly answers: DrillAnswers) {}

  /** What a drill's link asks; its use comes later. */
  @Post('open')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: DrillLinkView })
  open(@Ctx() ctx: RequestContext, @Body() { token }: DrillLinkInput) {
    return this.answers.open(ctx, token);
  }

  /** "We are here." It uses the link up. */
  @Post()
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: DrillAnswered })
  answer(@Ctx() ctx: RequestContext, @Body() { token }: DrillLinkInput) {
    return this.answers.answer(ctx, token);
  }
}
