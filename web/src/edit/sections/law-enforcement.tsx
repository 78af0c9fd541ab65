import { useTranslation } from 'react-i18next';
import { Choice } from '../fields/choice.js';
import { Choices } from '../fields/choices.js';
import { useForm } from '../fields/form-context.js';
import { useLanguageOptions } from '../fields/language-choice.js';
import { TextField } from '../fields/text-field.js';
import { NETWORKS, SERVICES, UNIT_TYPES } from '../lists.js';
import { Beside, FormSection } from './form-section.js';
import { TrainingRows } from './training.js';

/** What kind of unit it is, in which networks, what it gives, who answers. */
export function LawEnforcement() {
  const { t } = useTranslation();
  const { form, set } = useForm();
  const languages = useLanguageOptions(...form.dutyLanguages);
  return (
    <FormSection title={t('form.lawEnforcement')}>
      <Beside>
        <TextField
          path="agency"
          label={t('form.agency')}
          value={form.agency}
          onChange={(value) => set('agency', value)}
          maxLength={300}
        />
        <Choice
          path="unitType"
          label={t('form.unitType')}
          value={form.unitType}
          empty={t('form.unknown')}
          options={UNIT_TYPES.map((value) => ({ value, label: t(`unitType.${value}`) }))}
          onChange={(value) => set('unitType', value)}
        />
      </Beside>
      <Choices
        path="networks"
        label={t('field.networks')}
        values={form.networks}
        options={NETWORKS.map((value) => ({ value, label: t(`network.${value}`) }))}
        onChange={(values) => set('networks', values)}
      />
      <Choices
        path="services"
        label={t('field.services')}
        values={form.services}
        options={SERVICES.map((value) => ({ value, label: t(`service.${value}`) }))}
        onChange={(values) => set('services', values)}
      />
      <Choices
        path="dutyLanguages"
        label={t('form.dutyLanguages')}
        values={form.dutyLanguages}
        options={languages}
        onChange={(values) => set('dutyLanguages', values)}
      />
      <TextField
        path="keyFingerprints"
        label={t('form.keyFingerprints')}
        value={form.keyFingerprints}
        onChange={(value) => set('keyFingerprints', value)}
        hint={t('form.keyHint')}
        lines={2}
      />
      <TrainingRows />
    </FormSection>
  );
}
