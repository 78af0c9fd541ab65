import { randomBytes, randomUUID } from 'node:crypto';
import { Passwords } from '../../../src/accounts/passwords.js';
import type { ServerProcess } from './server-process.js';

/** Somebody who can sign in. Put into the database beside the application, with a cheap hash of the password. */
export interface Person {
  id: string;
  email: string;
  password: string;
  role: string;
  state: string | null;
}

/** What a sign-in gave. */
export interface SignedInPerson {
  token: string;
  /** `name=value`, as a browser sends it back. */
  cookie: string;
}

/** Makes active accounts, one a role and State, and lets editors do without a second factor. */
export async function givenPeople(
  server: ServerProcess,
  wanted: readonly { role: string; state?: string }[],
): Promise<Person[]> {
  const client = await server.superuser();
  try {
    await client.query(
      `insert into setting (key, value, changed_at) values ('second-factor', '{"required": false}', now())
       on conflict (key) do nothing`,
    );
    const people: Person[] = [];
    for (const { role, state = null } of wanted) {
      const id = randomUUID();
      const person = {
        id,
        email: `${role}-${id.slice(0, 8)}@test.example`,
        password: `long test ${randomBytes(9).toString('hex')}`,
        role,
        state,
      };
      await client.query(
        `insert into app_user (id, email, name, password_hash, role, state, language, status, activated_at,
                               last_seen_at, demo, created_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, 'en', 'active', now(), now(), false, now(), now())`,
        [
          id,
          person.email,
          `Test ${role}`,
          await new Passwords().hash(person.password, 4),
          role,
          person.state,
        ],
      );
      people.push(person);
    }
    return people;
  } finally {
    await client.end();
  }
}

/** Signs in over HTTP. @throws Error with the answer when it is refused. */
export async function signIn(server: ServerProcess, person: Person): Promise<SignedInPerson> {
  const response = await fetch(`${server.url}/api/v1/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: person.email, password: person.password }),
  });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${person.email} cannot sign in: ${response.status} ${text}`);
  const { accessToken } = JSON.parse(text) as { accessToken: string };
  return { token: accessToken, cookie: (response.headers.get('set-cookie') ?? '').split(';')[0]! };
}
