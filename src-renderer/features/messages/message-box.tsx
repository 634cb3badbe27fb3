import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** A box for a message, as high as what is in it. Enter is done, Shift+Enter breaks the line. */
export function MessageBox({
  label,
  value,
  fault,
  autoFocus = false,
  onChange,
  onEnter,
}: {
  label: string;
  value: string;
  /** What is wrong, in words. */
  fault: string | null;
  autoFocus?: boolean;
  onChange: (text: string) => void;
  onEnter: () => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!autoFocus || element === null) return;
    element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
  }, [autoFocus]);
  return (
    <div className="talk-box">
      <textarea
        ref={box}
        className="ui-input"
        dir="auto"
        rows={1}
        aria-label={label}
        placeholder={t('talk.placeholder')}
        aria-invalid={fault !== null}
        aria-describedby={fault === null ? undefined : id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onEnter();
        }}
      />
      {fault !== null && (
        <p id={id} className="talk-fault" data-tone="no" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
