import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, type Row } from '../form.js';
import { idOf } from './form-context.js';

interface RowsProps<R extends Row> {
  path: string;
  /** What one row is called, such as "Contact value 2". */
  name: (position: number) => string;
  add: string;
  rows: readonly R[];
  blank: () => Omit<R, 'key'>;
  onChange: (rows: R[]) => void;
  /** Whether the order says something. */
  ordered?: boolean;
  children: (row: R, change: (part: Partial<R>) => void, path: string) => ReactNode;
}

/** A list that grows, shrinks and is put in order with buttons; what was removed can be brought back. */
export function Rows<R extends Row>(props: RowsProps<R>) {
  const { path, name, add, rows, blank, onChange, ordered = false, children } = props;
  const { t } = useTranslation();
  const [removed, setRemoved] = useState<{ row: R; at: number } | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    box.current?.querySelector<HTMLElement>(`[data-row="${wanted}"]`)?.focus();
    setWanted(null);
  }, [wanted]);
  const change = (at: number, part: Partial<R>) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  const move = (at: number, by: -1 | 1) => {
    const row = rows[at]!;
    onChange(rows.toSpliced(at, 1).toSpliced(at + by, 0, row));
    setWanted(row.key);
  };
  const remove = (at: number) => {
    setRemoved({ row: rows[at]!, at });
    onChange(rows.toSpliced(at, 1));
    setWanted('undo');
  };
  const undo = () => {
    if (!removed) return;
    onChange(rows.toSpliced(removed.at, 0, removed.row));
    setWanted(removed.row.key);
    setRemoved(null);
  };
  const append = () => {
    const row = { ...blank(), key: newKey() } as R;
    onChange([...rows, row]);
    setWanted(row.key);
    setRemoved(null);
  };
  return (
    <Box ref={box} id={idOf(path)} tabIndex={-1} sx={{ display: 'grid', gap: 2 }}>
      {rows.map((row, at) => (
        <Box key={row.key} role="group" aria-label={name(at + 1)} tabIndex={-1} data-row={row.key} sx={ROW}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.5 }}>
            <Box component="strong" sx={{ flex: 1, minWidth: '8rem' }}>
              {name(at + 1)}
            </Box>
            {ordered && rows.length > 1 && (
              <>
                <Small
                  label={t('form.up')}
                  of={name(at + 1)}
                  disabled={at === 0}
                  onClick={() => move(at, -1)}
                />
                <Small
                  label={t('form.down')}
                  of={name(at + 1)}
                  disabled={at === rows.length - 1}
                  onClick={() => move(at, 1)}
                />
              </>
            )}
            <Small label={t('form.remove')} of={name(at + 1)} onClick={() => remove(at)} />
          </Box>
          {children(row, (part) => change(at, part), `${path}.${at}`)}
        </Box>
      ))}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }} role="status">
        {removed && (
          <>
            <span>{t('form.removed', { name: name(removed.at + 1) })}</span>
            <Button size="small" onClick={undo} data-row="undo">
              {t('form.undo')}
            </Button>
          </>
        )}
      </Box>
      <Box>
        <Button variant="outlined" onClick={append}>
          {add}
        </Button>
      </Box>
    </Box>
  );
}

interface SmallProps {
  label: string;
  of: string;
  disabled?: boolean;
  onClick: () => void;
}

function Small({ label, of, disabled = false, onClick }: SmallProps) {
  return (
    <Button size="small" disabled={disabled} onClick={onClick} aria-label={`${label}: ${of}`}>
      {label}
    </Button>
  );
}

const ROW = {
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  bgcolor: 'background.paper',
  p: 2,
  display: 'grid',
  gap: 2,
};
