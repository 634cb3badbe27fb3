/** A checkbox with a target of its own, beside what it selects. */
export function SelectBox({
  label,
  checked,
  mixed = false,
  onChange,
}: {
  label: string;
  checked: boolean;
  /** Some of several are. */
  mixed?: boolean;
  onChange: () => void;
}) {
  return (
    <label className="select-box" title={label}>
      <input
        type="checkbox"
        aria-label={label}
        checked={checked}
        ref={(box) => {
          if (box !== null) box.indeterminate = mixed;
        }}
        onChange={onChange}
      />
    </label>
  );
}
