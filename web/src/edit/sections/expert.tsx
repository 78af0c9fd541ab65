import { useTranslation } from 'react-i18next';
import { Choices } from '../fields/choices.js';
import { useForm } from '../fields/form-context.js';
import { Rows } from '../fields/rows.js';
import { TextField } from '../fields/text-field.js';
import type { FormDocument } from '../form.js';
import { AVAILABILITY, SPECIALITIES } from '../lists.js';
import { Beside, FormSection, Subheading } from './form-section.js';
import { TrainingRows } from './training.js';

/** What an expert knows and offers. */
export function Expert() {
  const { t } = useTranslation();
  const { form, set } = useForm();
  return (
    <FormSection title={t('form.expert')}>
      <Beside>
        <TextField
          path="title"
          label={t('form.title')}
          value={form.title}
          onChange={(value) => set('title', value)}
          maxLength={200}
        />
        <TextField
          path="institution"
          label={t('form.institution')}
          value={form.institution}
          onChange={(value) => set('institution', value)}
          maxLength={300}
        />
      </Beside>
      <Choices
        path="specialities"
        label={t('field.specialities')}
        values={form.specialities}
        options={SPECIALITIES.map((value) => ({ value, label: t(`speciality.${value}`) }))}
        onChange={(values) => set('specialities', values)}
      />
      <Choices
        path="availability"
        label={t('field.availability')}
        values={form.availability}
        options={AVAILABILITY.map((value) => ({ value, label: t(`availability.${value}`) }))}
        onChange={(values) => set('availability', values)}
      />
      <TrainingRows />
      <Credentials />
    </FormSection>
  );
}

function Credentials() {
  const { t } = useTranslation();
  const { form, set } = useForm();
  return (
    <>
      <Subheading>{t('field.credentials')}</Subheading>
      <Rows
        path="credentials"
        name={(position) => t('form.credentialRow', { position })}
        add={t('form.addCredential')}
        rows={form.credentials}
        blank={() => ({ name: '', issuer: '', year: '' })}
        onChange={(rows) => set('credentials', rows)}
      >
        {(row, change, path) => (
          <Beside>
            <TextField
              path={`${path}.name`}
              label={t('form.credential')}
              value={row.name}
              onChange={(name) => change({ name })}
              maxLength={300}
              required
            />
            <TextField
              path={`${path}.issuer`}
              label={t('form.issuer')}
              value={row.issuer}
              onChange={(issuer) => change({ issuer })}
              maxLength={300}
            />
            <TextField
              path={`${path}.year`}
              label={t('form.year')}
              value={row.year}
              onChange={(year) => change({ year: year.replace(/\D/g, '') })}
              maxLength={4}
            />
          </Beside>
        )}
      </Rows>
    </>
  );
}

/** Nobody is published as an expert who has not agreed. */
export function ConsentFields() {
  const { t } = useTranslation();
  const { form, set } = useForm();
  const { consent } = form;
  const change = (part: Partial<FormDocument['consent']>) => set('consent', { ...consent, ...part });
  return (
    <FormSection title={t('field.consent')} hint={t('form.consentHint')}>
      <Beside>
        <TextField
          path="consent.givenOn"
          label={t('form.consentGivenOn')}
          type="date"
          value={consent.givenOn}
          onChange={(givenOn) => change({ givenOn })}
        />
        <TextField
          path="consent.expiresOn"
          label={t('form.consentExpiresOn')}
          type="date"
          value={consent.expiresOn}
          onChange={(expiresOn) => change({ expiresOn })}
        />
      </Beside>
      <TextField
        path="consent.scope"
        label={t('form.consentScope')}
        value={consent.scope}
        onChange={(scope) => change({ scope })}
        lines={2}
        maxLength={1000}
      />
      <TextField
        path="consent.evidence"
        label={t('form.consentEvidence')}
        value={consent.evidence}
        onChange={(evidence) => change({ evidence })}
        maxLength={1000}
      />
    </FormSection>
  );
}
