import { useSyncExternalStore } from 'react';

/** By day or by night: as the system says, unless somebody chose otherwise in this browser. */
export const LOOKS = ['system', 'light', 'dark'] as const;
export type Looks = (typeof LOOKS)[number];

const KEPT = 'enlace-looks';
const listeners = new Set<() => void>();

const chosen = (): Looks => {
  const kept = localStorage.getItem(KEPT);
  return LOOKS.find((one) => one === kept) ?? 'system';
};

export function chooseLooks(looks: Looks): void {
  if (looks === 'system') localStorage.removeItem(KEPT);
  else localStorage.setItem(KEPT, looks);
  for (const changed of listeners) changed();
}

const subscribe = (changed: () => void): (() => void) => {
  listeners.add(changed);
  window.addEventListener('storage', changed);
  return () => {
    listeners.delete(changed);
    window.removeEventListener('storage', changed);
  };
};

export const useChosenLooks = (): Looks => useSyncExternalStore(subscribe, chosen);

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}

/** What is drawn; paper is always light. */
export function useMode(): 'light' | 'dark' {
  const night = useMedia('(prefers-color-scheme: dark)');
  const paper = useMedia('print');
  const looks = useChosenLooks();
  if (paper) return 'light';
  return looks === 'system' ? (night ? 'dark' : 'light') : looks;
}
