import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useCountryName } from '../countries/countries.queries.js';
import { Confirm } from '../shell/confirm.js';
import { useMoments } from '../shell/moments.js';
import { Loaded, Problem } from '../shell/page.js';
import { useInvitations } from './administration.queries.js';
import { Copied } from './copied.js';
import { Line, Lines } from './lines.js';

type Invitation = components['schemas']['InvitationView'];

/** Who was invited and has not come yet. */
export function Invitations() {
  const { t } = useTranslation();
  const invitations = useInvitations();
  const queries = useQueryClient();
  const again = useMutation({
    mutationFn: async (id: string) =>
      (await api.POST('/api/v1/invitations/{id}/resend', { params: { path: { id } } })).data!,
    onSettled: () => queries.invalidateQueries({ queryKey: ['invitations'] }),
  });
  return (
    <Box component="section" aria-labelledby="invitations" sx={{ mt: 4 }}>
      <Typography variant="h2" id="invitations" sx={{ mb: 1.5 }}>
        {t('users.invitations')}
      </Typography>
      {again.error && <Problem error={again.error} />}
      {again.data && (
        <Alert severity="success" sx={{ mb: 2 }}>
          {t('users.invited', { email: again.data.email })}
          <Copied text={again.data.link} />
        </Alert>
      )}
      <Loaded query={invitations}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('users.noInvitations')}</p>
          ) : (
            <Lines>
              {items.map((one) => (
                <InvitationLine key={one.id} invitation={one} resend={() => again.mutate(one.id)} />
              ))}
            </Lines>
          )
        }
      </Loaded>
    </Box>
  );
}

function InvitationLine({ invitation, resend }: { invitation: Invitation; resend: () => void }) {
  const { t } = useTranslation();
  const { day } = useMoments();
  const countryName = useCountryName();
  const queries = useQueryClient();
  const { id, email, role, state, expiresAt } = invitation;
  const revoking = useMutation({
    mutationFn: () => api.DELETE('/api/v1/invitations/{id}', { params: { path: { id } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['invitations'] }),
  });
  const facts = [t(`role.${role}`), state && countryName(state), t('users.until', { day: day(expiresAt) })];
  return (
    <Line
      main={email}
      beneath={facts.filter(Boolean).join(' · ')}
      acts={
        <>
          <Button variant="outlined" aria-label={t('users.againTo', { email })} onClick={resend}>
            {t('users.again')}
          </Button>
          <Confirm act={t('users.revoke')} name={t('users.revokeOf', { email })} doing={revoking}>
            {t('users.revokeAsk')}
          </Confirm>
        </>
      }
    />
  );
}
