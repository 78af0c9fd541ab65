import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading, Problem } from '../shell/page.js';
import { Facets } from './facets.js';
import { Hit } from './hit.js';
import { rememberedWords, rememberWords } from './remembered-words.js';
import { SearchBox } from './search-box.js';
import { useSearchHits } from './search.queries.js';

/** One search over all registers. Arrows move from hit to hit, Enter opens. */
export function SearchPage() {
  const { t } = useTranslation();
  const filters = useSearch({ from: '/search' });
  const navigate = useNavigate();
  const [words, setWords] = useState(rememberedWords);
  const hits = useSearchHits(useDeferredValue(words), filters);
  const list = useRef<HTMLUListElement>(null);
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
  const pages = hits.data?.pages ?? [];
  const [first] = pages;
  const items = pages.flatMap((page) => page.items);
  const narrowed = Object.values(filters).some((value) => value !== undefined);
  return (
    // Arrows are heard wherever the focus is among box and hits.
    <Box onKeyDown={move}>
      <Heading title={t('search.title')}>{t('search.title')}</Heading>
      <SearchBox words={words} onChange={type} />
      <Facets
        facets={first?.facets ?? null}
        filters={filters}
        onChange={(search) => void navigate({ to: '/search', search })}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', mb: 1 }}>
        <Box role="status" sx={{ fontWeight: 600 }}>
          {first
            ? t('search.total', {
                count: Number.parseInt(String(first.total), 10),
                total: String(first.total),
              })
            : t('shell.loading')}
          {first?.near && ` · ${t('search.near')}`}
        </Box>
        {narrowed && (
          <Button onClick={() => void navigate({ to: '/search', search: {} })}>{t('search.clear')}</Button>
        )}
      </Box>
      {hits.error && <Problem error={hits.error} again={() => void hits.refetch()} />}
      {first && items.length === 0 && <p>{t(words || narrowed ? 'search.nothing' : 'search.empty')}</p>}
      <Box component="ul" ref={list} sx={{ m: 0, p: 0, opacity: hits.isPlaceholderData ? 0.6 : 1 }}>
        {items.map((entry) => (
          <Hit key={entry.id} entry={entry} />
        ))}
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
