import { useTranslation } from 'react-i18next';
import { RouterLink } from '../shell/links.js';
import { useEntry } from './entries.queries.js';

/** A link to an entry by its name; words where there is nothing that the reader may see. */
export function EntryLink({ id, register }: { id: string; register: string }) {
  const { t } = useTranslation();
  const { data, isError } = useEntry(register, id);
  if (isError) return <span>{t('entry.unseen')}</span>;
  return (
    <RouterLink to="/entries/$register/$id" params={{ register, id }} search={{}}>
      {data?.entry.names.original ?? '…'}
    </RouterLink>
  );
}
