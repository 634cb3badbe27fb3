import './chips.css';
import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { Icon } from './icon.tsx';
import { Name } from './name.tsx';

/** Words as chips in front of the box that makes more of them. A chip takes itself away; the box has the focus then. */
export function Chips({
  words,
  removeLabel,
  onRemove,
  children,
}: {
  words: readonly string[];
  removeLabel: (word: string) => string;
  onRemove: (word: string) => void;
  /** The box. */
  children: ReactNode;
}) {
  const frame = useRef<HTMLDivElement>(null);
  return (
    <div ref={frame} className="ui-chips ui-input">
      {words.map((word) => (
        <button
          key={word}
          type="button"
          aria-label={removeLabel(word)}
          onClick={() => {
            onRemove(word);
            frame.current?.querySelector('input')?.focus();
          }}
        >
          <Name text={word} cut />
          <Icon of={X} size={16} />
        </button>
      ))}
      {children}
    </div>
  );
}
