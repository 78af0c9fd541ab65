import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';

/** Whether somebody is typing, so that a key is a letter and no command. */
const typing = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, dialog, [role=dialog]') !== null;

/** The key `/` leads to the search box: this screen's, or else that of the search. */
export function useSlash(signedIn: boolean): void {
  const navigate = useNavigate();
  useEffect(() => {
    if (!signedIn) return;
    const lead = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      event.preventDefault();
      const box = document.querySelector<HTMLInputElement>('main [role=search] input[type=search]');
      if (box) box.focus();
      else void navigate({ to: '/search', hash: 'words' });
    };
    document.addEventListener('keydown', lead);
    return () => document.removeEventListener('keydown', lead);
  }, [navigate, signedIn]);
}
