import { useTranslation } from 'react-i18next';
import { EntryPicker } from '../fields/entry-picker.js';
import { useForm } from '../fields/form-context.js';
import { TextField } from '../fields/text-field.js';
import { Beside, FormSection, Subheading } from './form-section.js';

/** Notes, where it was read, what it replaces, and who answers instead for a time. */
export function Provenance() {
  const { t } = useTranslation();
  const { form, set } = useForm();
  const { source, replacement } = form;
  return (
    <FormSection title={t('form.provenance')}>
      <TextField
        path="notes"
        label={t('form.notes')}
        value={form.notes}
        onChange={(value) => set('notes', value)}
        lines={3}
        maxLength={5000}
      />
      <Beside>
        <TextField
          path="source.url"
          label={t('form.sourceUrl')}
          type="url"
          value={source.url}
          onChange={(url) => set('source', { ...source, url })}
        />
        <TextField
          path="source.date"
          label={t('form.sourceDate')}
          type="date"
          value={source.date}
          onChange={(date) => set('source', { ...source, date })}
        />
      </Beside>
      <TextField
        path="source.note"
        label={t('form.sourceNote')}
        value={source.note}
        onChange={(note) => set('source', { ...source, note })}
        maxLength={2000}
      />
      <EntryPicker
        path="succeeds"
        label={t('form.succeeds')}
        value={form.succeeds}
        onChange={(id) => set('succeeds', id)}
      />
      <Subheading>{t('field.replacement')}</Subheading>
      <EntryPicker
        path="replacement.entryId"
        label={t('form.replacedBy')}
        value={replacement.entryId}
        onChange={(entryId) => set('replacement', { ...replacement, entryId })}
      />
      {replacement.entryId && (
        <Beside>
          <TextField
            path="replacement.from"
            label={t('form.validFrom')}
            type="date"
            value={replacement.from}
            onChange={(from) => set('replacement', { ...replacement, from })}
            required
          />
          <TextField
            path="replacement.to"
            label={t('form.validTo')}
            type="date"
            value={replacement.to}
            onChange={(to) => set('replacement', { ...replacement, to })}
            required
          />
        </Beside>
      )}
    </FormSection>
  );
}
