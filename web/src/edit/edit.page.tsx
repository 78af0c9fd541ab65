import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';
import { isRegister, readEntry, type ReadEntry } from '../entries/entries.queries.js';
import type { Register } from '../entries/entry.js';
import { readAgain } from '../entry/acts.queries.js';
import { useTellOutcome, type Outcome } from '../entry/outcome.js';
import { useMay } from '../session/session.js';
import { NotFound } from '../shell/not-found.js';
import { Heading, Loaded } from '../shell/page.js';
import { BreakGlass } from './break-glass.js';
import { ConflictPanel } from './conflict-panel.js';
import { EntryForm } from './entry-form.js';
import { UnsavedGuard } from './guard.js';
import { merged, type Merge } from './merge.js';
import { formOf } from './reading.js';
import { change, type Said } from './save.js';
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
  const moved = movedFields(register, base.form, form);
  const unchanged = () => moved.length === 0;
  // One signature alone moves contact values of what is published, and nothing else with them.
  const urgent =
    useMay('entry:break-glass') && read.entry.status === 'published' && moved.join() === 'contactPoints';
  const leave = () => navigate({ to: '/entries/$register/$id', params: { register, id }, search: {} });
  const kept = async (outcome: Outcome) => {
    saved.current = true;
    tell(id, outcome);
    await readAgain(queries, { register, id });
    await leave();
  };
  const saving = useMutation({
    mutationFn: (said: Said) => change(register, id, { base: base.form, form, etag: base.etag }, said),
    onSuccess: ({ changeId }) => kept({ done: unchanged() ? 'nothing' : 'change', changeId }),
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
        onSave={(said) => saving.mutate(said)}
        onCancel={() => void leave()}
        besideSave={
          urgent && (
            <BreakGlass
              register={register}
              id={id}
              form={form}
              etag={base.etag}
              onDone={() => kept({ done: 'breakGlass', changeId: null })}
            />
          )
        }
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
