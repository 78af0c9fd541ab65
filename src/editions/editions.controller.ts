import { Body, Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Public } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import {
  EditionCheck,
  EditionFilePath,
  EditionInput,
  EditionList,
  EditionNote,
  EditionPath,
  EditionResponse,
} from './edition.dto.js';
import { SigningKeyList } from './signing-key.dto.js';
import { EditionDownload } from './edition-download.js';
import { EDITION_SCHEMA } from './edition-files.js';
import { EditionKeys } from './edition-keys.js';
import { EditionsService } from './editions.service.js';
import { PublicationService } from './publication.service.js';

const BYTES = { content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } };

/** Numbered, signed releases of the directory. */
@ApiTags('editions')
@Controller('api/v1')
export class EditionsController {
  constructor(
    private readonly editions: EditionsService,
    private readonly publication: PublicationService,
    private readonly downloads: EditionDownload,
    private readonly keys: EditionKeys,
  ) {}

  /** The keys that sign editions, the present one first, each vouched for by the one before it. */
  @Get('signing-keys')
  @Public() // Whoever holds a file must be able to check it.
  @ApiOkResponse({ type: SigningKeyList })
  async signingKeys() {
    return { items: await this.keys.list() };
  }

  /** The JSON Schema (draft 07) of an edition's JSON file. */
  @Get('edition-schema')
  @Public() // It says how the directory is written down, and nothing of what is in it.
  @ApiOkResponse({ schema: { type: 'object' } })
  schema() {
    return JSON.parse(EDITION_SCHEMA) as object;
  }

  @Get('editions')
  @Allow('edition:read')
  @ApiOkResponse({ type: EditionList })
  list(@Ctx() ctx: RequestContext) {
    return this.editions.list(ctx);
  }

  /** Begins one: what its audience may see now is what it will hold. */
  @Post('editions')
  @Allow('edition:prepare')
  @ApiCreatedResponse({ type: EditionResponse })
  create(@Ctx() ctx: RequestContext, @Body() input: EditionInput) {
    return this.editions.create(ctx, input);
  }

  @Get('editions/:id')
  @Allow('edition:read')
  @ApiOkResponse({ type: EditionResponse })
  get(@Ctx() ctx: RequestContext, @Param() { id }: EditionPath) {
    return this.editions.get(ctx, id);
  }

  /** What is overdue, missing and pending in it. */
  @Get('editions/:id/check')
  @Allow('edition:prepare')
  @ApiOkResponse({ type: EditionCheck })
  check(@Ctx() ctx: RequestContext, @Param() { id }: EditionPath) {
    return this.editions.check(ctx, id);
  }

  /** Takes a draft's contents anew, as of now. */
  @Post('editions/:id/refresh')
  @HttpCode(200)
  @Allow('edition:prepare')
  @ApiOkResponse({ type: EditionResponse })
  refresh(@Ctx() ctx: RequestContext, @Param() { id }: EditionPath) {
    return this.editions.refresh(ctx, id);
  }

  /** Says that the list of what is overdue, missing and pending was looked at. */
  @Post('editions/:id/check')
  @HttpCode(200)
  @Allow('edition:prepare')
  @ApiOkResponse({ type: EditionResponse })
  markChecked(@Ctx() ctx: RequestContext, @Param() { id }: EditionPath) {
    return this.editions.markChecked(ctx, id);
  }

  /** A second person agrees; the files are made. */
  @Post('editions/:id/approve')
  @HttpCode(200)
  @Allow('edition:prepare')
  @ApiOkResponse({ type: EditionResponse })
  approve(@Ctx() ctx: RequestContext, @Param() { id }: EditionPath) {
    return this.editions.approve(ctx, id);
  }

  /** Signs it and gives it out. */
  @Post('editions/:id/publish')
  @HttpCode(200)
  @Allow('edition:prepare')
  @ApiOkResponse({ type: EditionResponse })
  publish(@Ctx() ctx: RequestContext, @Param() { id }: EditionPath) {
    return this.publication.publish(ctx, id);
  }

  @Post('editions/:id/discard')
  @HttpCode(200)
  @Allow('edition:prepare')
  @ApiOkResponse({ type: EditionResponse })
  discard(@Ctx() ctx: RequestContext, @Param() { id }: EditionPath) {
    return this.editions.discard(ctx, id);
  }

  /** Takes a published edition back and tells everyone who holds it. */
  @Post('editions/:id/recall')
  @HttpCode(200)
  @Allow('edition:prepare')
  @ApiOkResponse({ type: EditionResponse })
  recall(@Ctx() ctx: RequestContext, @Param() { id }: EditionPath, @Body() { reason }: EditionNote) {
    return this.publication.recall(ctx, id, reason);
  }

  /** A file, whole or a part of it (`Range`); also `manifest.json`, its signatures and the keys. */
  @Get('editions/:id/files/:file')
  @Allow('edition:read')
  @ApiOkResponse(BYTES)
  @ApiResponse({ status: 206, description: 'The part that was asked for', ...BYTES })
  file(
    @Ctx() ctx: RequestContext,
    @Param() { id, file }: EditionFilePath,
    @Headers('range') range?: string,
    @Headers('if-range') ifRange?: string,
    @Headers('if-none-match') ifNoneMatch?: string,
  ) {
    return this.downloads.file(ctx, id, { name: file, range, ifRange, ifNoneMatch });
  }

  /** Tries again to make a file that failed. */
  @Post('editions/:id/files/:file/retry')
  @HttpCode(200)
  @Allow('edition:prepare')
  @ApiOkResponse({ type: EditionResponse })
  retry(@Ctx() ctx: RequestContext, @Param() { id, file }: EditionFilePath) {
    return this.editions.retry(ctx, id, file);
  }

  /** Lets the edition go without a file that failed. */
  @Post('editions/:id/files/:file/drop')
  @HttpCode(200)
  @Allow('edition:prepare')
  @ApiOkResponse({ type: EditionResponse })
  drop(@Ctx() ctx: RequestContext, @Param() { id, file }: EditionFilePath) {
    return this.editions.drop(ctx, id, file);
  }
}
