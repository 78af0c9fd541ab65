import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountryName } from '../countries/countries.queries.js';
import { ContactValue } from '../entries/contact-value.js';
import { useEntry, type AnyEntry } from '../entries/entries.queries.js';
import { LocalTime } from '../entries/local-time.js';
import { FreshnessMark, Tag, TlpMark } from '../marks/marks.js';
import { freshnessOf } from '../entries/entry.js';
import { useMay } from '../session/session.js';
import { RouterLink } from '../shell/links.js';
import { Heading, Loaded } from '../shell/page.js';
import { Designations } from './designations.js';
import { History } from './history.js';

/** One entry: how to reach it now, what it is competent for, and how all of this is known. */
export function EntryPage() {
  const { register, id } = useParams({ from: '/entries/$register/$id' });
  const [knownAt, setKnownAt] = useState<string | null>(null);
  const entry = useEntry(register, id, knownAt);
  return (
    <Loaded query={entry}>
      {(data) => <EntryView entry={data} knownAt={knownAt} onKnownAt={setKnownAt} />}
    </Loaded>
  );
}

interface EntryViewProps {
  entry: AnyEntry;
  knownAt: string | null;
  onKnownAt: (instant: string | null) => void;
}

function EntryView({ entry, knownAt, onKnownAt }: EntryViewProps) {
  const { t, i18n } = useTranslation();
  const countryName = useCountryName();
  const mayHistory = useMay('entry:history');
  const state = freshnessOf(entry.contactPoints);
  const instant = (at: string) =>
    new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
  const translation = (entry.names.translations as Record<string, string>)[i18n.language];
  return (
    <Box component="article">
      <Box sx={{ color: 'text.secondary' }}>
        {entry.country === null ? (
          countryName(null)
        ) : (
          <RouterLink to="/countries/$iso2" params={{ iso2: entry.country }}>
            {countryName(entry.country)}
          </RouterLink>
        )}{' '}
        · {t(`register.${entry.register}`)}
      </Box>
      <Heading title={entry.names.original}>
        <span lang={entry.names.language ?? undefined}>{entry.names.original}</span>
      </Heading>
      {translation && translation !== entry.names.original && <Box sx={{ mb: 1 }}>{translation}</Box>}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 2 }}>
        {state && <FreshnessMark state={state} />}
        <TlpMark label={entry.tlp} />
        {entry.status !== 'published' && <Tag>{t(`status.${entry.status}`)}</Tag>}
        {entry.demo && <Tag>{t('entry.demo')}</Tag>}
        {entry.singleSignature && <Tag>{t('entry.singleSignature')}</Tag>}
      </Box>
      {knownAt && (
        <Alert
          severity="info"
          action={<Button onClick={() => onKnownAt(null)}>{t('entry.asNow')}</Button>}
          sx={{ mb: 2 }}
        >
          {t('entry.asKnown', { instant: instant(knownAt) })}
        </Alert>
      )}
      {Boolean(entry.pendingChanges) && !knownAt && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {t('entry.pending', { count: entry.pendingChanges })}
        </Alert>
      )}
      <Section title={t('entry.reach')}>
        <LocalTime zone={entry.timeZone} hours={entry.hours} />
        {entry.contactPoints.length === 0 ? (
          <p>{t('entry.noValues')}</p>
        ) : (
          <Box component="ul" sx={{ m: 0, p: 0 }}>
            {entry.contactPoints.map((point) => (
              <ContactValue key={point.id} point={point} />
            ))}
          </Box>
        )}
        {entry.address && <Fact name={t('entry.address')}>{entry.address}</Fact>}
      </Section>
      <Section title={t('entry.about')}>
        <Fact name={t('entry.functions')}>
          {entry.functions.map((one) => t(`function.${one}`)).join(', ')}
        </Fact>
        <Fact name={t('entry.parent')}>{entry.parentInstitution}</Fact>
        <Fact name={t('entry.unit')}>{entry.unit}</Fact>
        <Fact name={t('entry.specialities')}>
          {entry.specialities?.map((one) => t(`speciality.${one}`)).join(', ')}
        </Fact>
        <Fact name={t('entry.networks')}>{entry.networks?.map((one) => t(`network.${one}`)).join(', ')}</Fact>
        <Fact name={t('entry.services')}>{entry.services?.map((one) => t(`service.${one}`)).join(', ')}</Fact>
        <Fact name={t('entry.languages')}>{languagesOf(entry, i18n.language)}</Fact>
        <Fact name={t('entry.channels')}>
          {entry.channels?.map(({ channel }) => t(`channel.${channel}`)).join(', ')}
        </Fact>
        <Fact name={t('entry.notes')}>{entry.notes}</Fact>
      </Section>
      <Designations designations={entry.designations ?? []} />
      {(entry.source?.url || entry.source?.date) && (
        <Section title={t('entry.source')}>
          <p>
            {entry.source.url && (
              <a href={entry.source.url} rel="noreferrer">
                {entry.source.url}
              </a>
            )}{' '}
            {entry.source.date}
          </p>
        </Section>
      )}
      {mayHistory && <History register={entry.register} id={entry.id} onKnownAt={onKnownAt} />}
    </Box>
  );
}

function languagesOf({ languages, acceptedLanguages }: AnyEntry, reader: string): string {
  const names = new Intl.DisplayNames([reader], { type: 'language' });
  const tags = new Set([...languages, ...(acceptedLanguages ?? [])].map(({ language }) => language));
  return [...tags].map((tag) => names.of(tag) ?? tag).join(', ');
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section" sx={{ mt: 3 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

/** A field and what it says; nothing where it says nothing. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <Box sx={{ py: 0.5 }}>
      <Box component="span" sx={{ color: 'text.secondary', mr: 1 }}>
        {name}
      </Box>
      <Box component="span" sx={{ whiteSpace: 'pre-line' }}>
        {children}
      </Box>
    </Box>
  );
}
