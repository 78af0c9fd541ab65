import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useCountryName } from '../countries/countries.queries.js';
import { RouterLink } from '../shell/links.js';
import { Loaded } from '../shell/page.js';
import type { ToRemind } from './remind-dialog.js';
import { useCampaigns, type Campaign } from './upkeep.queries.js';

interface Props {
  country: string;
  onRemind: ((what: ToRemind) => void) | null;
}

const COUNTS = ['waiting', 'asked', 'authority', 'letters', 'bounced', 'settled'] as const;

/** What runs in each State: those with a letter to send first, then those with most open. */
export function Campaigns({ country, onRemind }: Props) {
  const { t } = useTranslation();
  const campaigns = useCampaigns();
  return (
    <Loaded query={campaigns}>
      {(all) => {
        const shown = all
          .filter((one) => !country || (one.country as unknown) === country)
          .sort((a, b) => b.letters - a.letters || b.open - a.open);
        if (shown.length === 0) return <p>{t('upkeep.noCampaigns')}</p>;
        return (
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {shown.map((one) => (
              <State key={String(one.country)} campaign={one} onRemind={onRemind} />
            ))}
          </Box>
        );
      }}
    </Loaded>
  );
}

function State({ campaign, onRemind }: { campaign: Campaign; onRemind: Props['onRemind'] }) {
  const { t } = useTranslation();
  const countryName = useCountryName();
  const iso2 = campaign.country;
  const name = countryName(iso2);
  return (
    <Box
      component="li"
      sx={{
        borderTop: 1,
        borderColor: 'divider',
        py: 1,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 2,
      }}
    >
      <Box sx={{ flex: '1 1 240px' }}>
        <Box sx={{ fontWeight: 600 }}>{name}</Box>
        <Box
          component="dl"
          sx={{ m: 0, display: 'flex', flexWrap: 'wrap', columnGap: 2, fontSize: '0.9rem' }}
        >
          {COUNTS.filter((count) => campaign[count] > 0).map((count) => (
            <Box
              key={count}
              sx={{
                display: 'flex',
                gap: 0.5,
                ...(count === 'letters' || count === 'bounced' ? { color: 'error.main' } : {}),
              }}
            >
              <Box component="dt">{t(`upkeep.${count}`)}</Box>
              <Box component="dd" sx={{ m: 0, fontWeight: 600 }}>
                {campaign[count]}
              </Box>
            </Box>
          ))}
        </Box>
      </Box>
      {onRemind && iso2 && campaign.letters > 0 && (
        <RouterLink
          to="/upkeep/letters/$country"
          params={{ country: iso2 }}
          aria-label={t('upkeep.letterTo', { state: name })}
          sx={{ py: 1.25 }}
        >
          {t('upkeep.letter')}
        </RouterLink>
      )}
      {onRemind && iso2 && campaign.open > 0 && (
        <Button
          onClick={() => onRemind({ country: iso2, name })}
          aria-label={`${t('upkeep.remind')}: ${name}`}
        >
          {t('upkeep.remind')}
        </Button>
      )}
    </Box>
  );
}
