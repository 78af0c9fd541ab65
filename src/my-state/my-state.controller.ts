import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { AttestationInput, MyStateView } from './my-state.dto.js';
import { MyState } from './my-state.service.js';

@ApiTags('my-state')
@Controller('api/v1/my-state')
export class MyStateController {
  constructor(private readonly myState: MyState) {}

  @Get()
  @Allow('state:keep')
  @ApiOperation({ summary: 'Your own State: when it was last attested, who else has an account' })
  @ApiOkResponse({ type: MyStateView })
  get(@Ctx() context: RequestContext): Promise<MyStateView> {
    return this.myState.get(context);
  }

  @Post('attestations')
  @Allow('state:keep')
  @ApiOperation({ summary: 'Attest, once a year, that what is published of your State is right' })
  @ApiCreatedResponse({ type: MyStateView })
  attest(@Ctx() context: RequestContext, @Body() { note }: AttestationInput) {
    return this.myState.attest(context, note ?? null);
  }
}
