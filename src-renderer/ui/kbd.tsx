import './bits.css';

/** What stands on German keyboards, and in the sentences beside these hints. */
const GERMAN: Readonly<Record<string, string>> = { Ctrl: 'Strg', Shift: 'Umschalt', Space: 'Leertaste' };

/** Keys as they are named on the keyboard of whoever reads the page: parts of the interface know its language by the page alone. */
export function keyNames(keys: string): string {
  if (!document.documentElement.lang.startsWith('de')) return keys;
  return keys
    .split(' ')
    .map((key) => GERMAN[key] ?? key)
    .join(' ');
}

/** Keys to press, as in `Ctrl Z`: a hint for the eye, hidden from screen readers since the control says what it does. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="ui-kbd" aria-hidden="true">
      {keyNames(keys)}
    </span>
  );
}
