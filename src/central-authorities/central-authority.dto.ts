import { Flag, LanguageTag, ListOf, Nested, OneOf, Text, Texts } from '../platform/fields.js';
import { Designation } from '../register/entry-parts.dto.js';
import { creationOf, patchOf } from '../register/entry-input.dto.js';
import { EntryFields, EntryResponse, PageResponse } from '../register/entry.dto.js';
import { ACCEPTED_LANGUAGE_PURPOSES, CHANNELS, type ChannelName } from './central-authority.vocabulary.js';

const KINDS = ['office'] as const;

export class AcceptedLanguage {
  @LanguageTag()
  language: string;

  @OneOf(ACCEPTED_LANGUAGE_PURPOSES)
  purpose: string;
}

/** A way by which a request may come. */
export class Channel {
  @OneOf(CHANNELS)
  channel: ChannelName;

  @Flag({ optional: true, description: 'Only in urgent cases' })
  urgentOnly: boolean = false;

  @Flag({ optional: true, description: 'The signed original must follow' })
  originalToFollow: boolean = false;
}

/** What a request must satisfy. Null is unknown, never "no". */
export class Requirements {
  @Flag({ optional: true, nullable: true, description: 'The act must be an offence in both States' })
  dualCriminality: boolean | null = null;

  @Text({
    optional: true,
    nullable: true,
    max: 2000,
    lines: true,
    description: 'Limits on the use of what is sent',
  })
  useLimitation: string | null = null;

  @Texts({ optional: true, max: 50, length: 500, description: 'What must come with the request' })
  documents: string[] = [];
}

abstract class CentralAuthorityFields extends EntryFields {
  @ListOf(() => Designation, { optional: true, description: 'Replaces the whole list' })
  designations?: Designation[];

  @ListOf(() => AcceptedLanguage, { optional: true, max: 50 })
  acceptedLanguages?: AcceptedLanguage[];

  @ListOf(() => Channel, { optional: true, max: 20 })
  channels?: Channel[];

  @Nested(() => Requirements, { optional: true, nullable: true })
  requirements?: Requirements | null;
}

export class CentralAuthorityCreate extends creationOf(CentralAuthorityFields, KINDS) {}

export class CentralAuthorityPatch extends patchOf(CentralAuthorityFields) {}

export class CentralAuthorityResponse extends EntryResponse {
  @ListOf(() => Designation)
  designations: Designation[];

  @ListOf(() => AcceptedLanguage)
  acceptedLanguages: AcceptedLanguage[];

  @ListOf(() => Channel)
  channels: Channel[];

  @Nested(() => Requirements, { nullable: true })
  requirements: Requirements | null;
}

export class CentralAuthorityPage extends PageResponse {
  @ListOf(() => CentralAuthorityResponse)
  items: CentralAuthorityResponse[];
}
