import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { qrShape } from '#renderer/features/print/qr.ts';

/** Light modules around a code without which scanners do not find it. */
const QUIET = 4;

/** A pairing code to be scanned, and the same to be typed. */
export function CodeView({ code }: { code: string }) {
  const { t } = useTranslation();
  const { size, path } = useMemo(() => qrShape(code), [code]);
  const whole = size + 2 * QUIET;
  return (
    <div className="sync-code">
      <svg
        viewBox={`${-QUIET} ${-QUIET} ${whole} ${whole}`}
        shapeRendering="crispEdges"
        role="img"
        aria-label={t('sync.qr')}
      >
        <path d={path} />
      </svg>
      <output className="selectable" dir="ltr" aria-label={t('sync.code')}>
        {code.split('-').map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the code is what a group is
          <span key={index}>{group} </span>
        ))}
      </output>
    </div>
  );
}
