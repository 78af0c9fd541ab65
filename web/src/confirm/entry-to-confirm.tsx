import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { displayNames } from '../i18n/formats.js';
import { FreshnessMark } from '../marks/marks.js';
import type { LinkedDesignations, LinkedEntry, LinkedValue } from './confirm.queries.js';

/** What was said about a value; nothing: it is right. */
export type Word = { kind: 'wrong'; value: string } | { kind: 'unsure' };
export type Said = Readonly<Record<string, Word>>;

interface Props {
  entry: LinkedEntry;
  said: Said;
  errorOf: (id: string) => string | undefined;
  /** Null: it is right after all. */
  onSay: (id: string, word: Word | null) => void;
}

/** One entry: each of its values counts as right unless its reader says otherwise. */
export function EntryToConfirm({ entry, said, errorOf, onSay }: Props) {
  const { t, i18n } = useTranslation();
  const regions = displayNames(i18n.language, { type: 'region' });
  const country = entry.country;
  return (
    <Box component="section" sx={{ mt: 3 }}>
      <Typography variant="h2">{entry.name}</Typography>
      <Box sx={{ color: 'text.secondary', mb: 1 }}>
        {[country && regions.of(country), t(`register.${entry.register}`)].filter(Boolean).join(' · ')}
      </Box>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {entry.values.map((value) => (
          <Value
            key={value.id}
            value={value}
            word={said[value.id]}
            error={errorOf(value.id)}
            onSay={(word) => onSay(value.id, word)}
          />
        ))}
        {entry.designations && (
          <Designations
            designations={entry.designations}
            unsure={said[designationsOf(entry)] !== undefined}
            onSay={(word) => onSay(designationsOf(entry), word)}
          />
        )}
      </Box>
    </Box>
  );
}

/** By what name it is kept what was said about an entry's designations. */
export const designationsOf = ({ id }: LinkedEntry): string => `designations ${id}`;

interface DesignationsProps {
  designations: LinkedDesignations;
  unsure: boolean;
  onSay: (word: Word | null) => void;
}

/** For what the office is competent. It cannot be corrected here: a State designates by a note. */
function Designations({ designations: { items, state }, unsure, onSay }: DesignationsProps) {
  const { t } = useTranslation();
  const title = t('entry.designations');
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: 'divider', py: 1.5 }}>
      <Box sx={{ color: 'text.secondary', fontSize: '0.85rem' }}>{title}</Box>
      <Box component="ul" sx={{ m: 0, pl: 2.5, ...(unsure ? { color: 'text.secondary' } : {}) }}>
        {items.map((one, index) => (
          <li key={index}>
            {[
              t(`function.${one.function}`),
              one.treaty ?? one.basis,
              one.article && t('entry.article', { article: one.article }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </Box>
      <Box sx={{ fontSize: '0.875rem', my: 0.5 }}>
        <FreshnessMark state={state} />
      </Box>
      {unsure && <Box sx={{ fontSize: '0.875rem', mb: 0.5 }}>{t('confirm.byNote')}</Box>}
      <Button
        onClick={() => onSay(unsure ? null : { kind: 'unsure' })}
        aria-label={`${t(unsure ? 'confirm.stillRight' : 'confirm.notRight')}: ${title}`}
      >
        {t(unsure ? 'confirm.stillRight' : 'confirm.notRight')}
      </Button>
    </Box>
  );
}

interface ValueProps {
  value: LinkedValue;
  word: Word | undefined;
  error: string | undefined;
  onSay: (word: Word | null) => void;
}

function Value({ value, word, error, onSay }: ValueProps) {
  const { t } = useTranslation();
  const name = [t(`kind.${value.kind}`), value.use === 'general' ? null : t(`use.${value.use}`), value.label]
    .filter(Boolean)
    .join(' · ');
  const wrong = word?.kind === 'wrong';
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: 'divider', py: 1.5 }}>
      <Box sx={{ color: 'text.secondary', fontSize: '0.85rem' }}>{name}</Box>
      <Box
        sx={{
          fontWeight: 600,
          fontSize: '1.1rem',
          overflowWrap: 'anywhere',
          whiteSpace: 'pre-line',
          ...(word ? { textDecoration: wrong ? 'line-through' : 'none', color: 'text.secondary' } : {}),
        }}
      >
        {value.value}
      </Box>
      {value.masked && <Box sx={{ fontSize: '0.85rem' }}>{t('confirm.masked')}</Box>}
      <Box sx={{ fontSize: '0.875rem', my: 0.5 }}>
        <FreshnessMark state={value.state} />
      </Box>
      {wrong && (
        <TextField
          sx={{ my: 1 }}
          label={t('confirm.right')}
          value={word.value}
          autoFocus
          error={error !== undefined}
          helperText={error}
          type={
            value.kind === 'email'
              ? 'email'
              : value.kind === 'telephone' || value.kind === 'fax'
                ? 'tel'
                : 'text'
          }
          onChange={({ target }) => onSay({ kind: 'wrong', value: target.value })}
        />
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {word ? (
          <Button onClick={() => onSay(null)} aria-label={`${t('confirm.stillRight')}: ${name}`}>
            {t('confirm.stillRight')}
          </Button>
        ) : (
          <>
            <Button
              onClick={() => onSay({ kind: 'wrong', value: '' })}
              aria-label={`${t('confirm.correct')}: ${name}`}
            >
              {t('confirm.correct')}
            </Button>
            <Button onClick={() => onSay({ kind: 'unsure' })} aria-label={`${t('confirm.unsure')}: ${name}`}>
              {t('confirm.unsure')}
            </Button>
          </>
        )}
      </Box>
    </Box>
  );
}
