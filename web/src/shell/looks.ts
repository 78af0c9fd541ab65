import useMediaQuery from '@mui/material/useMediaQuery';
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

/** What is drawn; paper is always light. */
export function useMode(): 'light' | 'dark' {
  const night = useMediaQuery('(prefers-color-scheme: dark)', { noSsr: true });
  const paper = useMediaQuery('print', { noSsr: true });
  const looks = useChosenLooks();
  if (paper) return 'light';
  return looks === 'system' ? (night ? 'dark' : 'light') : looks;
}
