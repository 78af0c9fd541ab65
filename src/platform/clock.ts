import { Injectable } from '@nestjs/common';

/** The only source of time. Business SQL takes the instant as a parameter, never the database's own clock. */
@Injectable()
export class Clock {
  /** The present instant. */
  now(): Date {
    return new Date();
  }

  /** Today's calendar date in UTC, `YYYY-MM-DD`. */
  today(): string {
    return this.now().toISOString().slice(0, 10);
  }
}
