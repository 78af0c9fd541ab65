import { useTranslation } from 'react-i18next';
import { useMe } from '../session/session.js';
import { RouterLink } from '../shell/links.js';
import { Heading, Loaded } from '../shell/page.js';
import { ChangePassword } from './change-password.js';
import { OwnSessions } from './own-sessions.js';
import { SecondFactor } from './second-factor.js';

/** What is one's own: how one signs in, and where one is signed in. */
export function AccountPage() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Loaded query={me}>
      {(account) =>
        account && (
          <>
            <Heading title={t('shell.account')}>{account.name}</Heading>
            <p>{t('account.who', { role: t(`role.${account.role}`), email: account.email })}</p>
            <RouterLink to="/account/notifications">{t('news.title')}</RouterLink>
            <SecondFactor me={account} />
            <ChangePassword me={account} />
            <OwnSessions />
          </>
        )
      }
    </Loaded>
  );
}
