import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';

/** The group role with every right that serving needs; it owns nothing and cannot sign in (migrations grant to it). */
export const SERVING_GROUP = 'enlace_serving';

/**
 * What PostgreSQL keeps of a password (RFC 5803, SCRAM-SHA-256), computed here so that the password itself never
 * reaches the server, whose log may keep statements.
 */
export function scramVerifier(password: string, salt = randomBytes(16)): string {
  const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const salted = pbkdf2Sync(password, salt, 4096, 32, 'sha256');
  const storedKey = createHash('sha256').update(hmac(salted, 'Client Key')).digest('base64');
  return `SCRAM-SHA-256$4096:${salt.toString('base64')}$${storedKey}:${hmac(salted, 'Server Key').toString('base64')}`;
}

/** Roles belong to the whole server, so a role of ours carries its database's name (at most 63 bytes). */
export function roleNameFor(prefix: string, database: string): string {
  const name = `${prefix}_${database}`;
  if (Buffer.byteLength(name) <= 63) return name;
  return `${prefix}_${createHash('sha256').update(database).digest('hex').slice(0, 16)}`;
}

/** Makes a role that signs in, or gives the one that stands this password and these attributes. */
export async function ensureLogin(
  client: pg.Client,
  name: string,
  password: string,
  attributes: string,
): Promise<void> {
  const role = pg.escapeIdentifier(name);
  const words = `${attributes} login password ${pg.escapeLiteral(scramVerifier(password))}`;
  if (await roleExists(client, name)) await client.query(`alter role ${role} with ${words}`);
  else await client.query(`create role ${role} with ${words}`);
}

/** Makes the group role, which databases of one server share. */
export async function ensureServingGroup(client: pg.Client): Promise<void> {
  if (await roleExists(client, SERVING_GROUP)) return;
  try {
    await client.query(`create role ${SERVING_GROUP} nologin`);
  } catch (error) {
    // Another database of this server made it in the meantime.
    if (!['42710', '23505'].includes((error as pg.DatabaseError).code ?? '')) throw error;
  }
}

export async function roleExists(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
  return rowCount === 1;
}

/** Whether `member` may act with the rights of `group`. */
export async function isMember(client: pg.Client, member: string, group: string): Promise<boolean> {
  const { rows } = await client.query<{ member: boolean }>(`select pg_has_role($1, $2, 'usage') as member`, [
    member,
    group,
  ]);
  return rows[0]!.member;
}
