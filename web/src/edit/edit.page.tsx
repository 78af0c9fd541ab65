import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';
import { isRegister, readEntry, type ReadEntry } from '../entries/entries.queries.js';
import type { Register } from '../entries/entry.js';
import { readAgain } from '../entry/acts.queries.js';
import { useTellOutcome } from '../entry/outcome.js';
import { NotFound } from '../shell/not-found.js';
import { Heading, Loaded } from '../shell/page.js';
import { ConflictPanel } from './conflict-panel.js';
import { EntryForm } from './entry-form.js';
import { UnsavedGuard } from './guard.js';
import { merged, type Merge } from './merge.js';
import { formOf } from './reading.js';
import { change } from './save.js';
import { movedFields } from './writing.js';

/** Corrects an entry; what somebody else changed meanwhile is shown beside it. */
export function EditEntryPage() {
  const { register, id } = useParams({ from: '/entries/$register/$id/edit' });
  // Read anew each time, and never under the hands of who types.
  const read = useQuery({
    queryKey: ['edit', register, id],
    queryFn: () => readEntry(register, id),
    gcTime: 0,
    staleTime: Infinity,
  });
  if (!isRegister(register)) return <NotFound />;
  return <Loaded query={read}>{(entry) => <EditEntry key={id} register={register} read={entry} />}</Loaded>;
}

function EditEntry({ register, read }: { register: Register; read: ReadEntry }) {
  const { t } = useTranslation();
  const { id, names } = read.entry;
  const [base, setBase] = useState(() => ({ form: formOf(read.entry), etag: read.etag }));
  const [form, setForm] = useState(base.form);
  const [merge, setMerge] = useState<{ merge: Merge; mine: typeof form } | null>(null);
  const saved = useRef(false);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const tell = useTellOutcome();
  const unchanged = () => movedFields(register, base.form, form).length === 0;
  const leave = () => navigate({ to: '/entries/$register/$id', params: { register, id }, search: {} });
  const saving = useMutation({
    mutationFn: (validFrom: string) =>
      change(register, id, { base: base.form, form, etag: base.etag }, validFrom),
    onSuccess: async ({ changeId }) => {
      saved.current = true;
      tell(id, { done: unchanged() ? 'nothing' : 'change', changeId });
      await readAgain(queries, { register, id });
      return leave();
    },
    onError: async (error) => {
      if (!(error instanceof ApiProblem) || error.status !== 412) return;
      const now = await readEntry(register, id);
      const theirs = formOf(now.entry);
      const result = merged(register, base.form, theirs, form);
      setMerge({ merge: result, mine: form });
      setBase({ form: theirs, etag: now.etag });
      setForm(result.form);
    },
  });
  const stale = saving.error instanceof ApiProblem && saving.error.status === 412;
  const [open, setOpen] = useState<number>(0);
  return (
    <>
      <UnsavedGuard blocks={() => !unchanged() && !saved.current} />
      <Heading title={t('form.editTitle', { name: names.original })}>
        {t('form.editTitle', { name: names.original })}
      </Heading>
      <EntryForm
        register={register}
        form={form}
        onChange={setForm}
        isNew={false}
        ownState={null}
        self={id}
        busy={saving.isPending}
        undecided={open > 0}
        error={stale ? null : saving.error}
        onSave={(validFrom) => saving.mutate(validFrom)}
        onCancel={() => void leave()}
      >
        {merge && (
          <ConflictPanel
            key={base.etag}
            merge={merge.merge}
            onOpen={setOpen}
            onChoose={(decide) => setForm((typed) => decide(typed, base.form, merge.mine))}
          />
        )}
      </EntryForm>
    </>
  );
}
