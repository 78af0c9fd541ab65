import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SessionLines } from '../account/session-lines.js';
import { useCountryName } from '../countries/countries.queries.js';
import { useMe } from '../session/session.js';
import { LoadedScreen } from '../shell/loaded-screen.js';
import { RouterLink } from '../shell/links.js';
import { useMoments } from '../shell/moments.js';
import { Heading } from '../shell/page.js';
import { useUser } from './administration.queries.js';
import { Powers } from './powers.js';
import { UserActs } from './user-acts.js';

/** One account: its powers, its sessions, and what can be done when something is wrong with it. */
export function UserPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/administration/users/$id' });
  const { data: me } = useMe();
  const { instant } = useMoments();
  const countryName = useCountryName();
  const user = useUser(id);
  return (
    <LoadedScreen query={user}>
      {(data) => (
        <>
          <Heading title={data.name}>{data.name}</Heading>
          <p>
            {[
              data.email,
              t(`role.${data.role}`),
              data.state && countryName(data.state),
              t(`accountStatus.${data.status}`),
              t(data.secondFactor ? 'users.factorYes' : 'users.factorNo'),
              data.demo && t('users.demo'),
              `${t('users.seen')} ${instant(data.lastSeenAt)}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <RouterLink to="/administration/audit" search={{ actor: id }}>
            {t('users.log')}
          </RouterLink>
          {me?.id === id ? (
            <Alert severity="info" sx={{ mt: 3 }}>
              {t('users.own')}
            </Alert>
          ) : (
            <Powers user={data} />
          )}
          <Box component="section" aria-labelledby="sessions" sx={{ mt: 4 }}>
            <Typography variant="h2" id="sessions" sx={{ mb: 1.5 }}>
              {t('users.sessions')}
            </Typography>
            {data.sessions.length === 0 ? (
              <p>{t('users.noSessions')}</p>
            ) : (
              <SessionLines sessions={data.sessions} />
            )}
          </Box>
          {me?.id !== id && <UserActs user={data} />}
        </>
      )}
    </LoadedScreen>
  );
}
