import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import NativeSelect from '@mui/material/NativeSelect';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../api/client.js';
import type { Filters } from '../addresses.js';
import { download } from '../shell/download.js';
import { Problem } from '../shell/page.js';

/** The forms a file can have: its ending, and what else the server is told. */
const FORMS = {
  csv: { format: 'csv' },
  csvForMachines: { format: 'csv', for: 'machines' },
  xlsx: { format: 'xlsx' },
  json: { format: 'json' },
  ndjson: { format: 'ndjson' },
  vcard4: { format: 'vcf', version: '4.0' },
  vcard3: { format: 'vcf', version: '3.0' },
} as const;
type Form = keyof typeof FORMS;

interface ExportProps {
  words: string;
  filters: Filters;
  total: string;
}

/** What is found as a file: it says what will be in it, and that it is recorded, before it is made. */
export function Export({ words, filters: { register, ...filters }, total }: ExportProps) {
  const { t } = useTranslation();
  const id = useId();
  const [form, setForm] = useState<Form>('xlsx');
  const making = useMutation({
    mutationFn: async () => {
      const { format, ...said } = FORMS[form];
      const narrowed = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
      const response = await ask(`/api/v1/exports/${register ?? 'directory'}.${format}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
        body: JSON.stringify({ ...narrowed, ...said, ...(words.trim() ? { q: words.trim() } : {}) }),
      });
      const name = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
      download(await response.blob(), name ?? `enlace.${format}`);
    },
  });
  return (
    <Box component="details" className="no-print" sx={{ mb: 1 }}>
      <Box component="summary" sx={{ cursor: 'pointer', minHeight: 44, lineHeight: '44px' }}>
        {t('search.export')}
      </Box>
      <Box sx={{ display: 'grid', gap: 1.5, maxWidth: 560, pb: 2 }}>
        <span>{t('search.exportWhat', { total })}</span>
        <Box>
          <Box component="label" htmlFor={id} sx={{ fontWeight: 620, fontSize: '0.95rem' }}>
            {t('search.form')}
          </Box>
          <NativeSelect
            id={id}
            fullWidth
            value={form}
            onChange={({ target }) => setForm(target.value as Form)}
          >
            {Object.keys(FORMS).map((one) => (
              <option key={one} value={one}>
                {t(`exportForm.${one}`)}
              </option>
            ))}
          </NativeSelect>
        </Box>
        {making.error && <Problem error={making.error} />}
        {making.isSuccess && <span role="status">{t('search.exported')}</span>}
        <Box>
          <Button variant="outlined" loading={making.isPending} onClick={() => making.mutate()}>
            {t('search.download')}
          </Button>
        </Box>
      </Box>
    </Box>
  );
}
