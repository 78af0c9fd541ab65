import { describe, expect, it } from '@jest/globals';
import { Turnstile } from './turnstile.js';

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('a turnstile', () => {
  it('never lets more run at once than it was told, and all that wait get their turn', async () => {
    const turnstile = new Turnstile(3, 100, 'later');
    let running = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, (running += 1));
      await pause();
      running -= 1;
    };
    await Promise.all(Array.from({ length: 20 }, () => turnstile.inTurn(work)));
    expect(most).toBe(3);
  });

  it('turns away who finds the line full, and goes on after a failure', async () => {
    const turnstile = new Turnstile(1, 1, 'later');
    const first = turnstile.inTurn(async () => {
      await pause();
      throw new Error('broken');
    });
    const second = turnstile.inTurn(() => Promise.resolve('done'));
    await expect(turnstile.inTurn(pause)).rejects.toMatchObject({ code: 'unavailable' });
    await expect(first).rejects.toThrow('broken');
    await expect(second).resolves.toBe('done');
  });
});
