import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../entries/use-words.js';
import { linesOf, type Words } from '../entries/wording.js';
import { Tag } from '../marks/marks.js';
import type { Part } from './changes.queries.js';

/** What somebody chooses of a change: the parts left out, and a side for each part where both moved. */
export interface Choice {
  without: ReadonlySet<string>;
  sides: ReadonlyMap<string, 'now' | 'proposed'>;
}

interface PartsProps {
  parts: readonly Part[];
  /** Null: there is nothing to choose, only to read. */
  choice: Choice | null;
  onChoose: (choice: Choice) => void;
  /** How each was decided, once it was. */
  declined: readonly string[] | null;
}

/** One side of a part in lines for a person to read. */
export function sideLines({ field }: Pick<Part, 'field'>, side: unknown, words: Words): string[] {
  const isOneOfList = (field === 'contactPoints' || field === 'designations') && !Array.isArray(side);
  return linesOf(field, side && isOneOfList ? [side] : side, words);
}

/** A change part by part, in words: what stood, what would stand, and, where both moved, which is to stand. */
export function Parts({ parts, choice, onChoose, declined }: PartsProps) {
  const { t } = useTranslation();
  return (
    <Box component="ul" aria-label={t('changes.difference')} sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {parts.map((part) => (
        <Box key={part.id} component="li" sx={{ borderTop: 1, borderColor: 'divider', py: 1.5 }}>
          <PartTitle part={part} choice={choice} onChoose={onChoose}>
            {declined?.includes(part.id) && <Tag>{t('changes.partDeclined')}</Tag>}
            {part.state === 'already' && choice && <Tag>{t('changes.partAlready')}</Tag>}
          </PartTitle>
          {part.state === 'conflict' && choice ? (
            <Conflict part={part} choice={choice} onChoose={onChoose} />
          ) : (
            <Sides part={part} />
          )}
        </Box>
      ))}
    </Box>
  );
}

function usePartName(): (part: Part) => string {
  const { t } = useTranslation();
  return ({ id, field }) =>
    id === 'contactPoints:order' ? t('changes.order') : t(`field.${field}`, { defaultValue: field });
}

type TitleProps = Pick<PartsProps, 'choice' | 'onChoose'> & { part: Part; children: ReactNode };

function PartTitle({ part, choice, onChoose, children }: TitleProps) {
  const name = usePartName()(part);
  const words = useWords();
  const row = { display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'center' };
  if (!choice)
    return (
      <Box sx={row}>
        <strong>{name}</strong> {children}
      </Box>
    );
  const toggle = () => {
    const without = new Set(choice.without);
    if (!without.delete(part.id)) without.add(part.id);
    onChoose({ ...choice, without });
  };
  const said = sideLines(part, part.proposed ?? part.base, words).join(', ');
  return (
    <Box sx={row}>
      <FormControlLabel
        control={
          <Checkbox
            checked={!choice.without.has(part.id)}
            onChange={toggle}
            slotProps={{ input: { 'aria-label': `${name}: ${said}` } }}
          />
        }
        label={<strong>{name}</strong>}
        sx={{ minHeight: 44 }}
      />
      {children}
    </Box>
  );
}

function Sides({ part }: { part: Part }) {
  const { t } = useTranslation();
  return (
    <Box sx={SIDES}>
      <Side name={t('difference.before')} part={part} side={part.base} gone />
      <Side name={t('difference.after')} part={part} side={part.proposed} />
    </Box>
  );
}

interface SideProps {
  name: string;
  part: Part;
  side: unknown;
  gone?: boolean;
}

function Side({ name, part, side, gone = false }: SideProps) {
  const lines = sideLines(part, side, useWords());
  return (
    <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
      <Box sx={{ color: 'text.secondary', fontSize: '0.8rem' }}>{name}</Box>
      <Box sx={gone ? { color: 'text.secondary' } : { fontWeight: 600 }}>
        {lines.length === 0 ? '–' : lines.map((line, index) => <div key={index}>{line}</div>)}
      </Box>
    </Box>
  );
}

/** Both moved: what it was proposed on, and a choice between what stands and what is proposed. */
function Conflict({
  part,
  choice,
  onChoose,
}: Required<Pick<PartsProps, 'onChoose'>> & { part: Part; choice: Choice }) {
  const { t } = useTranslation();
  const name = usePartName()(part);
  const words = useWords();
  const choose = (side: string) => {
    const sides = new Map(choice.sides).set(part.id, side as 'now' | 'proposed');
    onChoose({ ...choice, sides });
  };
  const label = (side: unknown, what: string) => (
    <>
      <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8rem', display: 'block' }}>
        {what}
      </Box>
      <Box component="span" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
        {sideLines(part, side, words).join(', ') || '–'}
      </Box>
    </>
  );
  return (
    <Box sx={{ borderLeft: 3, borderColor: 'warning.main', pl: 2, ml: { xs: 0, sm: 1.5 } }}>
      <Box sx={{ color: 'warning.main', fontWeight: 600, mb: 1 }}>{t('changes.conflict')}</Box>
      <Side name={t('changes.proposedOn')} part={part} side={part.base} gone />
      <RadioGroup
        aria-label={t('changes.whichStands', { name })}
        value={choice.sides.get(part.id) ?? ''}
        onChange={(_, side) => choose(side)}
        sx={{ gap: 1, mt: 1 }}
      >
        <FormControlLabel value="now" control={<Radio />} label={label(part.now, t('changes.standsNow'))} />
        <FormControlLabel
          value="proposed"
          control={<Radio />}
          label={label(part.proposed, t('changes.proposed'))}
        />
      </RadioGroup>
    </Box>
  );
}

const SIDES = {
  display: 'grid',
  gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' },
  columnGap: 2,
  rowGap: 0.5,
  pl: { xs: 0, sm: 1.5 },
};
