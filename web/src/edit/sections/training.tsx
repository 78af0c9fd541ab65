import { useTranslation } from 'react-i18next';
import { useForm } from '../fields/form-context.js';
import { Rows } from '../fields/rows.js';
import { TextField } from '../fields/text-field.js';
import { Beside, Subheading } from './form-section.js';

/** What somebody was trained in, where and when. */
export function TrainingRows() {
  const { t } = useTranslation();
  const { form, set } = useForm();
  return (
    <>
      <Subheading>{t('field.training')}</Subheading>
      <Rows
        path="training"
        name={(position) => t('form.trainingRow', { position })}
        add={t('form.addTraining')}
        rows={form.training}
        blank={() => ({ subject: '', institution: '', year: '' })}
        onChange={(rows) => set('training', rows)}
      >
        {(row, change, path) => (
          <Beside>
            <TextField
              path={`${path}.subject`}
              label={t('form.subject')}
              value={row.subject}
              onChange={(subject) => change({ subject })}
              maxLength={300}
              required
            />
            <TextField
              path={`${path}.institution`}
              label={t('form.trainedAt')}
              value={row.institution}
              onChange={(institution) => change({ institution })}
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
