import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { focusToastAction } from '#renderer/ui/index.ts';
import { useServices } from './state/services.tsx';
import { useSettings } from './use-settings.ts';

/** The keys that work on every screen. A scanner's keys never get here: they are caught before. */
export function useShortcuts(): void {
  const { ui, session, desk } = useServices();
  const [, change] = useSettings();
  const [location, navigate] = useLocation();

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const run = shortcutOf(event);
      if (run === null) return;
      if (run === 'toast') {
        if (focusToastAction()) event.preventDefault();
        return;
      }
      // Behind a dialog the page is inert; its keys are too. Locking works from anywhere, and toasts stand above dialogs.
      if (run !== 'lock' && document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      if (run === 'lock') session.getState().lock();
      else if (run === 'palette' || run === 'keys') ui.getState().open(run);
      else if (run === 'mode') toggle();
      else {
        if (location !== '/') navigate('/');
        ui.getState().ask(run);
      }
    };
    const toggle = () => {
      const direction = desk.getState().settings?.direction === 'exit' ? 'entry' : 'exit';
      void change({ direction });
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [ui, session, desk, change, location, navigate]);
}

type Shortcut = 'lock' | 'palette' | 'keys' | 'mode' | 'walkIn' | 'camera' | 'toast';

function shortcutOf(event: KeyboardEvent): Shortcut | null {
  const control = event.ctrlKey || event.metaKey;
  if (control && !event.altKey && !event.shiftKey) {
    if (event.key.toLowerCase() === 'k') return 'palette';
    if (event.key.toLowerCase() === 'l') return 'lock';
    return null;
  }
  if (control || event.altKey) return null;
  if (event.key === 'F2') return 'mode';
  if (event.key === 'F4') return 'walkIn';
  if (event.key === 'F6') return 'toast';
  if (event.key === 'F8') return 'camera';
  if (event.key === '?' && !isTyping(event.target)) return 'keys';
  return null;
}

/** A question mark in an empty search box asks for the keys: no name begins with it. */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !(target.type === 'search' && target.value === '');
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
