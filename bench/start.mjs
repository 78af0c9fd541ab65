// How soon the server answers after it was started, and what it holds when nobody asks.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { line } from './measure.mjs';

const PORT = '38761';

async function started(settings) {
  const began = performance.now();
  const server = spawn(process.execPath, ['dist/src/main.js'], {
    env: { PATH: process.env.PATH, PORT, LOG_LEVEL: 'silent', DEMO: 'false', ...settings },
    stdio: 'ignore',
  });
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${PORT}/health/ready`).catch(() => null);
    if (answer?.ok) return { server, time: performance.now() - began };
    if (server.exitCode !== null) throw new Error('The server did not start');
    await pause(10);
  }
}

async function stopped(server) {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}

/** With the embedded server initialised: the median of five starts. */
export async function measureStart(dataDir) {
  const times = [];
  for (let time = 0; time < 5; time += 1) {
    const { server, time: took } = await started({ DATA_DIR: dataDir });
    times.push(took);
    await stopped(server);
  }
  line('-', 'start to first answer, ms', times.sort((a, b) => a - b)[2].toFixed(0), '-', '-', 1500);
}

/** Without the embedded server, five seconds after its start. */
export async function measureIdle({ dataDir, ownerUrl, servingUrl }) {
  if (process.platform !== 'linux') return;
  const { server } = await started({
    DATA_DIR: dataDir,
    DATABASE_URL: servingUrl,
    DATABASE_OWNER_URL: ownerUrl,
  });
  await pause(5000);
  const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1];
  line(
    '-',
    'idle memory without the embedded server, MB',
    (Number(resident) / 1024).toFixed(0),
    '-',
    '-',
    140,
  );
  await stopped(server);
}
