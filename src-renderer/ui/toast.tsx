import './toast.css';
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { useRef } from 'react';
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

/** Short messages at the foot of the screen. The list is kept by whoever shows it. */
export function Toasts({
  items,
  closeLabel,
  onDismiss,
}: {
  items: readonly ToastItem[];
  closeLabel: string;
  onDismiss: (id: string) => void;
}) {
  const ref = useRef<HTMLDivElement>(null);
  useTopLayer(ref, items.length > 0, items);
  return (
    <div ref={ref} className="ui-toasts" popover="manual" role="status" aria-live="polite">
      {items.map((item) => (
        <div key={item.id} className="ui-toast" data-tone={item.tone}>
          <Icon of={ICONS[item.tone]} />
          <span className="ui-toast-text" dir="auto">
            {item.text}
          </span>
          {item.action && (
            <Button
              {...(item.action.keys === undefined ? {} : { keys: item.action.keys })}
              onClick={() => {
                item.action?.run();
                onDismiss(item.id);
              }}
            >
              {item.action.label}
            </Button>
          )}
          <IconButton icon={X} label={closeLabel} onClick={() => onDismiss(item.id)} />
        </div>
      ))}
    </div>
  );
}
