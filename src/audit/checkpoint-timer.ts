import { Injectable } from '@nestjs/common';

/** How long after an append a checkpoint is written, in milliseconds: what a cut of the newest rows may escape. */
export const CHECKPOINT_DELAY = 1000;

/**
 * Asks for a checkpoint about a second after the log moved; many appends in that second share one. Apart from
 * the checkpoints themselves so that appending needs neither keys nor files.
 */
@Injectable()
export class CheckpointTimer {
  private timer: NodeJS.Timeout | null = null;
  private write: (() => Promise<unknown>) | null = null;
  private everMoved = false;

  /** Called once by the checkpoints: what to do when the time comes. */
  onDue(write: () => Promise<unknown>): void {
    this.write = write;
  }

  /** The log moved (or will, at commit). */
  moved(): void {
    this.everMoved = true;
    if (this.timer || !this.write) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.write?.();
    }, CHECKPOINT_DELAY);
    this.timer.unref();
  }

  /**
   * Forgets a pending checkpoint; the caller writes the last one itself.
   * @returns whether this process appended at all: a command that only looked signs nothing.
   */
  stop(): boolean {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.write = null;
    return this.everMoved;
  }
}
