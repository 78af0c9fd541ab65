import { useTranslation } from 'react-i18next';
import type { components } from '../api/schema.js';

export type Scope = components['schemas']['ClientInput']['scopes'][number];

/** What a key can be good for, in the order in which one would choose. */
export const SCOPES: readonly Scope[] = [
  'country:read',
  'treaty:read',
  'entry:read',
  'entry:history',
  'entry:export',
];

/** What a scope is called; one that has no words yet by its own name. */
export function useScopeWords(): (scope: string) => string {
  const { t } = useTranslation();
  return (scope) => t(`scope.${scope.replace(':', '-')}`, { defaultValue: scope });
}
