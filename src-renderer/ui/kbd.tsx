import './bits.css';

/** Keys to press, as in `Ctrl Z`: a hint for the eye, hidden from screen readers since the control says what it does. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="ui-kbd" aria-hidden="true">
      {keys}
    </span>
  );
}
