import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who may sign in, and with what. Row-level security is forced on every table: an account sees itself, an
 * administrator all accounts, the system actor everything. Secrets lie hashed, or sealed with a key kept outside.
 */
export class Accounts1200 implements MigrationInterface {
  name = 'Accounts0000000001200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(USERS);
    await runner.query(SECRETS);
    await runner.query(CLIENTS_AND_SETTINGS);
    await runner.query(POLICIES);
    await runner.query(TWO_PERSONS);
    await runner.query(BEGIN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function begin_client(uuid, text, timestamptz);
      drop function begin_session(uuid, timestamptz);
      drop function forget_actor();
      drop function second_factor_required(text);
      drop function controllers_of(uuid, timestamptz);
      drop trigger app_user_two_persons on app_user;
      drop trigger app_user_powers on app_user;
      drop function keep_powers();
      drop function note_secretariat();
      drop trigger setting_latch on setting;
      drop function keep_latch();
      drop table account_influence;
      drop table machine_client;
      drop table sign_in_attempt;
      drop table password_reset;
      drop table recovery_code;
      drop table refresh_token;
      drop table session;
      drop table invitation;
      drop table app_user;
      drop table setting;
    `);
  }
}

const USERS = `
  create table app_user (
    id uuid primary key,
    email citext not null constraint app_user_email unique,
    name text not null,
    password_hash text not null,
    role text not null constraint app_user_role check (role in (
      'administrator', 'editor', 'national-authority', 'law-enforcement-reader', 'observer', 'auditor')),
    state text references country (iso2),
    language text not null constraint app_user_language check (language in ('en', 'es', 'pt', 'fr')),
    status text not null constraint app_user_status check (status in ('active', 'disabled')),
    disabled_reason text,
    activated_at timestamptz not null,
    last_seen_at timestamptz not null,
    totp_sealed bytea,
    totp_confirmed_at timestamptz,
    -- The last time step that was accepted: a code is good once.
    totp_last_step bigint,
    -- A secret shown for enrolment and not yet confirmed.
    totp_pending bytea,
    -- When it first was active in a role of the secretariat; never unset.
    secretariat_since timestamptz,
    demo boolean not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    constraint app_user_state check (
      (role in ('national-authority', 'law-enforcement-reader')) = (state is not null)),
    constraint app_user_disabled check ((status = 'disabled') = (disabled_reason is not null)),
    constraint app_user_totp check ((totp_sealed is null) = (totp_confirmed_at is null))
  );

  create table invitation (
    id uuid primary key,
    email citext not null,
    role text not null constraint invitation_role check (role in (
      'administrator', 'editor', 'national-authority', 'law-enforcement-reader', 'observer', 'auditor')),
    state text references country (iso2),
    language text not null constraint invitation_language check (language in ('en', 'es', 'pt', 'fr')),
    -- SHA-256 of the link's token.
    hash text not null constraint invitation_hash unique,
    -- Null: by the operator, on the command line.
    invited_by uuid references app_user (id),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    accepted_at timestamptz,
    revoked_at timestamptz,
    constraint invitation_state check (
      (role in ('national-authority', 'law-enforcement-reader')) = (state is not null))
  );
  create index invitation_email on invitation (email);

  create table session (
    id uuid primary key,
    user_id uuid not null references app_user (id) on delete cascade,
    created_at timestamptz not null,
    last_used_at timestamptz not null,
    idle_until timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    revoked_reason text,
    address text,
    user_agent text
  );
  create index session_of_user on session (user_id);
`;

const SECRETS = `
  create table refresh_token (
    -- SHA-256 of the token.
    hash text primary key,
    session_id uuid not null references session (id) on delete cascade,
    created_at timestamptz not null,
    superseded_at timestamptz
  );
  create index refresh_token_session on refresh_token (session_id);

  create table recovery_code (
    user_id uuid not null references app_user (id) on delete cascade,
    hash text not null,
    used_at timestamptz,
    primary key (user_id, hash)
  );

  create table password_reset (
    hash text primary key,
    user_id uuid not null references app_user (id) on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
  );
  create index password_reset_user on password_reset (user_id);

  create table sign_in_attempt (
    id uuid primary key,
    -- Digest of what was typed as e-mail: people type passwords there.
    account text not null,
    -- The IPv4 address, or the /64 of an IPv6 address.
    network text not null,
    at timestamptz not null,
    outcome text not null constraint sign_in_attempt_outcome check (
      outcome in ('pending', 'failed', 'code-wrong', 'throttled', 'code-missing', 'ok', 'reset'))
  );
  create index sign_in_attempt_account on sign_in_attempt (account, at);
  create index sign_in_attempt_network on sign_in_attempt (network, at);
  create index sign_in_attempt_at on sign_in_attempt (at);
`;

const CLIENTS_AND_SETTINGS = `
  create table machine_client (
    id uuid primary key,
    name text not null,
    role text not null constraint machine_client_role check (role = 'recipient'),
    state text references country (iso2),
    scopes text[] not null,
    -- SHA-256 of the key's secret part.
    hash text not null,
    created_by uuid not null references app_user (id),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    last_used_at timestamptz
  );

  create table setting (
    key text primary key,
    value jsonb not null,
    changed_at timestamptz not null
  );

  -- Who could have taken over whose account, and since when.
  create table account_influence (
    id uuid primary key,
    by_user uuid not null references app_user (id),
    on_user uuid not null references app_user (id),
    kind text not null constraint account_influence_kind check (kind in ('invited', 're-roled', 'reset')),
    at timestamptz not null
  );
  create index account_influence_on on account_influence (on_user, at);
`;

const OWN = `(user_id::text = actor_id() or actor_role() in ('administrator', 'system'))`;

const POLICIES = `
  grant select, insert, update on app_user, invitation, session, refresh_token, recovery_code, password_reset,
    sign_in_attempt, machine_client, setting to enlace_serving;
  grant delete on refresh_token, recovery_code, password_reset, sign_in_attempt, session to enlace_serving;
  grant select, insert on account_influence to enlace_serving;

  ${[
    'app_user',
    'invitation',
    'session',
    'refresh_token',
    'recovery_code',
    'password_reset',
    'sign_in_attempt',
    'machine_client',
    'setting',
    'account_influence',
  ]
    .map(
      (table) =>
        `alter table ${table} enable row level security; alter table ${table} force row level security;`,
    )
    .join('\n  ')}

  create policy own_account on app_user using (
    id::text = actor_id() or actor_role() in ('administrator', 'system'));
  create policy administrators on invitation using (actor_role() in ('administrator', 'system'));
  create policy own_sessions on session using ${OWN};
  create policy own_codes on recovery_code using ${OWN};
  create policy own_resets on password_reset using ${OWN};
  create policy system_only on refresh_token using (actor_role() = 'system');
  create policy own_attempts on sign_in_attempt using (actor_role() = 'system');
  create policy administrators on machine_client using (actor_role() in ('administrator', 'system'));
  -- Settings hold no secret, and rules that nobody may escape are read from them: every actor sees them.
  create policy any_actor on setting for select using (actor_role() <> '');
  create policy administrators on setting using (actor_role() in ('administrator', 'system'));
  create policy secretariat_reads on account_influence for select using (is_secretariat());
  create policy administrators_add on account_influence for insert
    with check (actor_role() in ('administrator', 'system'));
`;

const TWO_PERSONS = `
  -- An account may write its own row (language, password), never its own powers.
  create function keep_powers() returns trigger language plpgsql as $$
    begin
      if actor_role() = 'system' or (actor_role() = 'administrator' and old.id::text <> actor_id()) then
        return new;
      end if;
      raise exception 'role, State and status are given by another administrator'
        using errcode = 'insufficient_privilege';
    end $$;
  create trigger app_user_powers before update on app_user for each row
    when (old.role <> new.role or old.state is distinct from new.state or old.status <> new.status
      or old.email <> new.email or old.activated_at <> new.activated_at)
    execute function keep_powers();

  -- From the moment at which two accounts have ever been active in the secretariat, nobody publishes alone again.
  create function keep_latch() returns trigger language plpgsql as $$
    begin
      raise exception 'two_person_since is set for good' using errcode = 'integrity_constraint_violation';
    end $$;
  create trigger setting_latch before update or delete on setting for each row
    when (old.key = 'two_person_since') execute function keep_latch();

  create function note_secretariat() returns trigger language plpgsql as $$
    begin
      if new.secretariat_since is not null or new.role not in ('administrator', 'editor')
        or new.status <> 'active' then return null; end if;
      -- One at a time: of two first accounts, the second must see the first.
      perform pg_advisory_xact_lock(hashtextextended('enlace.two_persons', 0));
      update app_user set secretariat_since = new.changed_at where id = new.id;
      if (select count(*) from app_user where secretariat_since is not null) >= 2 then
        insert into setting (key, value, changed_at)
        values ('two_person_since', to_jsonb(new.changed_at), new.changed_at) on conflict (key) do nothing;
      end if;
      return null;
    end $$;
  create trigger app_user_two_persons after insert or update of role, status on app_user
    for each row execute function note_secretariat();

  -- The account, and everybody who could have taken it over since: who invited, re-roled or reset it, or reset them.
  create function controllers_of(p_user uuid, p_since timestamptz) returns setof uuid
    language plpgsql stable as $$
    begin
      if not is_secretariat() then
        raise exception 'controllers_of is for the secretariat' using errcode = 'insufficient_privilege';
      end if;
      return query
        with recursive controller(id) as (
          select p_user
          union
          select i.by_user from account_influence i join controller c on i.on_user = c.id where i.at >= p_since
        ) select controller.id from controller;
    end $$;
`;

const BEGIN = `
  -- Administrators and editors, unless the installation says otherwise; the demonstration says otherwise.
  -- In plpgsql, because a function of language sql that is not inlined is parsed and planned at each call.
  create function second_factor_required(p_role text) returns boolean language plpgsql stable as $$
    begin
      return p_role in ('administrator', 'editor') and coalesce(
        (select (value ->> 'required')::boolean from setting where key = 'second-factor'),
        not coalesce((select (value ->> 'on')::boolean from setting where key = 'demo'), false));
    end $$;

  create function forget_actor() returns void language plpgsql volatile as $$
    begin
      perform set_config('enlace.actor', '', true), set_config('enlace.role', '', true),
              set_config('enlace.state', '', true), set_config('enlace.own', '', true),
              set_config('enlace.others', '', true), set_config('enlace.personal', '', true);
    end $$;

  -- The account behind a session, as it stands at that instant; no row when either has ended.
  create function begin_session(p_session uuid, p_now timestamptz)
    returns table(id text, name text, role text, state text, own smallint, others smallint, personal boolean,
                  enrolment_only boolean, scopes text[], language text)
    language plpgsql volatile security definer set search_path = public, pg_temp as $$
    declare named text;
    begin
      -- The owner is bound by the policies too: it looks as the system, and only at this one session.
      named := set_config('enlace.role', 'system', true);
      select a.id::text, a.name, a.role, a.state, c.own, c.others, c.personal,
             a.totp_confirmed_at is null and second_factor_required(a.role), a.language
        into begin_session.id, begin_session.name, begin_session.role, begin_session.state, begin_session.own,
             begin_session.others, begin_session.personal, begin_session.enrolment_only, begin_session.language
        from session s join app_user a on a.id = s.user_id join clearance c on c.role = a.role
       where s.id = p_session and s.revoked_at is null and s.idle_until > p_now and s.expires_at > p_now
         and a.status = 'active';
      if not found then
        perform forget_actor();
        return;
      end if;
      named := set_config('enlace.actor', begin_session.id, true);
      named := set_config('enlace.role', begin_session.role, true);
      named := set_config('enlace.state', coalesce(begin_session.state, ''), true);
      named := set_config('enlace.own', begin_session.own::text, true);
      named := set_config('enlace.others', begin_session.others::text, true);
      named := set_config('enlace.personal', begin_session.personal::text, true);
      return next;
    end $$;

  -- The same for a machine client's key.
  create function begin_client(p_client uuid, p_secret_hash text, p_now timestamptz)
    returns table(id text, name text, role text, state text, own smallint, others smallint, personal boolean,
                  enrolment_only boolean, scopes text[], language text)
    language plpgsql volatile security definer set search_path = public, pg_temp as $$
    declare m record; c clearance;
    begin
      perform set_actor('begin_client', 'system', null);
      select k.id, k.name, k.role, k.state, k.scopes, k.last_used_at into m
        from machine_client k
       where k.id = p_client and k.hash = p_secret_hash and k.revoked_at is null and k.expires_at > p_now;
      if not found then
        perform forget_actor();
        return;
      end if;
      -- To the hour is enough, and keeps a busy client from writing on each request.
      if m.last_used_at is null or m.last_used_at < p_now - interval '1 hour' then
        update machine_client k set last_used_at = p_now
         where k.id = (select l.id from machine_client l where l.id = m.id for update skip locked);
      end if;
      c := set_actor(m.id::text, m.role, m.state);
      return query select m.id::text, m.name, m.role, m.state, c.own, c.others, c.personal, false, m.scopes, 'en';
    end $$;
`;
