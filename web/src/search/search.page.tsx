import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { NewEntryLinks, useMayAdd } from '../entries/new-entry-links.js';
import { Choice } from '../marks/choice.js';
import type { Filters } from '../addresses.js';
import { useMay } from '../session/session.js';
import { Empty, Heading, Loading, Problem } from '../shell/page.js';
import { Export } from './export.js';
import { Facets } from './facets.js';
import { HitTable } from './hit-table.js';
import { Hit } from './hit.js';
import { rememberedWords, rememberWords } from './remembered-words.js';
import { SearchBox } from './search-box.js';
import { useSearchHits } from './search.queries.js';

/** One search over all registers. Arrows move from hit to hit, Enter opens. */
export function SearchPage() {
  const { t } = useTranslation();
  const { view, ...filters } = useSearch({ from: '/search' });
  const navigate = useNavigate();
  const [words, setWords] = useState(rememberedWords);
  const hits = useSearchHits(useDeferredValue(words), filters);
  const mayExport = useMay('entry:export');
  const mayAdd = useMayAdd(filters.country);
  const list = useRef<HTMLDivElement>(null);
  const type = (typed: string) => {
    rememberWords(typed);
    setWords(typed);
  };
  const move = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>('a[href^="/entries/"]') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const next = links[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  // Drawn as a transition: a page of hits takes long enough that whoever types would notice.
  const pages = useDeferredValue(hits.data)?.pages ?? [];
  const [first] = pages;
  const items = pages.flatMap((page) => page.items);
  const narrowed = Object.values(filters).some((value) => value !== undefined);
  const narrow = (next: Filters) =>
    void navigate({ to: '/search', search: { ...next, ...(view ? { view } : {}) } });
  const lay = (next: 'table' | undefined) =>
    void navigate({ to: '/search', search: { ...filters, ...(next ? { view: next } : {}) } });
  return (
    // Arrows are heard wherever the focus is among box and hits.
    <Box onKeyDown={move}>
      <Heading title={t('search.title')}>{t('search.title')}</Heading>
      <SearchBox words={words} onChange={type} />
      <Facets facets={first?.facets ?? null} filters={filters} onChange={narrow} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 1, alignItems: 'center', mb: 1 }}>
        <Box role="status" sx={{ fontWeight: 620, fontSize: '1.05rem' }}>
          {first &&
            t('search.total', {
              count: Number.parseInt(String(first.total), 10),
              total: String(first.total),
            })}
          {first?.near && ` · ${t('search.near')}`}
        </Box>
        {narrowed && <Button onClick={() => narrow({})}>{t('search.clear')}</Button>}
        <Box sx={{ flex: 1 }} />
        <Box role="group" aria-label={t('search.view')} className="no-print" sx={{ display: 'flex', gap: 1 }}>
          <Choice chosen={view !== 'table'} onChoose={() => lay(undefined)}>
            {t('search.list')}
          </Choice>
          <Choice chosen={view === 'table'} onChoose={() => lay('table')}>
            {t('search.table')}
          </Choice>
        </Box>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 4 }}>
        {mayExport && items.length > 0 && (
          <Export words={words} filters={filters} total={String(first!.total)} />
        )}
        {mayAdd && (
          <Box component="details" className="no-print">
            <Box component="summary" sx={{ cursor: 'pointer', minHeight: 44, lineHeight: '44px' }}>
              {t('search.add')}
            </Box>
            <NewEntryLinks country={filters.country} />
          </Box>
        )}
      </Box>
      {hits.error && <Problem error={hits.error} again={() => void hits.refetch()} />}
      {!first && !hits.error && <Loading />}
      {first && items.length === 0 && (
        <Empty
          action={
            narrowed && (
              <Button variant="outlined" onClick={() => narrow({})}>
                {t('search.clear')}
              </Button>
            )
          }
        >
          {t(words || narrowed ? 'search.nothing' : 'search.empty')}
        </Empty>
      )}
      <Box ref={list} sx={{ mb: 2, opacity: hits.isPlaceholderData ? 0.6 : 1 }}>
        {view === 'table' && items.length > 0 ? (
          <HitTable items={items} />
        ) : (
          <Box component="ul" sx={{ m: 0, p: 0 }}>
            {items.map((entry) => (
              <Hit key={entry.id} entry={entry} />
            ))}
          </Box>
        )}
      </Box>
      {hits.hasNextPage && (
        <Button
          variant="outlined"
          onClick={() => void hits.fetchNextPage()}
          loading={hits.isFetchingNextPage}
        >
          {t('search.more')}
        </Button>
      )}
    </Box>
  );
}
