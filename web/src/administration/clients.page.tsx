import Button from '@mui/material/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useCountryName } from '../countries/countries.queries.js';
import { Confirm } from '../shell/confirm.js';
import { useMoments } from '../shell/moments.js';
import { Empty, Heading, Loaded } from '../shell/page.js';
import { useClients } from './administration.queries.js';
import { ClientDialog } from './client-dialog.js';
import { Line, Lines } from './lines.js';
import { useScopeWords } from './scopes.js';

type Client = components['schemas']['ClientView'];

/** The keys of machines. */
export function ClientsPage() {
  const { t } = useTranslation();
  const clients = useClients();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Heading
        title={t('clients.title')}
        actions={
          <Button variant="contained" onClick={() => setAdding(true)}>
            {t('clients.add')}
          </Button>
        }
      >
        {t('clients.title')}
      </Heading>
      <p>{t('clients.what')}</p>
      {adding && <ClientDialog onClose={() => setAdding(false)} />}
      <Loaded query={clients}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('clients.none')}</Empty>
          ) : (
            <Lines>
              {items.map((client) => (
                <ClientLine key={client.id} client={client} />
              ))}
            </Lines>
          )
        }
      </Loaded>
    </>
  );
}

function ClientLine({ client }: { client: Client }) {
  const { t } = useTranslation();
  const { day } = useMoments();
  const countryName = useCountryName();
  const scopeWords = useScopeWords();
  const queries = useQueryClient();
  const { id, name, state, scopes, expiresAt, revokedAt, lastUsedAt } = client;
  const revoking = useMutation({
    mutationFn: () => api.DELETE('/api/v1/clients/{id}', { params: { path: { id } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['clients'] }),
  });
  const expired = Date.parse(expiresAt) < Date.now();
  const standing = revokedAt
    ? t('clients.revoked', { day: day(revokedAt) })
    : t(expired ? 'clients.expired' : 'clients.goodUntil', { day: day(expiresAt) });
  const used = lastUsedAt ? t('clients.used', { day: day(lastUsedAt) }) : t('clients.neverUsed');
  return (
    <Line
      main={name}
      beneath={
        <>
          {[state && countryName(state), standing, used].filter(Boolean).join(' · ')}
          <br />
          {scopes.map(scopeWords).join(', ')}
        </>
      }
      acts={
        !revokedAt &&
        !expired && (
          <Confirm act={t('clients.revoke')} name={t('clients.revokeOf', { name })} doing={revoking}>
            {t('clients.revokeAsk')}
          </Confirm>
        )
      }
    />
  );
}
