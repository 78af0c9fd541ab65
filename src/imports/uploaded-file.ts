import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../platform/problems.js';
import { FILE_LIMIT } from './import.vocabulary.js';

/** Where a raw file is taken, and nowhere else. */
export const UPLOAD_ROUTE = '/api/v1/imports';

export const CSV_TYPE = 'text/csv';
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The bytes of a request's body. */
export class UploadedFile {
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get bytes(): Buffer {
    return this.#bytes;
  }

  /** What an `Idempotency-Key` is held against. */
  toJSON(): object {
    return { sha256: createHash('sha256').update(this.#bytes).digest('hex') };
  }
}

export const noFile = () =>
  new Problem(
    'unsupported-media-type',
    `Send the file as ${CSV_TYPE} or ${XLSX_TYPE}; only to POST ${UPLOAD_ROUTE}.`,
  );

/** Lets the one route take files of up to 10 MB as they are; every other body stays JSON of at most 1 MiB. */
export function acceptFiles(server: FastifyInstance): void {
  const read = async (request: FastifyRequest, payload: AsyncIterable<Buffer>): Promise<UploadedFile> => {
    if (request.method !== 'POST' || request.routeOptions.url !== UPLOAD_ROUTE) throw noFile();
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of payload) {
      size += chunk.length;
      if (size > FILE_LIMIT) throw new Problem('too-large', 'A file has at most 10 MB.');
      chunks.push(chunk);
    }
    return new UploadedFile(Buffer.concat(chunks));
  };
  server.addContentTypeParser([CSV_TYPE, XLSX_TYPE], { bodyLimit: FILE_LIMIT }, read);
}

/** The request's file, or null when its body is none. */
export const Upload = createParamDecorator((_: unknown, host: ExecutionContext): UploadedFile | null => {
  const { body } = host.switchToHttp().getRequest<{ body: unknown }>();
  return body instanceof UploadedFile ? body : null;
});
