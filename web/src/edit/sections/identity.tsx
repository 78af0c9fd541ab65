import { useTranslation } from 'react-i18next';
import { useCountries, useCountryName } from '../../countries/countries.queries.js';
import { Choice } from '../fields/choice.js';
import { Choices } from '../fields/choices.js';
import { useForm } from '../fields/form-context.js';
import { LanguageChoice } from '../fields/language-choice.js';
import { Rows } from '../fields/rows.js';
import { TextField } from '../fields/text-field.js';
import { FUNCTIONS, LABELS } from '../lists.js';
import { Beside, FormSection, Subheading } from './form-section.js';

/** Whose entry it is, what it is called, what it is asked for, and whom it may be shown to. */
export function Identity() {
  const { t } = useTranslation();
  const { form, set } = useForm();
  return (
    <FormSection title={t('form.identity')}>
      <Bearer />
      <Names />
      <Beside>
        <TextField
          path="parentInstitution"
          label={t('form.parentInstitution')}
          value={form.parentInstitution}
          onChange={(value) => set('parentInstitution', value)}
          maxLength={300}
        />
        <TextField
          path="unit"
          label={t('form.unit')}
          value={form.unit}
          onChange={(value) => set('unit', value)}
          maxLength={300}
        />
      </Beside>
      <Choices
        path="functions"
        label={t('form.functions')}
        values={form.functions}
        options={FUNCTIONS.map((value) => ({ value, label: t(`function.${value}`) }))}
        onChange={(values) => set('functions', values)}
      />
      <Choice
        path="tlp"
        label={t('form.label')}
        value={form.tlp}
        empty={t('form.usualLabel')}
        options={LABELS.map((value) => ({ value, label: value }))}
        onChange={(value) => set('tlp', value)}
        hint={t('form.labelHint')}
      />
    </FormSection>
  );
}

/** State and kind are said once: a successor is a new entry. */
function Bearer() {
  const { t } = useTranslation();
  const { register, form, set, isNew, ownState } = useForm();
  const { data: countries } = useCountries();
  const countryName = useCountryName();
  const country = form.country === '-' ? null : form.country;
  const kinds = register !== 'central-authorities';
  if (!isNew)
    return (
      <div>
        {countryName(country)} · {t(`entryKind.${form.kind}`)}
      </div>
    );
  return (
    <Beside>
      {ownState ? (
        <div>
          {t('form.state')}: <strong>{countryName(ownState)}</strong>
        </div>
      ) : (
        <Choice
          path="country"
          label={t('form.state')}
          value={form.country}
          empty={t('form.choose')}
          required
          options={[
            ...(countries ?? []).map(({ iso2, name }) => ({ value: iso2, label: name })),
            { value: '-', label: t('country.organisation') },
          ]}
          onChange={(value) => set('country', value)}
        />
      )}
      {kinds && (
        <Choice
          path="kind"
          label={t('form.kind')}
          value={form.kind}
          options={(['person', 'office'] as const).map((value) => ({
            value,
            label: t(`entryKind.${value}`),
          }))}
          onChange={(value) => set('kind', value)}
        />
      )}
    </Beside>
  );
}

function Names() {
  const { t } = useTranslation();
  const { form, set } = useForm();
  const { names } = form;
  return (
    <>
      <TextField
        path="names.original"
        label={t('form.name')}
        value={names.original}
        onChange={(original) => set('names', { ...names, original })}
        hint={t('form.nameHint')}
        maxLength={300}
        required
      />
      <LanguageChoice
        path="names.language"
        label={t('form.nameLanguage')}
        value={names.language}
        empty={t('form.unknown')}
        onChange={(language) => set('names', { ...names, language })}
      />
      <Subheading>{t('form.translations')}</Subheading>
      <Rows
        path="names.translations"
        name={(position) => t('form.translation', { position })}
        add={t('form.addTranslation')}
        rows={names.translations}
        blank={() => ({ language: '', text: '' })}
        onChange={(translations) => set('names', { ...names, translations })}
      >
        {(row, change, path) => (
          <Beside>
            <LanguageChoice
              path={`${path}.language`}
              label={t('form.language')}
              value={row.language}
              empty={t('form.choose')}
              required
              onChange={(language) => change({ language })}
            />
            <TextField
              path={`${path}.text`}
              label={t('form.translatedName')}
              value={row.text}
              lang={row.language}
              onChange={(text) => change({ text })}
              maxLength={300}
              required
            />
          </Beside>
        )}
      </Rows>
    </>
  );
}
