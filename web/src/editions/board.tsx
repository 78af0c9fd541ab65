import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslation } from 'react-i18next';
import { dateFormat } from '../i18n/formats.js';
import { Empty, Loaded } from '../shell/page.js';
import { useBoard } from './editions.queries.js';

/** Who has this edition: sent, fetched, acknowledged. */
export function Board({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const day = (at: string | null) =>
    at ? dateFormat(i18n.language, { dateStyle: 'medium' }).format(new Date(at)) : '–';
  return (
    <Loaded query={useBoard(id, true)}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty>{t('edition.noRecipients')}</Empty>
        ) : (
          <Box tabIndex={0} role="region" aria-label={t('edition.board')} sx={{ overflowX: 'auto' }}>
            <Table size="small">
              <TableHead>
                <TableRow>
                  <TableCell>{t('edition.recipient')}</TableCell>
                  <TableCell>{t('edition.serial')}</TableCell>
                  <TableCell>{t('edition.sent')}</TableCell>
                  <TableCell>{t('edition.fetched')}</TableCell>
                  <TableCell>{t('edition.ackedAt')}</TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {items.map((item) => (
                  <TableRow key={item.id}>
                    <TableCell component="th" scope="row">
                      {item.name}
                    </TableCell>
                    <TableCell>{item.serial}</TableCell>
                    <TableCell>{day(item.sentAt)}</TableCell>
                    <TableCell>{day(item.fetchedAt)}</TableCell>
                    <TableCell>
                      {day(item.acknowledgedAt)} {item.acknowledgedBy}
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </Box>
        )
      }
    </Loaded>
  );
}
