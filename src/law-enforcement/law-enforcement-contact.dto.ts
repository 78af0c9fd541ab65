import { Matches } from 'class-validator';
import { ListOf, OneOf, SomeOf, Text, Texts, Whole } from '../platform/fields.js';
import { Designation } from '../register/entry-parts.dto.js';
import { creationOf, patchOf } from '../register/entry-input.dto.js';
import { EntryFields, EntryResponse, PageResponse } from '../register/entry.dto.js';
import {
  NETWORKS,
  SERVICES,
  UNIT_TYPES,
  type Network,
  type Service,
  type UnitType,
} from './law-enforcement-contact.vocabulary.js';

const KINDS = ['person', 'office'] as const;

export class TrainingReceived {
  @Text({ max: 300 })
  subject: string;

  @Text({ optional: true, nullable: true, max: 300 })
  institution: string | null = null;

  @Whole({ optional: true, nullable: true, min: 1950, max: 2100 })
  year: number | null = null;
}

abstract class LawEnforcementContactFields extends EntryFields {
  @Text({ optional: true, nullable: true, max: 300 })
  agency?: string | null;

  @OneOf(UNIT_TYPES, { optional: true, nullable: true })
  unitType?: UnitType | null;

  @SomeOf(NETWORKS, { optional: true })
  networks?: Network[];

  @SomeOf(SERVICES, { optional: true })
  services?: Service[];

  @ListOf(() => TrainingReceived, { optional: true, max: 50 })
  training?: TrainingReceived[];

  @Texts({ optional: true, max: 30, length: 35, description: 'BCP 47 tags: who answers speaks these' })
  @Matches(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, {
    each: true,
    message: 'each of $property must be a tag such as pt',
  })
  dutyLanguages?: string[];

  @Texts({
    optional: true,
    max: 20,
    length: 64,
    description: 'OpenPGP fingerprints, hexadecimal without spaces',
  })
  @Matches(/^([0-9A-F]{40}|[0-9A-F]{64})$/, {
    each: true,
    message: 'each of $property must be 40 or 64 upper-case hexadecimal digits',
  })
  keyFingerprints?: string[];

  @ListOf(() => Designation, { optional: true, description: 'Replaces the whole list' })
  designations?: Designation[];
}

export class LawEnforcementContactCreate extends creationOf(LawEnforcementContactFields, KINDS) {}

export class LawEnforcementContactPatch extends patchOf(LawEnforcementContactFields) {}

export class LawEnforcementContactResponse extends EntryResponse {
  @Text({ nullable: true, max: 300 })
  agency: string | null;

  @OneOf(UNIT_TYPES, { nullable: true })
  unitType: UnitType | null;

  @SomeOf(NETWORKS)
  networks: Network[];

  @SomeOf(SERVICES)
  services: Service[];

  @ListOf(() => TrainingReceived, { nullable: true, description: 'Null once erased' })
  training: TrainingReceived[] | null;

  @Texts()
  dutyLanguages: string[];

  @Texts()
  keyFingerprints: string[];

  @ListOf(() => Designation)
  designations: Designation[];
}

export class LawEnforcementContactPage extends PageResponse {
  @ListOf(() => LawEnforcementContactResponse)
  items: LawEnforcementContactResponse[];
}
