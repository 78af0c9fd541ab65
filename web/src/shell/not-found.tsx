import { useTranslation } from 'react-i18next';
import { RouterLink } from './links.js';
import { Heading } from './page.js';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <>
      <Heading title={t('problem.notFound')}>{t('problem.notFound')}</Heading>
      <RouterLink to="/">{t('shell.home')}</RouterLink>
    </>
  );
}
