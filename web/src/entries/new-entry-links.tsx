import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/session.js';
import { RouterLink } from '../shell/links.js';

const REGISTERS = ['central-authorities', 'law-enforcement-contacts', 'experts'] as const;

/** Whether one may write a new entry: an authority, only of its own State. */
export function useMayAdd(country: string | undefined): boolean {
  const { data: me } = useMe();
  const bound = me?.role === 'national-authority' && country !== undefined && country !== me.state;
  return Boolean(me?.permissions.includes('entry:create')) && !bound;
}

/** The ways to a new entry of each register, of a State where one is meant; for those who may write it. */
export function NewEntryLinks({ country }: { country?: string | undefined }) {
  const { t } = useTranslation();
  if (!useMayAdd(country)) return null;
  return (
    <Box className="no-print" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, my: 1 }}>
      {REGISTERS.map((register) => (
        <RouterLink
          key={register}
          to="/entries/$register/new"
          params={{ register }}
          search={country ? { country } : {}}
          sx={{ py: 1.25 }}
        >
          {t(`newEntry.${register}`)}
        </RouterLink>
      ))}
    </Box>
  );
}
