import './combobox.css';
import './floating.css';
import {
  type ComponentPropsWithRef,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { place } from './place.ts';

interface ComboboxProps<O> extends Omit<ComponentPropsWithRef<'input'>, 'value' | 'onChange' | 'children' | 'list'> {
  value: string;
  onText: (text: string) => void;
  /** What fits the text, in the order in which it is shown. */
  options: readonly O[];
  keyOf: (option: O) => string;
  onPick: (option: O) => void;
  /** Name of the list. */
  listLabel: string;
  /** Enter means the first one until the arrows have moved. Without it Enter is the caller's until then. */
  first?: boolean;
  children: (option: O) => ReactNode;
}

/**
 * A box to type in with what fits below it: arrows move, Enter or a click picks, Esc closes the list and nothing else. The list
 * lies in the top layer, so that no dialog cuts it off; it shows while something is typed, or once an arrow asks for it.
 */
export function Combobox<O>({
  value,
  onText,
  options,
  keyOf,
  onPick,
  listLabel,
  first = false,
  children,
  onKeyDown,
  onBlur,
  ...input
}: ComboboxProps<O>) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const [wanted, setWanted] = useState(false);
  const [moved, setMoved] = useState<string | null>(null);
  const open = wanted && options.length > 0;
  const found = moved === null ? -1 : options.findIndex((option) => keyOf(option) === moved);
  const active = found === -1 && first ? 0 : found;
  const at = options[active];

  const close = () => {
    setWanted(false);
    setMoved(null);
  };
  const pick = (option: O) => {
    close();
    onPick(option);
  };
  const move = (step: 1 | -1) => {
    setWanted(true);
    if (!open && !first) return;
    const from = active === -1 && step === -1 ? 0 : active;
    const next = options[(from + step + options.length) % options.length];
    if (next !== undefined) setMoved(keyOf(next));
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Escape' && open) close();
    else if (event.key === 'Enter' && open && at !== undefined) pick(at);
    else return onKeyDown?.(event);
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      <input
        type="text"
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        {...input}
        ref={box}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open}
        {...(open ? { 'aria-controls': `${id}-list` } : {})}
        {...(open && at !== undefined ? { 'aria-activedescendant': `${id}-${active}` } : {})}
        value={value}
        onChange={(event) => {
          setMoved(null);
          setWanted(event.target.value.trim() !== '');
          onText(event.target.value);
        }}
        onKeyDown={onKey}
        onBlur={(event) => {
          close();
          onBlur?.(event);
        }}
      />
      {open && (
        <Options id={`${id}-list`} label={listLabel} box={box} activeId={at === undefined ? null : `${id}-${active}`}>
          {options.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the focus and the keys
            // biome-ignore lint/a11y/useFocusableInteractive: see above
            <div
              key={keyOf(option)}
              id={`${id}-${index}`}
              role="option"
              className="ui-option"
              aria-selected={option === at}
              onClick={() => pick(option)}
            >
              {children(option)}
            </div>
          ))}
        </Options>
      )}
    </>
  );
}

function Options({
  id,
  label,
  box,
  activeId,
  children,
}: {
  id: string;
  label: string;
  box: { current: HTMLInputElement | null };
  activeId: string | null;
  children: ReactNode;
}) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [list, input] = [panel.current, box.current];
    const anchor = input?.closest('.ui-input') ?? input;
    if (list === null || !anchor) return;
    const follow = () => {
      const rect = anchor.getBoundingClientRect();
      list.style.width = `${rect.width}px`;
      place(list, rect);
    };
    list.showPopover();
    follow();
    const observer = new ResizeObserver(follow);
    observer.observe(list);
    observer.observe(anchor);
    window.addEventListener('resize', follow);
    window.addEventListener('scroll', follow, true);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', follow);
      window.removeEventListener('scroll', follow, true);
    };
  }, [box]);
  useEffect(() => {
    if (activeId !== null) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  return (
    <div
      ref={panel}
      id={id}
      role="listbox"
      aria-label={label}
      popover="manual"
      className="ui-floating ui-options"
      // The focus stays in the box.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      {children}
    </div>
  );
}
