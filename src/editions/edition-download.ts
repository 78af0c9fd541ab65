import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { rankOf } from '../access/tlp.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { Problem } from '../platform/problems.js';
import { rangeOf } from './byte-range.js';
import { ownDelivery, type OwnDelivery } from './copies.service.js';
import { DeliveryService } from './delivery.service.js';
import { assertFor } from './edition-access.js';
import { OWN_FORMATS } from './edition-files.js';
import { Edition, EditionFile } from './edition.entity.js';
import { EditionKeys } from './edition-keys.js';
import { EditionProofs } from './edition-proofs.js';
import { EditionSealing } from './edition-sealing.js';
import { copyFolder, EditionStore } from './edition-store.js';
import { findEdition } from './editions.service.js';
import {
  OF_COPY,
  OF_EDITION,
  SEALED,
  statementText,
  type SignedStatement,
  type StatementFiles,
} from './statement.js';

/** What a reader asks for of a file (RFC 9110, 13 and 14). */
export interface FileWish {
  name: string;
  range?: string;
  ifRange?: string;
  ifNoneMatch?: string;
}

/** A file's bytes, wherever they are. */
interface Source {
  name: string;
  bytes: number;
  sha256: string;
  /** Of the copy that it belongs to; null: it is the same for all. */
  serial: string | null;
  open: (range?: { start: number; end: number }) => Readable;
  /** Leaves only encrypted: to this key, kept in that folder. */
  seal?: { armoredKey: string; fingerprint: string; folder: string };
}

