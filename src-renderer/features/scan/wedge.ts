import { createBurstReader, PATIENCE_MS } from './burst.ts';
import { createDoubleReadFilter } from './double-read.ts';

const LATE_MS = 20;

type TextControl = HTMLInputElement | HTMLTextAreaElement;

interface Remembered {
  control: TextControl;
  value: string;
  start: number | null;
  end: number | null;
}

/**
 * Catches keyboard-wedge scanners on the whole page, wherever the focus is: listens before everything else, hands each scan to
 * `onScan`, and leaves the field that had the focus as it was. Returns how to stop.
 */
export function captureWedge(target: Window, onScan: (code: string) => void): () => void {
  const reader = createBurstReader();
  const fresh = createDoubleReadFilter();
  let remembered: Remembered | null = null;
  let timer: number | null = null;

  const done = (code: string, time: number) => {
    remembered = null;
    const text = code.trim();
    if (text !== '' && fresh(text, time)) onScan(text);
  };

  const onSilence = (due: number) => {
    timer = null;
    const now = performance.now();
    // A busy page runs its timers late: keys may be waiting behind this one.
    if (now - due > LATE_MS) return listen(LATE_MS);
    const { scan, giveBack } = reader.silence(now);
    if (scan !== null) done(scan, now);
    if (giveBack !== null && remembered !== null) insert(remembered.control, giveBack);
  };

  const listen = (ms: number) => {
    const due = performance.now() + ms;
    timer = target.setTimeout(() => onSilence(due), ms);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // The event's own time is that of the key press: a busy page does not blur the rhythm.
    const reaction = reader.key({
      key: event.key,
      time: event.timeStamp,
      repeat: event.repeat,
      composing: event.isComposing,
      command: isCommand(event),
    });
    if (timer !== null) target.clearTimeout(timer);
    listen(PATIENCE_MS);

    if (reaction.kind === 'pass') {
      if (reaction.begins) remembered = remember(event.target);
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (reaction.restore && remembered !== null) restore(remembered);
    if (reaction.scan !== null) done(reaction.scan, event.timeStamp);
  };

  target.addEventListener('keydown', onKeyDown, { capture: true });
  return () => {
    target.removeEventListener('keydown', onKeyDown, { capture: true });
    if (timer !== null) target.clearTimeout(timer);
  };
}

/** Whether modifiers make the key a command. AltGr, which types @ and | on many layouts, reports Ctrl and Alt. */
function isCommand(event: KeyboardEvent): boolean {
  if (event.getModifierState('AltGraph')) return false;
  return event.ctrlKey || event.altKey || event.metaKey;
}

function remember(target: EventTarget | null): Remembered | null {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return null;
  return { control: target, value: target.value, start: target.selectionStart, end: target.selectionEnd };
}

function restore({ control, value, start, end }: Remembered): void {
  if (control.value === value) return;
  setValue(control, value);
  // Inputs of type e-mail and number have no selection.
  if (start !== null) control.setSelectionRange(start, end);
}

function insert(control: TextControl, text: string): void {
  const at = control.selectionStart ?? control.value.length;
  const to = control.selectionEnd ?? at;
  setValue(control, control.value.slice(0, at) + text + control.value.slice(to));
  if (control.selectionStart !== null) control.setSelectionRange(at + text.length, at + text.length);
}

/** Past React's own setter, then told as input, so that a controlled field follows. */
function setValue(control: TextControl, value: string): void {
  const prototype = control instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(control, value);
  control.dispatchEvent(new Event('input', { bubbles: true }));
}
