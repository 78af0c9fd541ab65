import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import {
  NotificationPage,
  NotificationQuery,
  NotificationsRead,
  PreferenceList,
  PreferencesInput,
} from './notifications.dto.js';
import { NotificationsService } from './notifications.service.js';

@ApiTags('notifications')
@Controller('api/v1/notifications')
export class NotificationsController {
  constructor(private readonly notifications: NotificationsService) {}

  /** One's own news, the newest first. */
  @Get()
  @Allow('self:read')
  @ApiOkResponse({ type: NotificationPage })
  list(@Ctx() context: RequestContext, @Query() query: NotificationQuery) {
    return this.notifications.list(context, query);
  }

  /** Marks some, or all, as read. */
  @Post('read')
  @HttpCode(204)
  @Allow('self:change')
  @ApiNoContentResponse()
  read(@Ctx() context: RequestContext, @Body() input: NotificationsRead) {
    return this.notifications.read(context, input);
  }

  /** How one is told by mail, topic by topic. */
  @Get('preferences')
  @Allow('self:read')
  @ApiOkResponse({ type: PreferenceList })
  preferences(@Ctx() context: RequestContext) {
    return this.notifications.preferences(context);
  }

  /** Chooses it; topics left out stay as they are. */
  @Put('preferences')
  @Allow('self:change')
  @ApiOkResponse({ type: PreferenceList })
  prefer(@Ctx() context: RequestContext, @Body() input: PreferencesInput) {
    return this.notifications.prefer(context, input);
  }
}
