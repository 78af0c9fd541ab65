import { ListOf, Nested, OneOf, SomeOf, Text, Whole } from '../platform/fields.js';
import { LANGUAGES, type Language } from '../platform/problems.js';
import { COPY_STATES, type CopyState } from './copy.entity.js';
import { KeptFileResponse } from './edition.dto.js';
import { EDITION_FORMATS, type EditionFormat } from './edition.vocabulary.js';

export class CopyResponse {
  @Text({ description: 'Stands on every page and sheet of it' })
  serial: string;

  @Text({ description: 'Whose it is' })
  recipient: string;

  @OneOf(LANGUAGES)
  language: Language;

  @SomeOf(EDITION_FORMATS, { description: 'What of an edition the recipient wants' })
  formats: EditionFormat[];

  @Text({
    nullable: true,
    description:
      "Fingerprint of the OpenPGP key to which what it fetches is encrypted: ask for each file's name and .gpg",
  })
  encryptedTo: string | null;

  @OneOf(['none', ...COPY_STATES], { description: '`none`: nobody has asked for it yet' })
  state: CopyState | 'none';

  @Whole({ description: 'Entries that went into its files so far' })
  done: number;

  @Whole()
  total: number;

  @Text({ nullable: true, max: 500, description: 'Why it was not made' })
  error: string | null;

  @Text({ nullable: true, description: "SHA-256 of the copy's own manifest" })
  digest: string | null;

  @ListOf(() => KeptFileResponse, { description: 'Once it is made' })
  files: KeptFileResponse[];
}

export class OwnCopyResponse {
  @Nested(() => CopyResponse, {
    nullable: true,
    description: 'Null: the caller is no recipient of this edition',
  })
  copy: CopyResponse | null;
}
