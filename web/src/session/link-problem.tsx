import Alert from '@mui/material/Alert';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';
import { Problem } from '../shell/page.js';

/** Whether the server refused the password itself; that is said beside it. */
export const isWeak = (error: Error | null): boolean =>
  error instanceof ApiProblem && error.errors.some(({ field }) => field === 'password');

/** Why a mailed link did not do what it is for. */
export function LinkProblem({ error }: { error: Error | null }) {
  const { t } = useTranslation();
  if (error === null || isWeak(error)) return null;
  if (error instanceof ApiProblem && error.status === 404)
    return <Alert severity="error">{t('invited.dead')}</Alert>;
  return <Problem error={error} />;
}
