import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import { CommitService } from './commit.service.js';
import {
  ImportListQuery,
  ImportPage,
  ImportPatch,
  ImportPath,
  ImportQuery,
  ImportResponse,
  ImportRowPage,
  ImportRowQuery,
} from './import.dto.js';
import { ImportsService } from './imports.service.js';
import { CSV_TYPE, Upload, XLSX_TYPE, type UploadedFile } from './uploaded-file.js';

/** Files that States send: what would become of each row first, and then exactly that. */
@ApiTags('imports')
@Controller('api/v1/imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly commits: CommitService,
  ) {}

  /** The file itself is the body. */
  @Post()
  @Allow('import:write')
  @ApiConsumes(CSV_TYPE, XLSX_TYPE)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({
    type: ImportResponse,
    description: 'The preview; nothing is written to the registers',
  })
  create(@Ctx() ctx: RequestContext, @Query() query: ImportQuery, @Upload() file: UploadedFile | null) {
    return this.imports.create(ctx, file?.bytes ?? null, query);
  }

  @Get()
  @Allow('import:write')
  @ApiOkResponse({ type: ImportPage })
  list(@Ctx() ctx: RequestContext, @Query() query: ImportListQuery) {
    return this.imports.list(ctx, query);
  }

  @Get(':id')
  @Allow('import:write')
  @ApiOkResponse({ type: ImportResponse })
  get(@Ctx() ctx: RequestContext, @Param() { id }: ImportPath) {
    return this.imports.get(ctx, id);
  }

  @Get(':id/rows')
  @Allow('import:write')
  @ApiOkResponse({ type: ImportRowPage })
  rows(@Ctx() ctx: RequestContext, @Param() { id }: ImportPath, @Query() query: ImportRowQuery) {
    return this.imports.rows(ctx, id, query);
  }

  /** Corrects how the file is read, and makes the preview anew. */
  @Patch(':id')
  @Allow('import:write')
  @ApiOkResponse({ type: ImportResponse })
  correct(@Ctx() ctx: RequestContext, @Param() { id }: ImportPath, @Body() patch: ImportPatch) {
    return this.imports.correct(ctx, id, patch);
  }

  /** Carries out what the preview shows, once. */
  @Post(':id/commit')
  @Allow('import:write')
  @HttpCode(200)
  @ApiOkResponse({ type: ImportResponse })
  @ApiAcceptedResponse({
    type: ImportResponse,
    description: 'A large one: `done` of `total` says how far it is',
  })
  commit(@Ctx() ctx: RequestContext, @Param() { id }: ImportPath) {
    return this.commits.commit(ctx, id);
  }
}
