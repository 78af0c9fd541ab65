import { useTranslation } from 'react-i18next';
import { Choice } from '../fields/choice.js';
import { useForm } from '../fields/form-context.js';
import { LanguageChoice } from '../fields/language-choice.js';
import { Rows } from '../fields/rows.js';
import { ACCEPTED, LEVELS, PURPOSES } from '../lists.js';
import { Beside, FormSection, Subheading } from './form-section.js';

/** In which languages it may be addressed, for what. */
export function Languages() {
  const { t } = useTranslation();
  const { register } = useForm();
  return (
    <FormSection title={t('form.languages')}>
      <LanguageRows
        list="languages"
        purposes={PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`) }))}
        levels
      />
      {register === 'central-authorities' && (
        <>
          <Subheading>{t('field.acceptedLanguages')}</Subheading>
          <LanguageRows
            list="acceptedLanguages"
            purposes={ACCEPTED.map((value) => ({ value, label: t(`accepted.${value}`) }))}
          />
        </>
      )}
    </FormSection>
  );
}

interface LanguageRowsProps {
  list: 'languages' | 'acceptedLanguages';
  purposes: readonly { value: string; label: string }[];
  levels?: boolean;
}

function LanguageRows({ list, purposes, levels = false }: LanguageRowsProps) {
  const { t } = useTranslation();
  const { form, set } = useForm();
  return (
    <Rows
      path={list}
      name={(position) => t('form.languageRow', { position })}
      add={t('form.addLanguage')}
      rows={form[list]}
      blank={() => ({ language: '', purpose: purposes[0]!.value, level: '' })}
      onChange={(rows) => set(list, rows)}
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
          <Choice
            path={`${path}.purpose`}
            label={t('form.purpose')}
            value={row.purpose}
            options={purposes}
            onChange={(purpose) => change({ purpose })}
          />
          {levels && (
            <Choice
              path={`${path}.level`}
              label={t('form.level')}
              value={row.level}
              empty={t('form.unknown')}
              options={LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))}
              onChange={(level) => change({ level })}
            />
          )}
        </Beside>
      )}
    </Rows>
  );
}
