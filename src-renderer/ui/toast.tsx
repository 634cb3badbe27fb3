import './toast.css';
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button, IconButton } from './button.tsx';
import { Icon } from './icon.tsx';
import { useTopLayer } from './use-top-layer.ts';

export interface ToastItem {
  id: string;
  text: string;
  tone: 'idle' | 'ok' | 'no';
  action?: { label: string; keys?: string; run: () => void };
}

const ICONS = { idle: Info, ok: CircleCheck, no: CircleAlert };

interface ToastsProps {
  items: readonly ToastItem[];
  closeLabel: string;
  onDismiss: (id: string) => void;
}

/** Short messages at the foot of the screen. The list is kept by whoever shows it. */
export function Toasts(props: ToastsProps) {
  const place = useTopmost(props.items.length > 0);
  return createPortal(<Shown {...props} />, place);
}

/** The topmost open dialog, or the page. What is outside of a modal dialog takes no clicks, in the top layer or not. */
function useTopmost(active: boolean): Element {
  const [place, setPlace] = useState<Element>(document.body);
  useLayoutEffect(() => {
    if (!active) return;
    const look = () => setPlace([...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body);
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['open'] });
    look();
    return () => {
      observer.disconnect();
      setPlace(document.body);
    };
  }, [active]);
  return place;
}

/** Whether somebody points at a toast, or has the focus on one. One that came up under a pointer at rest is not pointed at. */
export function areToastsInHand(): boolean {
  return document.querySelector('.ui-toast[data-pointed]:hover, .ui-toasts:focus-within') !== null;
}

/** Puts the focus on what the newest toast offers to do. @returns whether there is any */
export function focusToastAction(): boolean {
  const action = [...document.querySelectorAll<HTMLElement>('[data-toast-action]')].at(-1);
  action?.focus();
  return action !== undefined;
}

function Shown({ items, closeLabel, onDismiss }: ToastsProps) {
  const ref = useRef<HTMLDivElement>(null);
  /** What had the focus before a toast got it. */
  const before = useRef<HTMLElement | null>(null);
  useTopLayer(ref, items.length > 0, items);
  const giveBackFocus = () => {
    if (ref.current?.contains(document.activeElement)) before.current?.focus();
  };
  const close = (id: string) => {
    giveBackFocus();
    onDismiss(id);
  };
  return (
    <div
      ref={ref}
      className="ui-toasts"
      popover="manual"
      role="status"
      aria-live="polite"
      onFocus={({ currentTarget, relatedTarget }) => {
        if (currentTarget.contains(relatedTarget)) return;
        before.current = relatedTarget instanceof HTMLElement ? relatedTarget : null;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Not for the dialog that the toasts may stand in.
        event.preventDefault();
        event.stopPropagation();
        giveBackFocus();
      }}
    >
      {items.map((item) => (
        <div
          key={item.id}
          className="ui-toast"
          data-tone={item.tone}
          onPointerMove={({ currentTarget }) => {
            currentTarget.dataset.pointed = 'true';
          }}
        >
          <Icon of={ICONS[item.tone]} />
          <span className="ui-toast-text" dir="auto">
            {item.text}
          </span>
          {item.action && (
            <Button
              {...(item.action.keys === undefined ? {} : { keys: item.action.keys })}
              data-toast-action
              onClick={() => {
                close(item.id);
                item.action?.run();
              }}
            >
              {item.action.label}
            </Button>
          )}
          <IconButton icon={X} label={closeLabel} onClick={() => close(item.id)} />
        </div>
      ))}
    </div>
  );
}
