import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LastDrillMark } from '../drills/last-drill.js';
import { ContactValue } from '../entries/contact-value.js';
import { linkOf, mainNumber } from '../entries/entry.js';
import { dateFormat, displayNames } from '../i18n/formats.js';
import { Tag } from '../marks/marks.js';
import { RouterLink } from '../shell/links.js';
import { BasisLines } from './basis-lines.js';
import { Checklist } from './checklist.js';
import type { Route } from './find.queries.js';

/** One way to ask: whom, how to reach them at one tap, on what basis, and why it stands here. */
export function RouteCard({ route }: { route: Route }) {
  const { t, i18n } = useTranslation();
  const { authority, contactPoints, rank } = route;
  const number = mainNumber(contactPoints);
  const href = number && linkOf(number);
  const names = displayNames(i18n.language, { type: 'language' });
  return (
    <Box
      component="article"
      aria-labelledby={`route-${rank}`}
      sx={{ borderTop: 2, borderColor: rank === 1 ? 'primary.main' : 'divider', py: 2, breakInside: 'avoid' }}
    >
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center', mb: 0.5 }}>
        <Tag>{t(rank === 1 ? 'find.first' : 'find.then', { rank })}</Tag>
        <Tag>{t(`findLane.${route.lane}`)}</Tag>
        {route.networks.map((network) => (
          <Tag key={network}>{t(`network.${network}`)}</Tag>
        ))}
      </Box>
      <Typography variant="h2" id={`route-${rank}`}>
        <RouterLink to="/entries/$register/$id" params={{ register: authority.register, id: authority.id }}>
          {authority.names.original}
        </RouterLink>
      </Typography>
      {authority.parentInstitution && (
        <Box sx={{ color: 'text.secondary' }}>{authority.parentInstitution}</Box>
      )}
      <Clock now={route.now} />
      <LastDrillMark last={authority.lastDrill} />
      {href && (
        <Button
          component="a"
          href={href}
          variant={rank === 1 ? 'contained' : 'outlined'}
          className="no-print"
          sx={{ my: 1 }}
        >
          {t('find.call', { number: number.value })}
        </Button>
      )}
      <BasisLines bases={route.bases} />
      <Line name={t('find.writes')}>
        {route.languages.accepted.map((tag) => names.of(tag) ?? tag).join(', ')}
        {!route.languages.known && ` (${t('find.officialLanguage')})`}
        {route.languages.shared.length === 0 && `. ${t('find.translate')}`}
      </Line>
      {route.channels.length > 0 && (
        <Line name={t('find.channel')}>
          {route.channels.map(({ channel }) => t(`channel.${channel}`)).join(', ')}
        </Line>
      )}
      {contactPoints.length > 0 && (
        <Box component="ul" aria-label={t('find.reach')} sx={{ m: 0, mt: 1, p: 0 }}>
          {contactPoints.map((point) => (
            <ContactValue key={point.id} point={point} />
          ))}
        </Box>
      )}
      <Why reasons={route.reasons} open={rank === 1} />
      <Checklist checklist={route.checklist} />
    </Box>
  );
}

export const Line = ({ name, children }: { name: string; children: ReactNode }) => (
  <Box sx={{ mt: 0.5 }}>
    <Box component="span" sx={{ color: 'text.secondary' }}>{`${name}: `}</Box>
    {children}
  </Box>
);

function Clock({ now }: Pick<Route, 'now'>) {
  const { t, i18n } = useTranslation();
  if (!now) return null;
  const clock = (at: string) => at.slice(11, 16);
  const opens = now.opensAt && new Date(now.opensAt);
  const day = opens && dateFormat(i18n.language, { weekday: 'long', timeZone: now.zone }).format(opens);
  const open = now.state === 'always' || now.state === 'open';
  return (
    <Box
      component="p"
      sx={{
        my: 1,
        fontWeight: 600,
        color: open ? 'success.main' : now.state === 'unknown' ? 'text.primary' : 'warning.main',
      }}
    >
      {t('opening.local', { time: clock(now.localTime) })}
      {now.state !== 'unknown' && `, ${t(`clock.${now.state}`)}`}
      {now.holiday && ` (${now.holiday})`}
      {opens && `. ${t('find.opens', { day, time: clock(now.opensAt!) })}`}
    </Box>
  );
}

function Why({ reasons, open }: { reasons: Route['reasons']; open: boolean }) {
  const { t } = useTranslation();
  return (
    <Box component="details" open={open} sx={{ mt: 1 }}>
      <Box component="summary" sx={SUMMARY}>
        {t('find.why')}
      </Box>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {reasons.map(({ code, text }) => (
          <li key={code}>{text}</li>
        ))}
      </Box>
    </Box>
  );
}

export const SUMMARY = {
  cursor: 'pointer',
  minHeight: 44,
  display: 'flex',
  alignItems: 'center',
  fontWeight: 600,
};
