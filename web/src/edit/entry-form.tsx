import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';
import type { Register } from '../entries/entry.js';
import { Problem } from '../shell/page.js';
import { faultsFrom, faultsOf, type Fault } from './checks.js';
import { Duplicates } from './duplicates.js';
import { ErrorSummary } from './error-summary.js';
import { FormContext, type FormState } from './fields/form-context.js';
import { TextField } from './fields/text-field.js';
import type { Field, FormDocument } from './form.js';
import { Authority } from './sections/authority.js';
import { Contacts } from './sections/contacts.js';
import { Designations } from './sections/designations.js';
import { ConsentFields, Expert } from './sections/expert.js';
import { FormSection } from './sections/form-section.js';
import { Identity } from './sections/identity.js';
import { Languages } from './sections/languages.js';
import { LawEnforcement } from './sections/law-enforcement.js';
import { Place } from './sections/place.js';
import { Provenance } from './sections/provenance.js';
import type { Said } from './save.js';
import { useFaultWords } from './fault-words.js';

interface EntryFormProps {
  register: Register;
  form: FormDocument;
  onChange: (form: FormDocument) => void;
  isNew: boolean;
  ownState: string | null;
  /** The entry that is edited. */
  self: string | null;
  busy: boolean;
  /** Something is still to be decided above. */
  undecided?: boolean;
  error: Error | null;
  /** Called once nothing is wrong that can be told here. */
  onSave: (said: Said) => void;
  onCancel: () => void;
  /** Another way to save, beside the usual one. */
  besideSave?: ReactNode;
  /** Shown above the fields, such as a conflict to decide. */
  children?: ReactNode;
}

/** The form of an entry of any register: its sections, what is wrong with them, and the way to save. */
export function EntryForm(props: EntryFormProps) {
  const {
    register,
    form,
    onChange,
    isNew,
    ownState,
    self,
    busy,
    undecided = false,
    error,
    onSave,
    onCancel,
    besideSave,
    children,
  } = props;
  const { t } = useTranslation();
  const [said, setSaid] = useState<Said>({ validFrom: '', comment: '' });
  const [attempt, setAttempt] = useState(0);
  const [own, setOwn] = useState<Fault[]>([]);
  const refused = error instanceof ApiProblem ? error.errors : NONE;
  const faults = useMemo(() => (own.length > 0 ? own : faultsFrom(refused)), [own, refused]);
  const words = useFaultWords();
  const state: FormState = {
    register,
    form,
    isNew,
    ownState,
    set: <F extends Field>(field: F, value: FormDocument[F]) => onChange({ ...form, [field]: value }),
    faultAt: (path) => {
      const fault = faults.find(({ field }) => field === path);
      return fault && words.wordsOf(fault);
    },
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = faultsOf(register, form);
    setOwn(found);
    setAttempt(attempt + 1);
    if (found.length === 0) onSave(said);
  };
  return (
    <FormContext value={state}>
      <Box component="form" noValidate onSubmit={submit} sx={{ maxWidth: 860 }}>
        <ErrorSummary
          faults={faults}
          wordsOf={words.wordsOf}
          nameOf={words.nameOf}
          attempt={own.length > 0 ? attempt : `${attempt} ${error ? 'refused' : ''}`}
        />
        {children}
        <Identity />
        <Duplicates form={form} self={self} />
        <Contacts />
        <Place />
        <Languages />
        <Own register={register} />
        <Provenance />
        <FormSection title={t('form.saving')}>
          <TextField
            path="validFrom"
            label={t('form.trueSince')}
            type="date"
            value={said.validFrom}
            onChange={(validFrom) => setSaid({ ...said, validFrom })}
            hint={t('form.trueSinceHint')}
          />
          {!isNew && (
            <TextField
              path="comment"
              label={t('form.comment')}
              value={said.comment}
              onChange={(comment) => setSaid({ ...said, comment })}
              hint={t('form.commentHint')}
              lines={2}
              maxLength={2000}
            />
          )}
        </FormSection>
        {error && refused.length === 0 && (
          <Box sx={{ mt: 2 }}>
            <Problem error={error} />
          </Box>
        )}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mt: 3 }}>
          <Button type="submit" variant="contained" disabled={busy || undecided}>
            {busy ? t('form.busy') : t(isNew ? 'form.saveDraft' : 'form.save')}
          </Button>
          {besideSave}
          <Button onClick={onCancel}>{t('act.cancel')}</Button>
        </Box>
      </Box>
    </FormContext>
  );
}

const NONE: readonly never[] = [];

/** What only this register asks. */
function Own({ register }: { register: Register }) {
  if (register === 'central-authorities')
    return (
      <>
        <Designations />
        <Authority />
      </>
    );
  if (register === 'law-enforcement-contacts')
    return (
      <>
        <LawEnforcement />
        <Designations />
      </>
    );
  return (
    <>
      <Expert />
      <ConsentFields />
    </>
  );
}
