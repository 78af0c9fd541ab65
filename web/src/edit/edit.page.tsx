import Alert from '@mui/material/Alert';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';
import { readChange, type Change } from '../changes/changes.queries.js';
import { isRegister, readEntry, type ReadEntry } from '../entries/entries.queries.js';
import type { Register } from '../entries/entry.js';
import { readAgain } from '../entry/acts.queries.js';
import { useTellOutcome, type Outcome } from '../entry/outcome.js';
import { useMay } from '../session/session.js';
import { LoadedScreen } from '../shell/loaded-screen.js';
import { NotFound } from '../shell/not-found.js';
import { Heading } from '../shell/page.js';
import { proposedForm } from './amend.js';
import { BreakGlass } from './break-glass.js';
import { ConflictPanel } from './conflict-panel.js';
import { EntryForm } from './entry-form.js';
import { UnsavedGuard } from './guard.js';
import { merged, type Merge } from './merge.js';
import { formOf } from './reading.js';
import { change, type Said } from './save.js';
import { movedFields } from './writing.js';

/** Corrects an entry, or what one proposed of it; what somebody else changed meanwhile is shown beside it. */
export function EditEntryPage() {
  const { register, id } = useParams({ from: '/entries/$register/$id/edit' });
  const { amends } = useSearch({ from: '/entries/$register/$id/edit' });
  // Read anew each time, and never under the hands of who types.
  const read = useQuery({
    queryKey: ['edit', register, id, amends],
    queryFn: async () => {
      const [now, proposal] = await Promise.all([
        readEntry(register, id),
        amends ? readChange(amends) : undefined,
      ]);
      return { ...now, proposal };
    },
    gcTime: 0,
    staleTime: Infinity,
  });
  if (!isRegister(register)) return <NotFound />;
  return (
    <LoadedScreen query={read}>
      {(entry) => <EditEntry key={`${id} ${amends}`} register={register} read={entry} />}
    </LoadedScreen>
  );
}

interface EditEntryProps {
  register: Register;
  read: ReadEntry & { proposal: Change | undefined };
}

function EditEntry({ register, read }: EditEntryProps) {
  const { t } = useTranslation();
  const { id, names } = read.entry;
  const [base, setBase] = useState(() => ({ form: formOf(read.entry), etag: read.etag }));
  const { proposal } = read;
  const [begun] = useState(() => (proposal ? proposedForm(read.entry, proposal) : base.form));
  const [form, setForm] = useState(begun);
  const [merge, setMerge] = useState<{ merge: Merge; mine: typeof form } | null>(null);
  const saved = useRef(false);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const tell = useTellOutcome();
  const moved = movedFields(register, base.form, form);
  const unchanged = () => moved.length === 0;
  const untouched = () => movedFields(register, begun, form).length === 0;
  // One signature alone moves contact values of what is published, and nothing else with them.
  const urgent =
    useMay('entry:break-glass') &&
    !proposal &&
    read.entry.status === 'published' &&
    moved.join() === 'contactPoints';
  const leave = () =>
    proposal
      ? navigate({ to: '/changes/$id', params: { id: proposal.id } })
      : navigate({ to: '/entries/$register/$id', params: { register, id }, search: {} });
  const kept = async (outcome: Outcome) => {
    saved.current = true;
    tell(id, outcome);
    await readAgain(queries, { register, id });
    if (proposal) await queries.invalidateQueries({ queryKey: ['change', proposal.id] });
    await leave();
  };
  const saving = useMutation({
    mutationFn: (said: Said) =>
      change(register, id, { base: base.form, form, etag: base.etag, amends: proposal?.id }, said),
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
  const title = t(proposal ? 'form.amendTitle' : 'form.editTitle', { name: names.original });
  // A proposal of nothing is none: it is taken back instead.
  const empty = proposal !== undefined && unchanged();
  return (
    <>
      <UnsavedGuard blocks={() => !untouched() && !saved.current} />
      <Heading title={title}>{title}</Heading>
      <EntryForm
        register={register}
        form={form}
        onChange={setForm}
        isNew={false}
        ownState={null}
        self={id}
        busy={saving.isPending}
        undecided={open > 0 || empty}
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
        {proposal && (
          <Alert severity="info" sx={{ mb: 3 }}>
            {t(empty ? 'form.amendsNothing' : 'form.amends')}
          </Alert>
        )}
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
