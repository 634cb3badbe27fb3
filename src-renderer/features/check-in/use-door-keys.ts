import { useEffect, useRef } from 'react';
import { useScans } from '#renderer/app/state/services.tsx';
import { useUndo } from '#renderer/features/scan/use-undo.ts';
import { isPass } from '#shared/domain/verdict.ts';
import type { Door } from './door-context.tsx';
import type { Lookup } from './use-lookup.ts';

/** The keys of the check-in screen, wherever on it the focus is. */
export function useDoorKeys(parts: { lookup: Lookup; door: Door }): void {
  const scans = useScans();
  const undo = useUndo();
  const latest = useRef(parts);
  useEffect(() => {
    latest.current = parts;
  });

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]') !== null) return;
      const { lookup, door } = latest.current;
      const control = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      const { shown } = scans.store.getState();

      if (event.key === 'Escape') {
        if (lookup.text !== '') lookup.clear();
        else scans.dismiss();
      } else if (control && event.key === 'z' && lookup.text === '') void undo();
      else if (control && event.key === 'p') {
        const person = shown?.result?.registration;
        if (person && shown?.result && isPass(shown.result.verdict) && !shown.undone) door.print(person);
      } else if (control && event.key === 'Enter') {
        const id = lookup.activeId ?? shown?.result?.registration?.id;
        if (id) door.showDetails(id);
      } else if (event.altKey && !event.ctrlKey && /^Digit[1-9]$/.test(event.code))
        lookup.pick(Number(event.code.at(-1)));
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [scans, undo]);
}
