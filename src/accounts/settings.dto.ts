import { ROLES } from '../access/roles.js';
import { TLP_LABELS, type Tlp } from '../access/tlp.js';
import type { Role } from '../access/roles.js';
import { Flag, Instant, ListOf, Nested, OneOf, Whole } from '../platform/fields.js';

export class ClearanceSetting {
  @OneOf(ROLES)
  role: Role;

  @OneOf(TLP_LABELS, { nullable: true, description: 'The highest label for the own State; null: nothing' })
  own: Tlp | null;

  @OneOf(TLP_LABELS, { nullable: true, description: 'The highest label for other States; null: nothing' })
  others: Tlp | null;

  @Flag({ description: 'Whether personal contact values are shown' })
  personal: boolean;
}

/** For how many days a confirmation holds; long enough that offices can be asked, short enough to mean something. */
export class ValiditySetting {
  @Whole({ min: 30, max: 365, description: 'Days, of a telephone that answers day and night' })
  telephone247: number;

  @Whole({ min: 30, max: 730, description: 'Days, of any other contact value' })
  value: number;

  @Whole({ min: 90, max: 1095, description: 'Days, of the designations of an authority' })
  designation: number;

  @Whole({
    min: 7,
    max: 90,
    description: 'So many days before its end a confirmation is due; fewer than any above',
  })
  due: number;
}

export class SettingsView {
  @Flag({ description: 'Whether administrators and editors must have a second factor' })
  secondFactorRequired: boolean;

  @Flag({ description: 'Whether national authorities see the coverage of other States as well' })
  coverageOpen: boolean;

  @Instant({ nullable: true, description: 'Since when nobody publishes alone; set for good' })
  twoPersonSince: string | null;

  @Nested(() => ValiditySetting)
  validity: ValiditySetting;

  @ListOf(() => ClearanceSetting)
  clearances: ClearanceSetting[];
}

export class SettingsChange {
  @Flag({ optional: true })
  secondFactorRequired?: boolean;

  @Flag({ optional: true })
  coverageOpen?: boolean;

  @Nested(() => ValiditySetting, {
    optional: true,
    description: 'In force for every value from the next read',
  })
  validity?: ValiditySetting;

  @ListOf(() => ClearanceSetting, {
    optional: true,
    max: ROLES.length,
    description: 'Only stricter than the default',
  })
  clearances?: ClearanceSetting[];
}
