import { Clock } from '../../src/platform/clock.js';

/** Time that stands until a test moves it. */
export class TestClock extends Clock {
  private instant: Date;

  constructor(start: string | Date = '2026-11-24T12:00:00Z') {
    super();
    this.instant = new Date(start);
  }

  override now(): Date {
    return new Date(this.instant);
  }

  set(instant: string | Date): void {
    this.instant = new Date(instant);
  }

  /** Moves time on, by milliseconds. */
  advance(milliseconds: number): void {
    this.instant = new Date(this.instant.getTime() + milliseconds);
  }
}
