import './forms.css';
import { type DragEvent, type ReactNode, useId, useState } from 'react';
import { Icon, type LucideIcon } from '#renderer/ui/index.ts';
import { takenFrom } from './file-button.tsx';

/** Takes a file: dropped here, or chosen by click or key. */
export function FileDrop({
  icon,
  title,
  hint,
  accept,
  autoFocus,
  onFile,
}: {
  icon: LucideIcon;
  title: ReactNode;
  hint?: ReactNode;
  accept?: string;
  autoFocus?: boolean;
  onFile: (file: File) => void;
}) {
  const id = useId();
  const [over, setOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the input inside does the same by key
    <div
      className="file-drop"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <input
        id={id}
        type="file"
        accept={accept}
        // biome-ignore lint/a11y/noAutofocus: the first thing to do on its screen
        autoFocus={autoFocus}
        onChange={(event) => {
          const file = takenFrom(event.target);
          if (file !== undefined) onFile(file);
        }}
      />
      <label htmlFor={id}>
        <Icon of={icon} size={40} />
        <b>{title}</b>
        {hint && <span>{hint}</span>}
      </label>
    </div>
  );
}
