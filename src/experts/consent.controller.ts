import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { EntryPath } from '../register/entry-query.dto.js';
import { ConsentService } from './consent.service.js';
import { ConsentWithdrawal, ExpertResponse } from './expert.dto.js';

/** An expert's consent to be listed. */
@ApiTags('experts')
@Controller('api/v1/experts/:id/consent')
export class ConsentController {
  constructor(private readonly consents: ConsentService) {}

  @Post('withdrawal')
  @Allow('entry:withdraw')
  @HttpCode(200)
  @ApiOkResponse({ type: ExpertResponse, description: 'Withdrawn at once' })
  withdraw(@Ctx() ctx: RequestContext, @Param() { id }: EntryPath, @Body() input: ConsentWithdrawal) {
    return this.consents.withdraw(ctx, id, input);
  }
}
