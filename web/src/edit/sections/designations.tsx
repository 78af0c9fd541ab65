import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { Choice } from '../fields/choice.js';
import { useForm } from '../fields/form-context.js';
import { Rows } from '../fields/rows.js';
import { TextField } from '../fields/text-field.js';
import type { DesignationRow } from '../form.js';
import { DIRECTIONS, FUNCTIONS, STAGES } from '../lists.js';
import { Beside, FormSection } from './form-section.js';

const BLANK: Omit<DesignationRow, 'key'> = {
  treaty: '',
  article: '',
  basis: '',
  function: 'MLA',
  direction: '',
  stage: '',
  scope: '',
  validFrom: '',
  validTo: '',
  evidence: { note: '', date: '' },
};

/** By which acts the State made it competent. */
export function Designations() {
  const { t } = useTranslation();
  const { form, set } = useForm();
  return (
    <FormSection title={t('field.designations')} hint={t('form.designationsHint')}>
      <Rows
        path="designations"
        name={(position) => t('form.designation', { position })}
        add={t('form.addDesignation')}
        rows={form.designations}
        blank={() => BLANK}
        onChange={(rows) => set('designations', rows)}
      >
        {(row, change, path) => <DesignationFields row={row} change={change} path={path} />}
      </Rows>
    </FormSection>
  );
}

interface DesignationProps {
  row: DesignationRow;
  change: (part: Partial<DesignationRow>) => void;
  path: string;
}

function DesignationFields({ row, change, path }: DesignationProps) {
  const { t } = useTranslation();
  const text = (field: 'basis' | 'scope' | 'article', label: string, lines?: number) => (
    <TextField
      path={`${path}.${field}`}
      label={label}
      value={row[field]}
      onChange={(value) => change({ [field]: value })}
      {...(lines ? { lines } : {})}
    />
  );
  const choice = (
    field: 'function' | 'direction' | 'stage',
    label: string,
    options: readonly string[],
    words: (value: string) => string,
  ) => (
    <Choice
      path={`${path}.${field}`}
      label={label}
      value={row[field]}
      {...(field === 'function' ? {} : { empty: t('form.unsaid') })}
      options={options.map((value) => ({ value, label: words(value) }))}
      onChange={(value) => change({ [field]: value })}
    />
  );
  return (
    <>
      {choice('function', t('form.function'), FUNCTIONS, (value) => t(`function.${value}`))}
      <Beside>
        <TreatyChoice row={row} change={change} path={path} />
        {text('article', t('form.article'))}
      </Beside>
      {text('basis', t('form.basis'))}
      <Beside>
        {choice('direction', t('form.direction'), DIRECTIONS, (value) => t(`direction.${value}`))}
        {choice('stage', t('form.stage'), STAGES, (value) => t(`stage.${value}`))}
      </Beside>
      {text('scope', t('form.scope'), 2)}
      <Dates row={row} change={change} path={path} />
    </>
  );
}

function Dates({ row, change, path }: DesignationProps) {
  const { t } = useTranslation();
  const { evidence } = row;
  return (
    <Beside>
      <TextField
        path={`${path}.validFrom`}
        label={t('form.validFrom')}
        type="date"
        value={row.validFrom}
        onChange={(validFrom) => change({ validFrom })}
      />
      <TextField
        path={`${path}.validTo`}
        label={t('form.validTo')}
        type="date"
        value={row.validTo}
        onChange={(validTo) => change({ validTo })}
      />
      <TextField
        path={`${path}.evidence.note`}
        label={t('form.evidence')}
        value={evidence.note}
        onChange={(note) => change({ evidence: { ...evidence, note } })}
        hint={t('form.evidenceHint')}
        maxLength={500}
      />
      <TextField
        path={`${path}.evidence.date`}
        label={t('form.evidenceDate')}
        type="date"
        value={evidence.date}
        onChange={(date) => change({ evidence: { ...evidence, date } })}
      />
    </Beside>
  );
}

function TreatyChoice({ row, change, path }: DesignationProps) {
  const { t } = useTranslation();
  const { data: treaties } = useQuery({
    queryKey: ['treaties'],
    staleTime: Infinity,
    queryFn: async () => (await api.GET('/api/v1/treaties')).data!,
  });
  const options = (treaties ?? []).map(({ code, shortName, name }) => ({
    value: code,
    label: `${code} · ${shortName ?? name}`,
  }));
  if (row.treaty && !options.some(({ value }) => value === row.treaty))
    options.unshift({ value: row.treaty, label: row.treaty });
  return (
    <Choice
      path={`${path}.treaty`}
      label={t('form.treaty')}
      value={row.treaty}
      empty={t('form.otherBasis')}
      options={options}
      onChange={(treaty) => change({ treaty })}
    />
  );
}
