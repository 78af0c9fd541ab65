import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRegister } from '../entries/entries.queries.js';
import type { Register } from '../entries/entry.js';
import { useTellOutcome } from '../entry/outcome.js';
import { useMe } from '../session/session.js';
import { NotFound } from '../shell/not-found.js';
import { Heading } from '../shell/page.js';
import { EntryForm } from './entry-form.js';
import { emptyForm, type FormDocument } from './form.js';
import { UnsavedGuard } from './guard.js';
import { create, keyKeeper, type Said } from './save.js';

/** A new entry of a register: it becomes a draft, which is published later. */
export function NewEntryPage() {
  const { register } = useParams({ from: '/entries/$register/new' });
  return isRegister(register) ? <NewEntry key={register} register={register} /> : <NotFound />;
}

function NewEntry({ register }: { register: Register }) {
  const { t } = useTranslation();
  const { country = '' } = useSearch({ from: '/entries/$register/new' });
  const { data: me } = useMe();
  const ownState = me?.role === 'national-authority' ? me.state : null;
  const [start] = useState<FormDocument>(() => ({
    ...emptyForm(),
    country: ownState ?? country,
    kind: register === 'experts' ? 'person' : 'office',
  }));
  const [form, setForm] = useState(start);
  const [keyOf] = useState(keyKeeper);
  const saved = useRef(false);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const tell = useTellOutcome();
  const saving = useMutation({
    mutationFn: (said: Said) => create(register, form, said, keyOf),
    onSuccess: ({ id }) => {
      saved.current = true;
      tell(id, { done: 'create', changeId: null });
      void queries.invalidateQueries({ queryKey: ['search'] });
      return navigate({ to: '/entries/$register/$id', params: { register, id }, search: {} });
    },
  });
  return (
    <>
      <UnsavedGuard blocks={() => form !== start && !saved.current} />
      <Heading title={t(`newEntry.${register}`)}>{t(`newEntry.${register}`)}</Heading>
      <p>{t('form.draftHint')}</p>
      <EntryForm
        register={register}
        form={form}
        onChange={setForm}
        isNew
        ownState={ownState}
        self={null}
        busy={saving.isPending}
        error={saving.error}
        onSave={(said) => saving.mutate(said)}
        onCancel={() => window.history.back()}
      />
    </>
  );
}
