import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { IdPath } from './auth.dto.js';
import { ClientInput, ClientList, ClientMade } from './clients.dto.js';
import { ClientsService } from './clients.service.js';

@ApiTags('accounts')
@Controller('api/v1/clients')
export class ClientsController {
  constructor(private readonly clients: ClientsService) {}

  /** Machines that hold, or held, a key. */
  @Get()
  @Allow('client:read')
  @ApiOkResponse({ type: ClientList })
  list(@Ctx() context: RequestContext) {
    return this.clients.list(context);
  }

  /** Adds a machine; its key is answered this once. */
  @Post()
  @Allow('client:change')
  @ApiCreatedResponse({ type: ClientMade })
  add(@Ctx() context: RequestContext, @Body() input: ClientInput) {
    return this.clients.add(context, input);
  }

  /** Ends a machine's key. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('client:change')
  @ApiNoContentResponse()
  revoke(@Ctx() context: RequestContext, @Param() path: IdPath) {
    return this.clients.revoke(context, path.id);
  }
}
