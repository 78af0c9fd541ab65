import { ApiProperty } from '@nestjs/swagger';
import { Flag, ListOf, Nested, OneOf, QueryFlag, Text } from '../platform/fields.js';
import { EntryListQuery } from '../register/entry-query.dto.js';
import { EntryResponse, PageResponse } from '../register/entry.dto.js';
import { REGISTERS, type RegisterName } from '../register/vocabulary.js';

/** What to search for, in the query string or, so that terms stay out of addresses and logs, in a body. */
export class SearchQuery extends EntryListQuery {
  @OneOf(REGISTERS, { optional: true, description: 'All three, unless said' })
  register?: RegisterName;

  @QueryFlag({
    optional: true,
    description: 'Words nearly like those of q. Unless said: only where the words themselves find nothing',
  })
  declare near?: boolean;

  @QueryFlag({ optional: true, description: 'Count the hits by State, register, function and so on' })
  facets?: boolean;
}

/** How many of the hits have a value. */
export class FacetValue {
  @Text({
    nullable: true,
    max: 100,
    description: 'null: none, as an international organisation has no State',
  })
  value: string | null;

  @ApiProperty({
    oneOf: [{ type: 'integer' }, { type: 'string' }],
    example: 12,
    description: 'Exact up to 1,000, then "1000+"; exact with total=exact',
  })
  hits: number | string;
}

/** The hits, counted by what they are; only ever of what the caller may see. The most frequent value first. */
export class Facets {
  @ListOf(() => FacetValue)
  country: FacetValue[];

  @ListOf(() => FacetValue)
  register: FacetValue[];

  @ListOf(() => FacetValue)
  function: FacetValue[];

  @ListOf(() => FacetValue)
  language: FacetValue[];

  @ListOf(() => FacetValue)
  treaty: FacetValue[];

  @ListOf(() => FacetValue)
  speciality: FacetValue[];

  @ListOf(() => FacetValue, { description: 'Of those that answer day and night' })
  always: FacetValue[];

  @ListOf(() => FacetValue, { description: 'Entries with at least one visible value in that state' })
  freshness: FacetValue[];
}

export class SearchPage extends PageResponse {
  @ListOf(() => EntryResponse)
  items: EntryResponse[];

  @Flag({ description: 'Nothing has these words: the hits have words nearly like them, the nearest first' })
  near: boolean;

  @Nested(() => Facets, { nullable: true, description: 'Only where asked for; null for the past' })
  facets: Facets | null;
}
