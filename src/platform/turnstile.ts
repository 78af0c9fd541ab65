import { Problem } from './problems.js';

/** Lets few run at once, and few wait: a flood of heavy work must not starve the rest. */
export class Turnstile {
  private running = 0;
  private readonly line: (() => void)[] = [];

  /** @param refusal what is said when the line is full, too. */
  constructor(
    private readonly atOnce: number,
    private readonly inLine: number,
    private readonly refusal: string,
  ) {}

  /**
   * Runs the work when its turn comes.
   * @throws Problem `unavailable` (503) when too many wait already.
   */
  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.atOnce) {
      if (this.line.length >= this.inLine) throw new Problem('unavailable', this.refusal);
      await new Promise<void>((resolve) => this.line.push(resolve));
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.line.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
