import { TLP_LABELS, type Tlp } from '../access/tlp.js';
import { Instant, ListOf, OneOf, Text, Whole } from '../platform/fields.js';
import { LANGUAGES, type Language } from '../platform/problems.js';

export class EmergencyFile {
  @Text({ max: 200, example: 'enlace-emergency-es.pdf' })
  name: string;

  @OneOf(LANGUAGES, { nullable: true, description: 'Null: for all' })
  language: Language | null;

  @Whole({ min: 0 })
  bytes: number;

  @Text({ max: 64, description: 'Hexadecimal' })
  sha256: string;
}

export class EmergencyPackResponse {
  @Instant({ nullable: true, description: 'Null: none was made yet' })
  madeAt: string | null;

  @OneOf(TLP_LABELS, { nullable: true })
  tlp: Tlp | null;

  @Whole({ min: 0, description: 'How many States have a page' })
  states: number;

  @ListOf(() => EmergencyFile)
  files: EmergencyFile[];
}

export class EmergencyFilePath {
  @Text({ max: 200 })
  file: string;
}
