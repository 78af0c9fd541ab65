import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Public } from '../access/allow.js';
import { OneOf } from '../platform/fields.js';
import { Problem } from '../platform/problems.js';

class Health {
  @OneOf(['ok'])
  status: 'ok';
}

/** For whoever watches the server; public, because it says nothing else. */
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly dataSource: DataSource) {}

  /** The process answers. */
  @Get('live')
  @Public()
  @ApiOkResponse({ type: Health })
  live(): Health {
    return { status: 'ok' };
  }

  /** The database answers too. */
  @Get('ready')
  @Public()
  @ApiOkResponse({ type: Health })
  @ApiServiceUnavailableResponse({ description: 'The database does not answer.' })
  async ready(): Promise<Health> {
    try {
      await this.dataSource.query('select 1');
    } catch {
      throw new Problem('unavailable', 'The database does not answer.');
    }
    return { status: 'ok' };
  }
}
