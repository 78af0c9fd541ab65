import { useTranslation } from 'react-i18next';
import type { components } from '../api/schema.js';
import { useCountries } from '../countries/countries.queries.js';

export type Role = components['schemas']['UserView']['role'];

/** The roles of people, from the widest powers to the narrowest. */
export const PEOPLES_ROLES: readonly Role[] = [
  'administrator',
  'editor',
  'national-authority',
  'law-enforcement-reader',
  'observer',
  'auditor',
];

/** Roles that act for one State and cannot be without it. */
export const ofAState = (role: Role): boolean =>
  role === 'national-authority' || role === 'law-enforcement-reader';

/** The roles with their words, for a choice. */
export function useRoleOptions(): (readonly [Role, string])[] {
  const { t } = useTranslation();
  return PEOPLES_ROLES.map((role) => [role, t(`role.${role}`)]);
}

/** The States with their names, for a choice; empty: none. */
export function useStateOptions(): (readonly [string, string])[] {
  const { t } = useTranslation();
  const { data = [] } = useCountries();
  return [['', t('administration.noState')], ...data.map(({ iso2, name }) => [iso2, name] as const)];
}
