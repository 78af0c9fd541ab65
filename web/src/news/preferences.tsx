import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Choice } from '../administration/choice.js';
import { api } from '../api/client.js';
import { Loaded, Problem } from '../shell/page.js';
import { usePreferences, type Preference } from './news.queries.js';

const DELIVERIES: readonly Preference['delivery'][] = ['at-once', 'daily', 'never'];

/** How one is told by mail, topic by topic; kept as soon as it is chosen. */
export function Preferences() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const preferences = usePreferences();
  const choosing = useMutation({
    mutationFn: async (one: Pick<Preference, 'topic' | 'delivery'>) =>
      (await api.PUT('/api/v1/notifications/preferences', { body: { items: [one] } })).data!,
    onSuccess: (kept) => queries.setQueryData(['preferences'], kept),
  });
  return (
    <Box component="section" aria-labelledby="how" sx={{ mt: 4, maxWidth: 480 }}>
      <Typography variant="h2" id="how">
        {t('news.how')}
      </Typography>
      <p>{t('news.howWhat')}</p>
      {choosing.error && <Problem error={choosing.error} />}
      <Loaded query={preferences}>
        {({ items }) => (
          <Box sx={{ display: 'grid', gap: 2 }}>
            {items
              .filter(({ fixed }) => !fixed)
              .map(({ topic, delivery }) => (
                <Choice
                  key={topic}
                  label={t(`topic.${topic}`)}
                  value={delivery}
                  onChange={(value) => choosing.mutate({ topic, delivery: value as Preference['delivery'] })}
                  options={DELIVERIES.map((one) => [one, t(`delivery.${one}`)])}
                />
              ))}
          </Box>
        )}
      </Loaded>
      <Box role="status" sx={{ mt: 1 }}>
        {choosing.isSuccess && t('news.saved')}
      </Box>
      <Alert severity="info" sx={{ mt: 1 }}>
        {t('news.fixed')}
      </Alert>
    </Box>
  );
}
