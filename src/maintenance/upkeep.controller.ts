import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { CalendarService } from './calendar.service.js';
import { RemindNowService } from './remind-now.service.js';
import {
  AskingPage,
  AskingsQuery,
  BounceInput,
  BounceView,
  CalendarQuery,
  CalendarView,
  CampaignView,
  LetterPath,
  LetterQuery,
  ReminderInput,
  ReminderView,
  StateLetter,
} from './upkeep.dto.js';
import { UpkeepService } from './upkeep.service.js';

/** Keeping it true: what falls due, who is asked about it, who did not answer. */
@ApiTags('upkeep')
@Controller('api/v1/upkeep')
export class UpkeepController {
  constructor(
    private readonly upkeep: UpkeepService,
    private readonly calendars: CalendarService,
    private readonly now: RemindNowService,
  ) {}

  /** What becomes overdue, by day, State and register. */
  @Get('calendar')
  @Allow('upkeep:read')
  @ApiOkResponse({ type: CalendarView })
  calendar(@Ctx() ctx: RequestContext, @Query() query: CalendarQuery) {
    return this.calendars.calendar(ctx, query);
  }

  /** Each State's askings, counted. */
  @Get('campaigns')
  @Allow('upkeep:read')
  @ApiOkResponse({ type: [CampaignView] })
  campaigns(@Ctx() ctx: RequestContext) {
    return this.upkeep.campaigns(ctx);
  }

  /** The askings themselves, newest first. */
  @Get('askings')
  @Allow('upkeep:read')
  @ApiOkResponse({ type: AskingPage })
  askings(@Ctx() ctx: RequestContext, @Query() query: AskingsQuery) {
    return this.upkeep.askings(ctx, query);
  }

  /** A letter ready to be sent to a State. */
  @Get('letters/:country')
  @Allow('upkeep:run')
  @ApiOkResponse({ type: StateLetter })
  letter(@Ctx() ctx: RequestContext, @Param() { country }: LetterPath, @Query() { language }: LetterQuery) {
    return this.upkeep.letter(ctx, country, language ?? null);
  }

  /** Asks now. Each mailbox still gets one letter a day. */
  @Post('reminders')
  @Allow('upkeep:run')
  @HttpCode(200)
  @ApiOkResponse({ type: ReminderView })
  remind(@Ctx() ctx: RequestContext, @Body() input: ReminderInput) {
    return this.now.remind(ctx, input);
  }

  /** Notes that letters to a mailbox come back. */
  @Post('bounces')
  @Allow('upkeep:run')
  @HttpCode(200)
  @ApiOkResponse({ type: BounceView })
  bounce(@Ctx() ctx: RequestContext, @Body() input: BounceInput) {
    return this.now.bounced(ctx, input);
  }
}
