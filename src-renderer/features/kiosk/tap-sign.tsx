import { QrCode } from 'lucide-react';

/** A badge that comes near a reader, drawn, or a code where there is no reader: it says the same as the words below it. */
export function TapSign({ busy, away }: { busy: boolean; away: boolean }) {
  if (away) return <QrCode className="tap-sign" strokeWidth={1.25} aria-hidden="true" />;
  return (
    <svg className="tap-sign" data-busy={busy} viewBox="0 0 240 240" aria-hidden="true">
      <g className="tap-waves" fill="none" stroke="currentColor" strokeWidth="7" strokeLinecap="round">
        <path d="M146 88a45 45 0 0 1 0 64" />
        <path d="M167 67a75 75 0 0 1 0 106" />
        <path d="M188 46a105 105 0 0 1 0 148" />
      </g>
      <g className="tap-badge">
        <path
          d="M62 22 92 66 122 22"
          fill="none"
          stroke="currentColor"
          strokeWidth="8"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
        <rect x="48" y="66" width="88" height="118" rx="18" fill="currentColor" />
        <circle cx="92" cy="108" r="18" fill="var(--kiosk-ground)" />
        <path d="M66 162c3-21 14-30 26-30s23 9 26 30z" fill="var(--kiosk-ground)" />
      </g>
    </svg>
  );
}
