import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Public } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { AcceptanceService } from './acceptance.service.js';
import { IdPath } from './auth.dto.js';
import { InvitationsService } from './invitations.service.js';
import {
  AcceptedView,
  InvitationAcceptance,
  InvitationInput,
  InvitationList,
  InvitationMade,
} from './users.dto.js';

@ApiTags('accounts')
@Controller('api/v1/invitations')
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly acceptance: AcceptanceService,
  ) {}

  /** Invites somebody: mails a single-use link, good for seven days, and answers it this once. */
  @Post()
  @Allow('user:invite')
  @ApiCreatedResponse({ type: InvitationMade })
  invite(@Ctx() context: RequestContext, @Body() input: InvitationInput) {
    return this.invitations.invite(context, input);
  }

  /** Invitations that can still be accepted. */
  @Get()
  @Allow('user:invite')
  @ApiOkResponse({ type: InvitationList })
  list(@Ctx() context: RequestContext) {
    return this.invitations.list(context);
  }

  /** Mails a new link in place of the old one, and answers it this once. */
  @Post(':id/resend')
  @Allow('user:invite')
  @ApiCreatedResponse({ type: InvitationMade })
  resend(@Ctx() context: RequestContext, @Param() path: IdPath) {
    return this.invitations.resend(context, path.id);
  }

  /** Takes an invitation back. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('user:invite')
  @ApiNoContentResponse()
  revoke(@Ctx() context: RequestContext, @Param() path: IdPath) {
    return this.invitations.revoke(context, path.id);
  }

  /** Makes the invited account; then sign in. */
  @Post('accept')
  @Public() // The link's token is the credential.
  @ApiCreatedResponse({ type: AcceptedView })
  accept(@Ctx() context: RequestContext, @Body() input: InvitationAcceptance) {
    return this.acceptance.accept(context, input);
  }
}
