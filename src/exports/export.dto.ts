import { ROLES } from '../access/roles.js';
import { TLP_LABELS, type Tlp } from '../access/tlp.js';
import { CountryCode, Instant, ListOf, Nested, OneOf, Text, Whole } from '../platform/fields.js';
import { EntryFilterQuery } from '../register/entry-query.dto.js';
import { EntryResponse } from '../register/entry.dto.js';
import { VCARD_VERSIONS, type VcardVersion } from './vcard-text.js';
import { REGISTERS, type RegisterName } from '../register/vocabulary.js';

/** One register, or the three together. */
export const EXPORTED = [...REGISTERS, 'directory'] as const;
export type Exported = (typeof EXPORTED)[number];

export const FORMATS = ['json', 'csv', 'xlsx', 'ndjson', 'vcf'] as const;
export type Format = (typeof FORMATS)[number];

const FILES = EXPORTED.flatMap((exported) => FORMATS.map((format) => `${exported}.${format}`));

/** The file a caller asks for, such as `directory.csv`. */
export class ExportPath {
  @OneOf(FILES, { example: 'directory.csv' })
  file: string;
}

/** What is exported, as which format. */
export function fileParts(file: string): { exported: Exported; register?: RegisterName; format: Format } {
  const [exported, format] = file.split('.') as [Exported, Format];
  return { exported, format, ...(exported === 'directory' ? {} : { register: exported }) };
}

export class ExportQuery extends EntryFilterQuery {
  @OneOf(['machines'], {
    optional: true,
    description: 'CSV only: values as they are, without the marks that keep a spreadsheet from altering them',
  })
  for?: 'machines';

  @OneOf(VCARD_VERSIONS, { optional: true, description: 'vcf only: 4.0, unless said' })
  version?: VcardVersion;
}

export class ExportAudience {
  @OneOf([...ROLES, 'system'])
  role: string;

  @CountryCode({ nullable: true })
  state: string | null;
}

/** The JSON file. Whoever finds it cut short finds it invalid: count and label come last. */
export class ExportResponse {
  @Instant({ description: 'When it was made' })
  date: string;

  @Nested(() => ExportAudience)
  audience: ExportAudience;

  @Text({ description: 'What it was narrowed by', nullable: true, max: 2000 })
  filters: string | null;

  @ListOf(() => EntryResponse)
  entries: EntryResponse[];

  @Whole({ description: 'How many entries it holds' })
  count: number;

  @OneOf(TLP_LABELS, { description: 'The strictest label of anything in it' })
  tlp: Tlp;
}
