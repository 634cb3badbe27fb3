import './dialog.css';
import { X } from 'lucide-react';
import { type FormEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { IconButton } from './button.tsx';

interface DialogProps {
  title: ReactNode;
  onClose: () => void;
  /** Name of the closing cross. */
  closeLabel: string;
  children: ReactNode;
  /** Buttons; the first stands at the start, the main one comes last. */
  footer?: ReactNode;
  size?: 's' | 'm' | 'l';
  kind?: 'dialog' | 'drawer';
  /** Makes the dialog a form: Enter in any field submits. */
  onSubmit?: () => void;
  /** Closes by the buttons of its footer alone: what it shows is not to be seen again. */
  once?: boolean;
}

/**
 * A modal dialog on the platform's own `<dialog>`: the page behind is inert, Tab stays inside, Esc closes, focus returns.
 * Mount it to open it. An element inside with `autoFocus` gets the focus.
 */
export function Dialog({
  title,
  onClose,
  closeLabel,
  children,
  footer,
  size = 'm',
  kind = 'dialog',
  onSubmit,
  once = false,
}: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  /** Whether the press that may become a click began beside the dialog: whoever selects text may let go there. */
  const pressedBeside = useRef(false);

  // Not later than what is drawn: the focus would be taken from who has gone on meanwhile.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    const before = document.activeElement;
    if (!dialog.open) {
      dialog.showModal();
      // React has focused `autoFocus` before the dialog was open; the browser would focus the cross instead.
      dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    }
    return () => {
      dialog.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  const inside = (
    <>
      <div className="ui-dialog-head">
        <h2 id={titleId}>{title}</h2>
        {!once && <IconButton icon={X} label={closeLabel} onClick={onClose} />}
      </div>
      <div className="ui-dialog-body">{children}</div>
      {footer && <div className="ui-dialog-foot">{footer}</div>}
    </>
  );

  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit?.();
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc does for the keyboard what a click beside the dialog does
    <dialog
      ref={ref}
      className="ui-dialog"
      data-size={size}
      data-kind={kind}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        if (!once) onClose();
      }}
      // A second Esc would close it however the first was answered.
      closedby={once ? 'none' : undefined}
      onPointerDown={(event) => {
        pressedBeside.current = event.target === ref.current;
      }}
      onClick={(event) => {
        if (event.target === ref.current && pressedBeside.current && !once) onClose();
      }}
    >
      {onSubmit === undefined ? (
        inside
      ) : (
        <form className="ui-dialog-form" onSubmit={submit} noValidate>
          {inside}
        </form>
      )}
    </dialog>
  );
}
