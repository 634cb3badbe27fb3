import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import type { Tone } from '#renderer/ui/index.ts';
import type { ImportStatus } from '#shared/contract/import.ts';
import { KINDS, type Kind } from './status.ts';

const TONES: Record<Kind, Tone> = { new: 'ok', changed: 'accent', unchanged: 'idle', rejected: 'no' };

/** The four figures of a comparison; each shows its examples. */
export function Counts({
  counts,
  chosen,
  onChoose,
}: {
  counts: ImportStatus['counts'];
  chosen: Kind;
  onChoose: (kind: Kind) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="counts">
      {KINDS.map((kind) => (
        <button
          key={kind}
          type="button"
          data-tone={counts[kind] === 0 ? 'idle' : TONES[kind]}
          aria-pressed={kind === chosen}
          onClick={() => onChoose(kind)}
        >
          <b>{format.number(counts[kind])}</b>
          <span>{t(`import.kind.${kind}`)}</span>
        </button>
      ))}
    </div>
  );
}
