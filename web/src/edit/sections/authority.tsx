import { useTranslation } from 'react-i18next';
import { Tick } from '../fields/choices.js';
import { Choice } from '../fields/choice.js';
import { useForm } from '../fields/form-context.js';
import { Rows } from '../fields/rows.js';
import { TextField } from '../fields/text-field.js';
import { CHANNELS } from '../lists.js';
import { Beside, FormSection, Subheading } from './form-section.js';

/** How a request may come to a central authority, and what it must satisfy. */
export function Authority() {
  const { t } = useTranslation();
  const { form, set } = useForm();
  const { requirements } = form;
  return (
    <FormSection title={t('form.requests')}>
      <Subheading>{t('field.channels')}</Subheading>
      <Rows
        path="channels"
        name={(position) => t('form.channelRow', { position })}
        add={t('form.addChannel')}
        rows={form.channels}
        blank={() => ({ channel: 'direct', urgentOnly: false, originalToFollow: false })}
        onChange={(rows) => set('channels', rows)}
        ordered
      >
        {(row, change, path) => (
          <Beside>
            <Choice
              path={`${path}.channel`}
              label={t('form.channel')}
              value={row.channel}
              options={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
              onChange={(channel) => change({ channel })}
            />
            <Tick
              label={t('entry.urgentOnly')}
              checked={row.urgentOnly}
              onChange={(urgentOnly) => change({ urgentOnly })}
            />
            <Tick
              label={t('entry.originalToFollow')}
              checked={row.originalToFollow}
              onChange={(originalToFollow) => change({ originalToFollow })}
            />
          </Beside>
        )}
      </Rows>
      <Subheading>{t('field.requirements')}</Subheading>
      <Choice
        path="requirements.dualCriminality"
        label={t('form.dualCriminality')}
        value={requirements.dualCriminality}
        empty={t('form.unknown')}
        options={[
          { value: 'yes', label: t('requirement.dual') },
          { value: 'no', label: t('requirement.noDual') },
        ]}
        onChange={(value) =>
          set('requirements', {
            ...requirements,
            dualCriminality: value as typeof requirements.dualCriminality,
          })
        }
      />
      <TextField
        path="requirements.useLimitation"
        label={t('form.useLimitation')}
        value={requirements.useLimitation}
        onChange={(useLimitation) => set('requirements', { ...requirements, useLimitation })}
        lines={2}
        maxLength={2000}
      />
      <TextField
        path="requirements.documents"
        label={t('form.documents')}
        value={requirements.documents}
        onChange={(documents) => set('requirements', { ...requirements, documents })}
        hint={t('form.onePerLine')}
        lines={2}
      />
    </FormSection>
  );
}
