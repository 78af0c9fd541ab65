import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import NativeSelect from '@mui/material/NativeSelect';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../shell/page.js';
import { useCorrect, type Import } from './imports.queries.js';
import { DATE_ORDERS, IMPORT_FIELDS } from './vocabulary.js';

type Field = Import['columns'][number]['field'];

/** How the file is read: what each column holds, and in which order its dates are. */
export function Columns({ one }: { one: Import }) {
  const { t } = useTranslation();
  const id = useId();
  const [fields, setFields] = useState<Field[]>(() => one.columns.map(({ field }) => field));
  const [dates, setDates] = useState(one.dates);
  const correcting = useCorrect(one.id);
  const unread = one.columns.filter(({ field }) => field === null).length;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    correcting.mutate({ columns: fields.map((field) => ({ field })), dates });
  };
  return (
    <Box component="details" open={unread > 0} sx={BOX}>
      <Box component="summary" sx={{ cursor: 'pointer', minHeight: 44, lineHeight: '44px', fontWeight: 650 }}>
        {t('imports.columns', { count: one.columns.length })}
        {unread > 0 && ` · ${t('imports.unread', { count: unread })}`}
      </Box>
      <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 2, pb: 2 }}>
        <Box sx={{ color: 'text.secondary' }}>
          {t(one.sender ? 'imports.remembered' : 'imports.notRemembered')}
        </Box>
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', lg: 'repeat(3, 1fr)' },
          }}
        >
          {one.columns.map(({ header }, index) => (
            <Box key={index} sx={{ minWidth: 0 }}>
              <Box component="label" htmlFor={`${id}-${index}`} sx={LABEL}>
                {header}
              </Box>
              <NativeSelect
                id={`${id}-${index}`}
                fullWidth
                value={fields[index] ?? ''}
                onChange={({ target }) => setFields(fields.with(index, (target.value || null) as Field))}
              >
                <option value="">{t('imports.ignored')}</option>
                {IMPORT_FIELDS.map((field) => (
                  <option key={field} value={field}>
                    {t(`importField.${field}`)}
                  </option>
                ))}
              </NativeSelect>
            </Box>
          ))}
          <Box>
            <Box component="label" htmlFor={`${id}-dates`} sx={LABEL}>
              {t('imports.dates')}
            </Box>
            <NativeSelect
              id={`${id}-dates`}
              fullWidth
              value={dates}
              onChange={({ target }) => setDates(target.value as typeof dates)}
            >
              {DATE_ORDERS.map((order) => (
                <option key={order} value={order}>
                  {t(`dateOrder.${order}`)}
                </option>
              ))}
            </NativeSelect>
          </Box>
        </Box>
        {correcting.error && <Problem error={correcting.error} />}
        <Box>
          <Button type="submit" variant="outlined" loading={correcting.isPending}>
            {t('imports.readAgain')}
          </Button>
        </Box>
      </Box>
    </Box>
  );
}

const BOX = {
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  bgcolor: 'background.paper',
  px: 2,
  mb: 3,
} as const;
const LABEL = { fontWeight: 620, fontSize: '0.95rem', overflowWrap: 'anywhere' } as const;
