import { setTimeout as pause } from 'node:timers/promises';
import { givenPeople, signIn } from './support/people.js';
import { ServerProcess } from './support/server-process.js';

const ROWS = Number(process.env.ENLACE_TEST_IMPORT_ROWS ?? 20_000);
const STATES = ['AR', 'BO', 'BR', 'CL', 'CO', 'EC', 'GY', 'PE', 'PY', 'SR', 'UY', 'VE'];

interface Preview {
  id: string;
  state: string;
  counts: Record<string, number>;
  done: number;
  total: number;
}

let server: ServerProcess;
let token: string;

beforeAll(async () => {
  server = await ServerProcess.prepare();
  await server.start();
  const [editor] = await givenPeople(server, [{ role: 'editor' }, { role: 'editor' }]);
  ({ token } = await signIn(server, editor!));
});

afterAll(() => server.destroy());

/** As many authorities as rows, each with two numbers, a mailbox and an address. */
function file(): string {
  const row = (_: unknown, i: number) => {
    const tail = String(i).padStart(5, '0');
    return `${STATES[i % STATES.length]};autoridad central;Autoridad ${tail} de ${'abcdefghij'[i % 10]};Asistencia jurídica mutua;Calle ${i};+55 61 2${tail}-00${i % 90} / ${i % 90 > 9 ? '' : '0'}${(i % 90) + 1};a${tail}@autoridad.gob.ar`;
  };
  return [
    'País;Registro;Institución;Funciones;Dirección;Teléfono;Correo',
    ...Array.from({ length: ROWS }, row),
  ].join('\n');
}

async function call(method: string, path: string, body?: string): Promise<Preview> {
  const response = await fetch(`${server.url}/api/v1/imports${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, ...(body ? { 'Content-Type': 'text/csv' } : {}) },
    ...(body ? { body } : {}),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text}`);
  return JSON.parse(text) as Preview;
}

const entries = async (): Promise<number> =>
  Number((await server.ask<{ count: string }>('select count(*) from register_entry'))[0]!.count);

async function until(id: string, reached: (preview: Preview) => boolean): Promise<Preview> {
  for (;;) {
    const preview = await call('GET', `/${id}`);
    if (reached(preview)) return preview;
    await pause(25);
  }
}

test(`a commit of ${ROWS} rows, killed in the middle, is taken up again and comes once`, async () => {
  const idle = server.memory();
  let peak = idle;
  const watch = setInterval(
    () =>
      (peak = Math.max(
        peak,
        safely(() => server.memory(), 0),
      )),
    20,
  );
  const began = performance.now();
  const preview = await call('POST', '', file());
  const previewTook = performance.now() - began;
  const previewPeak = peak;
  expect(preview.counts['create']).toBe(ROWS);

  await call('POST', `/${preview.id}/commit`);
  const midway = await until(preview.id, ({ done, state }) => done > ROWS / 4 || state === 'committed');
  expect(midway.state).toBe('committing');
  await server.end('SIGKILL');
  await server.start();
  expect(await entries()).toBe(0);
  expect((await call('POST', `/${preview.id}/commit`)).state).toBe('committing');

  const again = performance.now();
  const done = await until(preview.id, ({ state }) => state === 'committed');
  expect(done.done).toBe(ROWS);
  expect(await entries()).toBe(ROWS);
  clearInterval(watch);
  console.log(
    `${ROWS} rows: preview ${Math.round(previewTook)} ms, taken up and committed ${Math.round(performance.now() - again)} ms ` +
      `after the restart; memory ${Math.round(idle)} MiB idle, ${Math.round(previewPeak)} MiB at most for the preview, ${Math.round(peak)} MiB for all`,
  );
  expect(peak).toBeLessThan(300);
  const records = await server.ask<{ count: string }>(
    `select count(*) from audit_record where action in ('entry.created', 'entry.published', 'import.committed')`,
  );
  expect(Number(records[0]!.count)).toBe(ROWS + 1);
  const { status, output } = server.command('audit', 'verify');
  expect(output).toContain('The audit log is whole');
  expect(status).toBe(0);
});

function safely<T>(ask: () => T, otherwise: T): T {
  try {
    return ask();
  } catch {
    return otherwise;
  }
}
