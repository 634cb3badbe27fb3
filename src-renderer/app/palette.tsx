import './overlays.css';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/index.ts';
import { type Command, filterCommands, useCommands } from './commands.ts';
import { useUi } from './state/services.tsx';

/** Ctrl+K: any screen, event or action by a few letters of its name. */
export function Palette() {
  const { t } = useTranslation();
  const open = useUi((state) => state.open);
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const commands = filterCommands(useCommands(), text);
  const current = commands[Math.min(at, commands.length - 1)];

  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useEffect(() => {
    if (current !== undefined) document.getElementById(`palette-${current.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const run = (command: Command) => {
    open('none');
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = commands.length - 1;
    if (event.key === 'ArrowDown') setAt(at >= last ? 0 : at + 1);
    else if (event.key === 'ArrowUp') setAt(at <= 0 ? last : at - 1);
    else if (event.key === 'Enter' && current !== undefined && !event.nativeEvent.isComposing) run(current);
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc does for the keyboard what a click beside the palette does
    <dialog
      ref={dialog}
      className="palette"
      aria-label={t('palette.title')}
      onCancel={(event) => {
        event.preventDefault();
        open('none');
      }}
      onClick={(event) => {
        if (event.target === dialog.current) open('none');
      }}
    >
      <input
        className="palette-box"
        dir="auto"
        role="combobox"
        aria-label={t('palette.title')}
        aria-expanded="true"
        aria-controls="palette-list"
        aria-autocomplete="list"
        aria-activedescendant={current === undefined ? undefined : `palette-${current.id}`}
        placeholder={t('palette.placeholder')}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
      />
      {commands.length === 0 && <p className="palette-none">{t('palette.nothing')}</p>}
      <div id="palette-list" className="palette-list" role="listbox" aria-label={t('palette.title')}>
        {commands.map((command) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box above has the focus and the keys
          // biome-ignore lint/a11y/useFocusableInteractive: chosen through aria-activedescendant
          <div
            key={command.id}
            id={`palette-${command.id}`}
            className="palette-item"
            role="option"
            aria-selected={command === current}
            onClick={() => run(command)}
            onPointerMove={() => setAt(commands.indexOf(command))}
          >
            <Icon of={command.icon} />
            <bdi dir="auto" className="ui-cut">
              {command.label}
            </bdi>
            <span className="palette-kind">{command.kind}</span>
          </div>
        ))}
      </div>
    </dialog>
  );
}
