import { useRef } from 'react';
import { Button, type LucideIcon } from '#renderer/ui/index.ts';

/** A button that asks for a file. */
export function FileButton({
  icon,
  accept,
  busy,
  onFile,
  children,
}: {
  icon: LucideIcon;
  accept: string;
  busy: boolean;
  onFile: (file: File) => void;
  children: string;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon={icon} busy={busy} onClick={() => input.current?.click()}>
        {children}
      </Button>
      {/* The button stands for it, also for the keyboard. */}
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        onChange={(event) => {
          const file = takenFrom(event.target);
          if (file !== undefined) onFile(file);
        }}
      />
    </>
  );
}

/** The file that was chosen. The same one again, after it was corrected, must count as a choice. */
export function takenFrom(input: HTMLInputElement): File | undefined {
  const file = input.files?.[0];
  input.value = '';
  return file;
}
