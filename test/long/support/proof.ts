import type pg from 'pg';
import type { KnownEntry } from './load.js';
import type { Done } from './writer.js';

/** What the audit log must hold for each kind of write, under one request id. */
const RECORDS: Record<Done['kind'], readonly string[]> = {
  create: ['entry.created'],
  patch: ['entry.changed'],
  verify: ['entry.verified'],
  propose: ['change.proposed'],
  approve: ['change.applied', 'entry.published'],
};

interface RecordRow {
  key: string;
  request_id: string;
  action: string;
}

interface EntryRow {
  id: string;
  versions: number;
  verifications: number;
  unit: string | null;
  status: string;
}

/** What acknowledged writes left behind, and what was left behind without one. Each line is something wrong. */
export async function accountFor(
  client: pg.Client,
  done: readonly Done[],
  known: readonly KnownEntry[],
): Promise<string[]> {
  return [
    ...(await recordsOf(client, done)),
    ...(await entriesOf(client, known)),
    ...(await unaudited(client)),
  ];
}

/** Each write has its records, once, all from one of its attempts. */
async function recordsOf(client: pg.Client, done: readonly Done[]): Promise<string[]> {
  const { rows } = await client.query<RecordRow>(
    `select split_part(request_id, '.', 1) as key, request_id, action from audit_record
      where subject_type <> 'account' and request_id ~ '^[0-9a-f-]{36}\\.\\d+$' order by action`,
  );
  const byKey = new Map<string, RecordRow[]>();
  for (const row of rows) byKey.set(row.key, [...(byKey.get(row.key) ?? []), row]);
  const wrong: string[] = [];
  for (const { key, kind, attempts } of done) {
    const records = byKey.get(key) ?? [];
    const actions = records.map(({ action }) => action);
    if (actions.join() !== RECORDS[kind].join()) {
      wrong.push(`${kind} ${key} (${attempts} attempts) left ${actions.join() || 'no record'}`);
    }
    if (new Set(records.map((row) => row.request_id)).size > 1) wrong.push(`${kind} ${key} had two effects`);
    byKey.delete(key);
  }
  for (const key of byKey.keys()) wrong.push(`${key} is in the log and was never acknowledged`);
  return wrong;
}

/** Each entry stands as its writer last knew it. */
async function entriesOf(client: pg.Client, known: readonly KnownEntry[]): Promise<string[]> {
  const { rows } = await client.query<EntryRow>(
    `select e.id, e.status, v.document ->> 'unit' as unit,
            (select count(*)::int from entry_version w where w.entry_id = e.id) as versions,
            (select count(*)::int from verification w where w.entry_id = e.id) as verifications
       from register_entry e join entry_version v on v.entry_id = e.id and v.current`,
  );
  const wrong: string[] = [];
  const rest = new Map(rows.map((row) => [row.id, row]));
  for (const entry of known) {
    const found = rest.get(entry.id);
    rest.delete(entry.id);
    const stands =
      found?.versions === entry.versions &&
      found.verifications === entry.verifications &&
      (found.unit ?? '') === entry.unit &&
      found.status === (entry.published ? 'published' : 'draft');
    if (!stands) wrong.push(`known ${JSON.stringify(entry)}, found ${JSON.stringify(found ?? null)}`);
  }
  for (const id of rest.keys()) wrong.push(`entry ${id} was never acknowledged`);
  return wrong;
}

/** Versions, verifications and changes without a record of their own. */
async function unaudited(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ what: string; count: number }>(`
    select 'versions without a record' as what, count(*)::int as count from entry_version v where not exists (
      select 1 from audit_record a where a.subject_id = v.entry_id::text
         and a.content::jsonb #>> '{details,digest}' = v.digest)
    union all
    select 'verifications without a record', count(*)::int from verification v where not exists (
      select 1 from audit_record a where a.subject_id = v.entry_id::text and a.action = 'entry.verified'
         and a.content::jsonb #> '{details,contactPoints}' ? v.contact_point_id::text)
    union all
    select 'changes without a record', count(*)::int from change c where not exists (
      select 1 from audit_record a where a.subject_id = c.id::text and a.action = 'change.proposed')`);
  return rows.filter(({ count }) => count > 0).map(({ what, count }) => `${count} ${what}`);
}
