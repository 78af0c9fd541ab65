import { useTranslation } from 'react-i18next';
import { Tick } from '../fields/choices.js';
import { Choice } from '../fields/choice.js';
import { useForm } from '../fields/form-context.js';
import { Rows } from '../fields/rows.js';
import { TelephoneField } from '../fields/telephone-field.js';
import { TextField } from '../fields/text-field.js';
import type { PointRow } from '../form.js';
import { KINDS, LABELS, USES } from '../lists.js';
import { Beside, FormSection } from './form-section.js';

const BLANK: Omit<PointRow, 'key'> = {
  id: null,
  point: null,
  kind: 'telephone',
  use: 'general',
  personal: false,
  value: '',
  read: null,
  extension: '',
  label: '',
  tlp: '',
};

/** How to reach it, in the order of preference. */
export function Contacts() {
  const { t } = useTranslation();
  const { form, set } = useForm();
  return (
    <FormSection title={t('form.contacts')} hint={t('form.contactsHint')}>
      <Rows
        path="contactPoints"
        name={(position) => t('form.contact', { position })}
        add={t('form.addContact')}
        rows={form.contactPoints}
        blank={() => BLANK}
        onChange={(rows) => set('contactPoints', rows)}
        ordered
      >
        {(row, change, path) => <Contact row={row} change={change} path={path} />}
      </Rows>
    </FormSection>
  );
}

interface ContactProps {
  row: PointRow;
  change: (part: Partial<PointRow>) => void;
  path: string;
}

function Contact({ row, change, path }: ContactProps) {
  const { t } = useTranslation();
  return (
    <>
      <Beside>
        <Choice
          path={`${path}.kind`}
          label={t('form.contactKind')}
          value={row.kind}
          options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(kind) => change({ kind })}
        />
        <Choice
          path={`${path}.use`}
          label={t('form.contactUse')}
          value={row.use}
          options={USES.map((value) => ({ value, label: t(`use.${value}`) }))}
          onChange={(use) => change({ use })}
          hint={row.use === 'responsible' ? t('form.responsibleHint') : undefined}
        />
      </Beside>
      <Value row={row} change={change} path={path} />
      <Beside>
        <TextField
          path={`${path}.label`}
          label={t('form.contactLabel')}
          value={row.label}
          onChange={(label) => change({ label })}
          maxLength={200}
        />
        <Choice
          path={`${path}.tlp`}
          label={t('form.label')}
          value={row.tlp}
          empty={t('form.usualLabel')}
          options={LABELS.map((value) => ({ value, label: value }))}
          onChange={(tlp) => change({ tlp })}
        />
        <Tick
          label={t('form.personal')}
          checked={row.personal}
          onChange={(personal) => change({ personal })}
        />
      </Beside>
    </>
  );
}

function Value({ row, change, path }: ContactProps) {
  const { t } = useTranslation();
  const { form } = useForm();
  const country = form.country.length === 2 ? form.country : null;
  const common = {
    path: `${path}.value`,
    label: t(`kind.${row.kind}`),
    value: row.value,
    onChange: (value: string) => change({ value }),
  };
  if (row.kind === 'telephone' || row.kind === 'fax')
    return (
      <Beside>
        <TelephoneField {...common} country={country} />
        <TextField
          path={`${path}.extension`}
          label={t('form.extension')}
          value={row.extension}
          onChange={(extension) => change({ extension })}
          maxLength={40}
        />
      </Beside>
    );
  const long = row.kind === 'address' || row.kind === 'key';
  const type = row.kind === 'email' ? 'email' : row.kind === 'web' ? 'url' : 'text';
  return <TextField {...common} {...(long ? { lines: 3 } : { type })} required />;
}
