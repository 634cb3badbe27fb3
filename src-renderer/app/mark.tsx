/** The mark of the app: a badge on its strap. */
export function Mark({ size = 40 }: { size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 40 40" fill="none" aria-hidden="true">
      <path d="M9 1 20 16 31 1" stroke="currentColor" strokeWidth="4" strokeLinejoin="round" strokeLinecap="round" />
      <rect x="7" y="15" width="26" height="23" rx="6" fill="currentColor" />
      <path
        d="m14 26.5 4.2 4.2 8-8.4"
        stroke="var(--panel)"
        strokeWidth="3.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