const TYPES: readonly [end: string, type: string][] = [
  ['.json', 'application/json; charset=utf-8'],
  ['.ndjson', 'application/x-ndjson; charset=utf-8'],
  ['.csv', 'text/csv; charset=utf-8'],
  ['.vcf', 'text/vcard; charset=utf-8'],
  ['.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['.pdf', 'application/pdf'],
  [SEALED, 'application/octet-stream'],
];

export const typeOf = (name: string): string =>
  TYPES.find(([end]) => name.endsWith(end))?.[1] ?? 'text/plain; charset=utf-8';

/** Gives an edition's files out: to its audience, whole or in part, each first byte of one noted before it leaves. */
@Injectable()
export class EditionDownload {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: EditionStore,
    private readonly sealing: EditionSealing,
    private readonly keys: EditionKeys,
    private readonly delivery: DeliveryService,
    private readonly proofs: EditionProofs,
    private readonly audit: AuditLog,
  ) {}

  /** @throws Problem `not-found`; `forbidden` to whoever may see less; `conflict` once it was recalled. */
  async file(context: RequestContext, id: string, wish: FileWish): Promise<Answer<StreamableFile | null>> {
    const plain = await this.source(context, id, wish.name);
    const source = await this.sealed(plain);
    const etag = `"${source.sha256}"`;
    const headers = { ETag: etag, 'Accept-Ranges': 'bytes', 'Cache-Control': 'private, no-cache' };
    if (wish.ifNoneMatch?.split(/\s*,\s*/).includes(etag)) return new Answer(304, null, headers);
    const asked = wish.ifRange !== undefined && wish.ifRange !== etag ? undefined : wish.range;
    const range = rangeOf(asked, source.bytes);
    if (range === 'unsatisfiable')
      return new Answer(416, null, { ...headers, 'Content-Range': `bytes */${source.bytes}` });
    const { start, end } = range ?? { start: 0, end: source.bytes - 1 };
    if (start === 0) await this.noted(context, id, plain);
    const stream = new StreamableFile(source.open({ start, end }), {
      type: typeOf(wish.name),
      disposition: `attachment; filename="${wish.name}"`,
      length: end - start + 1,
    });
    if (!range) return new Answer(200, stream, headers);
    return new Answer(206, stream, { ...headers, 'Content-Range': `bytes ${start}-${end}/${source.bytes}` });
  }

  private source(context: RequestContext, id: string, name: string): Promise<Source> {
    return this.transactions.read(context, async (tx, actor) => {
      const edition = await findEdition(tx, id);
      assertFor(actor, edition);
      const statement = await this.statement(OF_EDITION, edition, name);
      if (statement !== null) return textSource(name, statement, null);
      const own = await ownDelivery(tx, edition);
      const copied = own?.copy ? await this.statement(OF_COPY, own.copy, name) : null;
      if (copied !== null) return textSource(name, copied, own!.serial);
      if (edition.ceiling > rankOf('TLP:GREEN')) await this.proofs.assertProven(tx, actor);
      return this.data(tx, edition, own, name);
    });
  }

  /**
   * A file with entries in it. To a recipient with an OpenPGP key it leaves encrypted to that, under its name and `.gpg`,
   * and in no other way: statements, which hold none, leave as they are.
   */
  private async data(
    tx: EntityManager,
    edition: Edition,
    own: OwnDelivery | null,
    name: string,
  ): Promise<Source> {
    const [key, fingerprint] = [own?.openpgpKey, own?.openpgpFingerprint];
    const plain = key && name.endsWith(SEALED) ? name.slice(0, -SEALED.length) : name;
    const source =
      (own && (await this.copied(edition, own, plain))) ?? (await this.stored(tx, edition, own, plain));
    if (!own || !key || !fingerprint) return source;
    if (plain === name)
      throw new Problem(
        'conflict',
        `What this recipient fetches is encrypted to its OpenPGP key ${fingerprint}: ask for ${name}${SEALED}.`,
      );
    return { ...source, seal: { armoredKey: key, fingerprint, folder: copyFolder(edition.id, own.serial) } };
  }

  /** Outside of the transaction: a large file takes seconds the first time. */
  private async sealed(source: Source): Promise<Source> {
    const { name, seal, open } = source;
    if (!seal) return source;
    const { name: kept, ...stored } = await this.sealing.sealed({ ...seal, name, open: () => open() });
    return {
      ...source,
      ...stored,
      name: `${name}${SEALED}`,
      open: (range) => this.store.read(seal.folder, kept, range),
    };
  }

  /** The signed statement, its keys and who vouches for them travel with the files. */
  private async statement(
    files: StatementFiles,
    signed: SignedStatement,
    name: string,
  ): Promise<string | null> {
    return statementText(files, signed, await this.keys.list(), name);
  }

  /** A file of the caller's own copy, or null when it is none of those. */
  private async copied(
    edition: Edition,
    { copy, serial }: OwnDelivery,
    name: string,
  ): Promise<Source | null> {
    const file = copy?.state === 'done' ? copy.files.find((one) => one.name === name) : undefined;
    if (!file) return null;
    return this.kept(edition, copyFolder(edition.id, serial), name, {
      bytes: file.bytes!,
      sha256: file.sha256!,
      serial,
    });
  }

  /** A recipient gets the printed directory and the workbook as its own copy, and nothing without its serial. */
  private async stored(
    tx: EntityManager,
    edition: Edition,
    own: OwnDelivery | null,
    name: string,
  ): Promise<Source> {
    const file = await tx.findOneBy(EditionFile, { editionId: edition.id, name, state: 'done' });
    if (!file) throw new Problem('not-found');
    if (own && OWN_FORMATS.includes(file.format))
      throw new Problem('conflict', 'A recipient takes its own copy of this: have it made, and fetch that.');
    return this.kept(edition, edition.id, name, {
      bytes: Number(file.bytes),
      sha256: file.sha256!,
      serial: null,
    });
  }

  private async kept(
    edition: Edition,
    folder: string,
    name: string,
    about: Omit<Source, 'open' | 'name'>,
  ): Promise<Source> {
    if (edition.filesRemovedAt !== null || !(await this.store.holds(folder, name, about.bytes)))
      throw new Problem('conflict', 'Its files are no longer kept; its manifest is.');
    return { ...about, name, open: (range) => this.store.read(folder, name, range) };
  }

  private async noted(
    context: RequestContext,
    id: string,
    { name, sha256, serial, seal }: Source,
  ): Promise<void> {
    await this.transactions.write({ ...context, idempotency: null }, async (tx, actor) => {
      const seq = await this.audit.append(tx, actor, context, {
        action: 'edition.fetched',
        subject: { type: 'edition', id },
        country: actor.state,
        details: {
          file: name,
          sha256,
          ...(serial ? { serial } : {}),
          ...(seal ? { encryptedTo: seal.fingerprint } : {}),
        },
      });
      await this.delivery.received(tx, actor, id, { file: name, serial }, seq);
      return new Answer(200, null);
    });
  }
}

function textSource(name: string, text: string, serial: string | null): Source {
  const bytes = Buffer.from(text, 'utf8');
  return {
    name,
    serial,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    open: (range) => Readable.from([range ? bytes.subarray(range.start, range.end + 1) : bytes]),
  };
}
