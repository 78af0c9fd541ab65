// Callers over HTTP: one request, or many at once for a while.
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

/** Callers at once. */
export const AT_ONCE = 8;
export const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

/** Asks once and reads the answer to its end, without keeping it. */
export function ask(url, headers = {}, keep = false) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const asked = request(url, { agent, headers }, (answer) => {
      let first = 0;
      let size = 0;
      const kept = [];
      answer.on('data', (chunk) => {
        first ||= performance.now() - started;
        size += chunk.length;
        if (keep) kept.push(chunk);
      });
      answer.on('end', () => {
        const time = performance.now() - started;
        if (answer.statusCode !== 200)
          reject(new Error(`${url}: ${answer.statusCode} ${Buffer.concat(kept)}`));
        else resolve({ first, size, time, text: keep ? Buffer.concat(kept).toString() : '' });
      });
    });
    asked.on('error', reject).end();
  });
}

/** Answers a second, by as many callers at once as there are, after a second to warm up. */
export async function rate(urlOf, headers, seconds) {
  const during = async (time) => {
    const end = performance.now() + time * 1000;
    let count = 0;
    const caller = async () => {
      while (performance.now() < end) {
        await ask(urlOf(), headers);
        count += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, caller));
    return count / time;
  };
  await during(1);
  return during(seconds);
}

/** How long answers take in milliseconds, half of them and 99 of 100, asked one after the other after a second to warm up. */
export async function latency(urlOf, headers, seconds) {
  const during = async (time) => {
    const end = performance.now() + time * 1000;
    const times = [];
    while (performance.now() < end) times.push((await ask(urlOf(), headers)).time);
    return times.sort((a, b) => a - b);
  };
  await during(1);
  const times = await during(seconds);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return { p50: at(0.5), p99: at(0.99) };
}
