import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountryName } from '../countries/countries.queries.js';
import { Tag } from '../marks/marks.js';
import { Empty, Heading, Loaded, Problem } from '../shell/page.js';
import { patch, useAct, useRecipients } from './editions.queries.js';
import { Fingerprint } from './fingerprint.js';
import { formatNames, languageName } from './forms-of-files.js';
import { ChangeRecipient, NewRecipient } from './recipient-form.js';

/** To whom editions go. */
export function RecipientsPage() {
  const { t } = useTranslation();
  const countryName = useCountryName();
  const [changing, setChanging] = useState<string | null>(null);
  const stop = useAct(({ id, active }: { id: string; active: boolean }) =>
    patch(`/api/v1/edition-recipients/${id}`, { active }),
  );
  return (
    <>
      <Heading title={t('edition.recipients')}>{t('edition.recipients')}</Heading>
      <p>{t('edition.recipientsWhat')}</p>
      {stop.isError && <Problem error={stop.error} />}
      <Loaded query={useRecipients()}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{t('edition.noRecipients')}</Empty>
          ) : (
            <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
              {items.map((one) => (
                <Box
                  component="li"
                  key={one.id}
                  sx={{
                    display: 'flex',
                    flexWrap: 'wrap',
                    gap: 1.5,
                    alignItems: 'center',
                    borderTop: 1,
                    borderColor: 'divider',
                    py: 1,
                  }}
                >
                  <Box sx={{ flex: '1 1 14rem' }}>
                    <Box sx={{ fontWeight: 600 }}>{one.name}</Box>
                    <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
                      {[one.state && countryName(one.state), one.email, one.tlp].filter(Boolean).join(' · ')}
                    </Box>
                    <Box sx={{ color: 'text.secondary' }}>
                      {t('edition.takes', {
                        language: languageName(one.language),
                        formats: formatNames(one.formats),
                      })}
                    </Box>
                    {one.openpgpFingerprint && <Fingerprint of={one.openpgpFingerprint} />}
                  </Box>
                  <Tag tone={one.active ? 'quiet' : 'warning'}>
                    {one.active ? t(`recipientKind.${one.kind}`) : t('edition.stopped')}
                  </Tag>
                  <Button
                    aria-expanded={changing === one.id}
                    onClick={() => setChanging(changing === one.id ? null : one.id)}
                  >
                    {t('edition.edit')}
                  </Button>
                  <Button onClick={() => stop.mutate({ id: one.id, active: !one.active })}>
                    {one.active ? t('edition.stop') : t('edition.resume')}
                  </Button>
                  {changing === one.id && (
                    <ChangeRecipient recipient={one} onDone={() => setChanging(null)} />
                  )}
                </Box>
              ))}
            </Box>
          )
        }
      </Loaded>
      <NewRecipient />
    </>
  );
}
