import { ROLES } from '../access/roles.js';
import { TLP_LABELS, type Tlp } from '../access/tlp.js';
import type { Role } from '../access/roles.js';
import { Flag, Instant, ListOf, OneOf } from '../platform/fields.js';

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

export class SettingsView {
  @Flag({ description: 'Whether administrators and editors must have a second factor' })
  secondFactorRequired: boolean;

  @Flag({ description: 'Whether national authorities see the coverage of other States as well' })
  coverageOpen: boolean;

  @Instant({ nullable: true, description: 'Since when nobody publishes alone; set for good' })
  twoPersonSince: string | null;

  @ListOf(() => ClearanceSetting)
  clearances: ClearanceSetting[];
}

export class SettingsChange {
  @Flag({ optional: true })
  secondFactorRequired?: boolean;

  @Flag({ optional: true })
  coverageOpen?: boolean;

  @ListOf(() => ClearanceSetting, {
    optional: true,
    max: ROLES.length,
    description: 'Only stricter than the default',
  })
  clearances?: ClearanceSetting[];
}
