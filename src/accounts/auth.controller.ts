import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Public } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { IdPath, Me, MeChange, SessionList, SignedIn, SignInInput } from './auth.dto.js';
import { MeService } from './me.service.js';
import { OwnSessionsService } from './own-sessions.service.js';
import { SignInService } from './sign-in.service.js';

@ApiTags('sign-in')
@Controller('api/v1/auth')
export class AuthController {
  constructor(
    private readonly signInService: SignInService,
    private readonly sessions: OwnSessionsService,
    private readonly me: MeService,
  ) {}

  /** Signs in with a password and, where the account has one, a second factor. */
  @Post('sign-in')
  @HttpCode(200)
  @Public() // It is how one gets a token.
  @ApiOkResponse({ type: SignedIn })
  signIn(@Ctx() context: RequestContext, @Body() input: SignInInput, @Headers('user-agent') agent?: string) {
    return this.signInService.signIn(context, input, agent ?? null);
  }

  /** Continues the session of the refresh cookie; needs `Origin`. */
  @Post('refresh')
  @HttpCode(200)
  @Public() // The cookie is the credential; the access token has ended.
  @ApiOkResponse({ type: SignedIn })
  refresh(
    @Ctx() context: RequestContext,
    @Headers('origin') origin?: string,
    @Headers('cookie') cookies?: string,
  ) {
    return this.sessions.refresh(context, origin, cookies);
  }

  /** Ends the session of the access token. */
  @Post('sign-out')
  @HttpCode(204)
  @Allow('self:enrol')
  @ApiNoContentResponse()
  signOut(@Ctx() context: RequestContext) {
    return this.sessions.signOut(context);
  }

  /** Ends every session of the account. */
  @Post('sign-out-everywhere')
  @HttpCode(204)
  @Allow('self:enrol')
  @ApiNoContentResponse()
  signOutEverywhere(@Ctx() context: RequestContext) {
    return this.sessions.signOutEverywhere(context);
  }

  /** The account that asks, and what it may do. */
  @Get('me')
  @Allow('self:read')
  @ApiOkResponse({ type: Me })
  getMe(@Ctx() context: RequestContext) {
    return this.me.get(context);
  }

  /** Changes one's own name or language. */
  @Patch('me')
  @Allow('self:change')
  @ApiOkResponse({ type: Me })
  changeMe(@Ctx() context: RequestContext, @Body() change: MeChange) {
    return this.me.change(context, change);
  }

  /** One's own sessions. */
  @Get('sessions')
  @Allow('self:read')
  @ApiOkResponse({ type: SessionList })
  listSessions(@Ctx() context: RequestContext) {
    return this.sessions.list(context);
  }

  /** Ends one of one's own sessions. */
  @Delete('sessions/:id')
  @HttpCode(204)
  @Allow('self:change')
  @ApiNoContentResponse()
  endSession(@Ctx() context: RequestContext, @Param() path: IdPath) {
    return this.sessions.endOne(context, path.id);
  }
}
