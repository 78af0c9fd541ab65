import { canonical } from './chain.js';

/** A signed statement: at that instant, record `seq` had this hash. The log reached at least that far. */
export interface Checkpoint {
  seq: number;
  /** Hexadecimal. */
  hash: string;
  /** ISO 8601 UTC. */
  at: string;
  /** Which key signed. */
  key: string;
  /** Base64. */
  signature: string;
}

/** The text that is signed. */
export const signedText = ({ seq, hash, at, key }: Omit<Checkpoint, 'signature'>): string =>
  `enlace audit checkpoint 1\n${canonical({ seq, hash, at, key })}`;

/** One line of the checkpoints' file, or null when it is none. */
export function parseCheckpoint(line: string): Checkpoint | null {
  try {
    const value = JSON.parse(line) as Partial<Record<keyof Checkpoint, unknown>> | null;
    if (typeof value !== 'object' || value === null || !Number.isSafeInteger(value.seq)) return null;
    const texts = [value.hash, value.at, value.key, value.signature];
    return texts.every((text) => typeof text === 'string') ? (value as Checkpoint) : null;
  } catch {
    return null;
  }
}
