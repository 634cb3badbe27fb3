import './bits.css';

/** Keys to press, as in `Ctrl Z`: a hint for the eye, hidden from screen readers since the control says what it does. */
export function Kbd({ keys }: { keys: string }) {
  // German keyboards have another word on that key, and so have the sentences beside it.
  const isGerman = document.documentElement.lang.startsWith('de');
  return (
    <span className="ui-kbd" aria-hidden="true">
      {isGerman ? keys.replace('Ctrl', 'Strg') : keys}
    </span>
  );
}
