import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { SettingsChange, SettingsView } from './settings.dto.js';
import { SettingsService } from './settings.service.js';

@ApiTags('accounts')
@Controller('api/v1/settings')
export class SettingsController {
  constructor(private readonly settings: SettingsService) {}

  /** The installation's switches. */
  @Get()
  @Allow('settings:read')
  @ApiOkResponse({ type: SettingsView })
  get(@Ctx() context: RequestContext) {
    return this.settings.get(context);
  }

  /** Switches the second factor, or makes clearances stricter. */
  @Patch()
  @Allow('settings:change')
  @ApiOkResponse({ type: SettingsView })
  change(@Ctx() context: RequestContext, @Body() change: SettingsChange) {
    return this.settings.change(context, change);
  }
}
