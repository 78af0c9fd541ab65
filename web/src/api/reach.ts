/** Whether the server answers: noted by every request, shown by the frame. */
let away = false;
const listeners = new Set<() => void>();

/** A server that is not there, or says itself that it cannot answer now. */
export const isAway = (status: number): boolean => status === 0 || (status >= 502 && status <= 504);

export function noteReach(status: number): void {
  const now = isAway(status);
  if (now === away) return;
  away = now;
  for (const changed of listeners) changed();
}

export const serverIsAway = (): boolean => away;

export function subscribeReach(changed: () => void): () => void {
  listeners.add(changed);
  return () => void listeners.delete(changed);
}
