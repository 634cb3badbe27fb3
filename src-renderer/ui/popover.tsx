import './floating.css';
import './popover.css';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { place } from './place.ts';

/** What the button that opens a popover must carry. */
export interface PopoverTrigger {
  popoverTarget: string;
  'aria-expanded': boolean;
  'aria-haspopup': 'dialog';
}

/**
 * A panel that a button opens beside itself, on the platform's own popover: a click elsewhere and Esc close it and the focus
 * returns to the button. Arrow keys move between its controls. The content is there only while it is open.
 */
export function Popover({
  label,
  trigger,
  children,
}: {
  label: string;
  trigger: (props: PopoverTrigger) => ReactNode;
  children: (close: () => void) => ReactNode;
}) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const [element, anchor] = [panel.current, frame.current];
    if (!open || element === null || anchor === null) return;
    const follow = () => place(element, anchor.getBoundingClientRect());
    // Its content may come later, and the window may become another size.
    const observer = new ResizeObserver(follow);
    observer.observe(element);
    window.addEventListener('resize', follow);
    controlsOf(element)[0]?.focus();
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', follow);
    };
  }, [open]);

  return (
    <span ref={frame} className="ui-popover-frame">
      {trigger({ popoverTarget: id, 'aria-expanded': open, 'aria-haspopup': 'dialog' })}
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className="ui-floating ui-popover"
        onToggle={(event) => setOpen(event.newState === 'open')}
        onKeyDown={moveFocus}
      >
        {open && children(() => panel.current?.hidePopover())}
      </div>
    </span>
  );
}

function controlsOf(panel: HTMLElement): HTMLElement[] {
  return [...panel.querySelectorAll<HTMLElement>('button:not(:disabled), input:not(:disabled)')];
}

function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const controls = controlsOf(event.currentTarget);
  const at = controls.indexOf(document.activeElement as HTMLElement);
  controls.at((at + step) % controls.length)?.focus();
  event.preventDefault();
}
