import { ApiProperty } from '@nestjs/swagger';
import {
  CountryCode,
  Flag,
  Instant,
  ListOf,
  Nested,
  QueryWhole,
  Text,
  Texts,
  Whole,
} from '../platform/fields.js';

export class AuditQuery {
  @Text({ optional: true, description: 'Id of the account, client or job that acted' })
  actor?: string;

  @Text({ optional: true, example: 'entry.published' })
  action?: string;

  @Text({ optional: true, description: 'Id of what was acted on' })
  subject?: string;

  @CountryCode({ optional: true })
  country?: string;

  @Instant({ optional: true, description: 'At or after' })
  from?: string;

  @Instant({ optional: true, description: 'Before' })
  to?: string;

  @QueryWhole({ optional: true, min: 1, max: 100 })
  limit?: number;

  @Text({ optional: true, max: 500 })
  cursor?: string;
}

export class AuditActor {
  @Text()
  id: string;

  @Text()
  name: string;

  @Text()
  role: string;

  @CountryCode({ nullable: true })
  state: string | null;
}

export class AuditSubject {
  @Text()
  type: string;

  @Text()
  id: string;
}

export class AuditRecordView {
  @Whole({ description: 'Number in the chain, from 1, without gaps' })
  seq: number;

  @Instant()
  at: string;

  @Nested(() => AuditActor)
  actor: AuditActor;

  @Text()
  action: string;

  @Nested(() => AuditSubject)
  subject: AuditSubject;

  @CountryCode({ nullable: true })
  country: string | null;

  @Text()
  requestId: string;

  @Text()
  route: string;

  @Text({ nullable: true, description: 'Network address of the caller' })
  address: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Ids and digests; never a contact value, password or token',
  })
  details: Record<string, unknown>;

  @Text({ description: 'SHA-256 of the previous hash and this record, hexadecimal' })
  hash: string;
}

export class AuditPage {
  @ListOf(() => AuditRecordView)
  items: AuditRecordView[];

  @Text({ nullable: true, max: 500 })
  next: string | null;
}

export class FindingView {
  @Text({ description: 'Which check found it' })
  check: string;

  @Whole({ nullable: true, description: 'Number of the record concerned' })
  seq: number | null;

  @Text({ max: 1000 })
  message: string;
}

export class VerificationView {
  @Flag({ description: 'Nothing is wrong' })
  ok: boolean;

  @Whole()
  records: number;

  @Text({ description: 'Hash of the newest record, hexadecimal' })
  head: string;

  @Texts()
  checks: string[];

  @Whole({ description: 'How many things are wrong' })
  total: number;

  @ListOf(() => FindingView, { description: 'The first hundred' })
  findings: FindingView[];
}
