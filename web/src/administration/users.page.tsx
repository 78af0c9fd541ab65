import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountryName } from '../countries/countries.queries.js';
import { RouterLink } from '../shell/links.js';
import { useMoments } from '../shell/moments.js';
import { Empty, Heading, Loading, Problem } from '../shell/page.js';
import { useUsers, type User, type UserFilters } from './administration.queries.js';
import { Choice } from './choice.js';
import { Invitations } from './invitations.js';
import { InviteDialog } from './invite-dialog.js';
import { Filters, Line, Lines, More } from './lines.js';
import { useRoleOptions } from './roles.js';

/** Everybody with an account, and who was invited. */
export function UsersPage() {
  const { t } = useTranslation();
  const roles = useRoleOptions();
  const [filters, setFilters] = useState<UserFilters>({ q: '', role: '', status: '' });
  const [inviting, setInviting] = useState(false);
  const users = useUsers(useDeferredValue(filters));
  const found = users.data?.pages.flatMap(({ items }) => items);
  const any = ['', t('administration.any')] as const;
  return (
    <>
      <Heading
        title={t('users.title')}
        actions={
          <Button variant="contained" onClick={() => setInviting(true)}>
            {t('users.invite')}
          </Button>
        }
      >
        {t('users.title')}
      </Heading>
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
      <Filters>
        <TextField
          type="search"
          label={t('users.find')}
          value={filters.q}
          onChange={({ target }) => setFilters({ ...filters, q: target.value })}
        />
        <Choice
          label={t('users.role')}
          value={filters.role}
          onChange={(role) => setFilters({ ...filters, role: role as UserFilters['role'] })}
          options={[any, ...roles]}
        />
        <Choice
          label={t('users.status')}
          value={filters.status}
          onChange={(status) => setFilters({ ...filters, status: status as UserFilters['status'] })}
          options={[any, ['active', t('accountStatus.active')], ['disabled', t('accountStatus.disabled')]]}
        />
      </Filters>
      {users.error && <Problem error={users.error} again={() => void users.refetch()} />}
      {users.isPending && <Loading />}
      {found?.length === 0 && <Empty>{t('users.none')}</Empty>}
      {found && found.length > 0 && (
        <Lines>
          {found.map((user) => (
            <UserLine key={user.id} user={user} />
          ))}
        </Lines>
      )}
      <More words={t('news.more')} pages={users} />
      <Invitations />
    </>
  );
}

function UserLine({ user }: { user: User }) {
  const { t } = useTranslation();
  const { day } = useMoments();
  const countryName = useCountryName();
  const facts = [
    t(`role.${user.role}`),
    user.state && countryName(user.state),
    user.status === 'disabled' && t('accountStatus.disabled'),
    t(user.secondFactor ? 'users.factorYes' : 'users.factorNo'),
    `${t('users.seen')} ${day(user.lastSeenAt)}`,
  ];
  return (
    <Line
      main={
        <RouterLink to="/administration/users/$id" params={{ id: user.id }}>
          {user.name}
        </RouterLink>
      }
      beneath={
        <>
          {user.email}
          <br />
          {facts.filter(Boolean).join(' · ')}
        </>
      }
    />
  );
}
