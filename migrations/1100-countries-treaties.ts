import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Reference facts: States and their membership over time, treaties and what each State did about them.
 * Nothing personal: no row-level security. The serving role may only read; the owner loads the files beside
 * the modules.
 */
export class CountriesTreaties1100 implements MigrationInterface {
  name = 'CountriesTreaties0000000001100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COUNTRIES);
    await runner.query(TREATIES);
    await runner.query(`
      grant select on country, country_membership, treaty, treaty_article, treaty_listing, treaty_status
        to enlace_serving;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table treaty_status;
      drop table treaty_listing;
      drop table treaty_article;
      drop table treaty;
      drop table country_membership;
      drop table country;
    `);
  }
}

const COUNTRIES = `
  create table country (
    iso2 text primary key constraint country_iso2 check (iso2 ~ '^[A-Z]{2}$'),
    iso3 text unique,
    iso_numeric text unique,
    names jsonb not null constraint country_names check (names ?& array['en', 'es', 'pt', 'fr']),
    official_names jsonb,
    names_source text not null constraint country_names_source check (names_source in ('reference', 'intl')),
    -- One of the 35 States of the Charter, whatever its membership is today.
    oas_state boolean not null,
    capital text,
    official_languages text[] not null,
    languages_in_source jsonb not null,
    primary_zone text,
    main_zones text[] not null,
    zones text[] not null,
    calling_code text,
    calling_prefixes text[] not null,
    notes jsonb not null,
    sources jsonb not null
  );

  -- "from" inclusive, "to" exclusive, as printed: a day, or only a year. Compared as text, a year begins before
  -- each of its days.
  create table country_membership (
    country text not null references country (iso2),
    position smallint not null,
    status text not null constraint membership_status check (
      status in ('member', 'member_non_participating', 'suspended', 'withdrawn', 'disputed')),
    valid_from text constraint membership_from check (valid_from ~ '^\\d{4}(-\\d\\d-\\d\\d)?$'),
    valid_to text constraint membership_to check (valid_to ~ '^\\d{4}(-\\d\\d-\\d\\d)?$'),
    charter_year_in_source smallint,
    note text,
    source text not null,
    unverified boolean not null,
    primary key (country, position)
  );
`;

const TREATIES = `
  create table treaty (
    code text primary key,
    position smallint not null,
    name text not null,
    short_name text,
    adopted_on date,
    adopted_place text,
    adopted_source text,
    -- Null: not in force in the source.
    entered_into_force date,
    entry_clause text,
    depositary text not null,
    treaty_series text,
    un_registration text,
    source text not null,
    -- Whether the list covers all 35 States. A State absent from an incomplete list is unknown.
    complete boolean not null,
    missing text[] not null,
    note text,
    unverified boolean not null
  );

  create table treaty_article (
    treaty text not null references treaty (code),
    position smallint not null,
    article text not null,
    kind text not null,
    source text not null,
    unverified boolean not null,
    primary key (treaty, position)
  );

  -- A State's line in a treaty's list, as the source prints it.
  create table treaty_listing (
    treaty text not null references treaty (code),
    country text not null references country (iso2),
    row_seen boolean not null,
    may_have_changed boolean not null,
    instrument text constraint listing_instrument check (instrument in ('RA', 'AC', 'AD', 'SU')),
    information_on_file boolean,
    footnote_ref text,
    note text,
    source text not null,
    primary key (treaty, country)
  );
  create index treaty_listing_country on treaty_listing (country);

  -- What the State did, one dated fact each. The status on a day is computed from these, never stored.
  create table treaty_status (
    treaty text not null,
    country text not null,
    act text not null constraint status_act check (
      act in ('signature', 'ratification', 'deposit', 'entry_into_force', 'known_party_by')),
    date date not null,
    source text not null,
    unverified boolean not null,
    primary key (treaty, country, act),
    constraint status_listing foreign key (treaty, country) references treaty_listing (treaty, country)
      on delete cascade
  );
`;
