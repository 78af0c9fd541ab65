import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { IdPath } from './auth.dto.js';
import { UserChange, UserPage, UserQuery, UserView } from './users.dto.js';
import { UsersService } from './users.service.js';

@ApiTags('accounts')
@Controller('api/v1/users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  /** Accounts, by e-mail. */
  @Get()
  @Allow('user:read')
  @ApiOkResponse({ type: UserPage })
  list(@Ctx() context: RequestContext, @Query() query: UserQuery) {
    return this.users.list(context, query);
  }

  /** One account with its sessions. */
  @Get(':id')
  @Allow('user:read')
  @ApiOkResponse({ type: UserView })
  get(@Ctx() context: RequestContext, @Param() path: IdPath) {
    return this.users.get(context, path.id);
  }

  /** Changes role, State or status; it bites on that account's next request. */
  @Patch(':id')
  @Allow('user:change')
  @ApiOkResponse({ type: UserView })
  change(@Ctx() context: RequestContext, @Param() path: IdPath, @Body() change: UserChange) {
    return this.users.change(context, path.id, change);
  }

  /** Takes the second factor away and ends all sessions. */
  @Post(':id/reset-second-factor')
  @HttpCode(204)
  @Allow('user:change')
  @ApiNoContentResponse()
  resetFactor(@Ctx() context: RequestContext, @Param() path: IdPath) {
    return this.users.resetFactor(context, path.id);
  }

  /** Ends every session of the account. */
  @Post(':id/end-sessions')
  @HttpCode(204)
  @Allow('user:change')
  @ApiNoContentResponse()
  endSessions(@Ctx() context: RequestContext, @Param() path: IdPath) {
    return this.users.endSessions(context, path.id);
  }

  /** Mails the account a link to set a new password. */
  @Post(':id/reset-password')
  @HttpCode(204)
  @Allow('user:change')
  @ApiNoContentResponse()
  resetPassword(@Ctx() context: RequestContext, @Param() path: IdPath) {
    return this.users.resetPassword(context, path.id);
  }
}
