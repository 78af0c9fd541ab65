import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiOkResponse,
  ApiTags,
  getSchemaPath,
  type ApiResponseNoStatusOptions,
} from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { Clock } from '../platform/clock.js';
import { ExportPath, ExportQuery, ExportResponse, fileParts } from './export.dto.js';
import { ExportsService } from './exports.service.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TYPES = {
  json: 'application/json; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  vcf: 'text/vcard; charset=utf-8',
  xlsx: XLSX,
} as const;

const ANSWER: ApiResponseNoStatusOptions = {
  content: {
    'application/json': { schema: { $ref: getSchemaPath(ExportResponse) } },
    'application/x-ndjson': { schema: { type: 'string' } },
    'text/csv': { schema: { type: 'string' } },
    'text/vcard': { schema: { type: 'string' } },
    [XLSX]: { schema: { type: 'string', format: 'binary' } },
  },
};

/** Files of what the caller may see. */
@ApiTags('exports')
@ApiExtraModels(ExportResponse)
@Controller('api/v1/exports')
export class ExportsController {
  constructor(
    private readonly exports: ExportsService,
    private readonly clock: Clock,
  ) {}

  @Get(':file')
  @Allow('entry:export')
  @ApiOkResponse(ANSWER)
  file(@Ctx() ctx: RequestContext, @Param() { file }: ExportPath, @Query() query: ExportQuery) {
    return this.answer(ctx, file, query);
  }

  /** The same file; what it is narrowed by stays out of addresses. */
  @Post(':file')
  @HttpCode(200)
  @Allow('entry:export')
  @ApiOkResponse(ANSWER)
  filePrivately(@Ctx() ctx: RequestContext, @Param() { file }: ExportPath, @Body() query: ExportQuery) {
    return this.answer(ctx, file, query);
  }

  private async answer(ctx: RequestContext, file: string, query: ExportQuery) {
    const { for: reader, version, ...filters } = query;
    const { register, format } = fileParts(file);
    const machines = reader === 'machines';
    const stream = await this.exports.open(ctx, {
      format,
      machines,
      version,
      filters: defined({ ...filters, register }),
    });
    const name = `enlace-${this.clock.today()}-${file}`;
    return new StreamableFile(stream, { type: TYPES[format], disposition: `attachment; filename="${name}"` });
  }
}

const defined = <T extends object>(filters: T): T =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as T;
