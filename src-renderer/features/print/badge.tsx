import './badge.css';
import { type CSSProperties, useLayoutEffect, useMemo, useRef } from 'react';
import type { BadgeData } from '#shared/contract/desk.ts';
import { badgeTemplate } from '#shared/domain/badges.ts';
import { directionOf } from './direction.ts';
import { largestFitting } from './fit.ts';
import { qrShape } from './qr.ts';
import { badgeShape } from './shape.ts';

/** What stands on a badge; everything else about a print is not its business. */
export type BadgeFace = Pick<BadgeData, 'name' | 'company' | 'role' | 'ticketType' | 'eventTitle' | 'qr' | 'template'>;

/** A badge in its real size, black on white: label printers know no grey. Folded ones show both sides. */
export function Badge({ face }: { face: BadgeFace }) {
  const template = badgeTemplate(face.template);
  const shape = badgeShape(template);
  const style: CSSProperties & Record<`--${string}`, string> = {
    '--badge-w': `${shape.widthMm}mm`,
    '--badge-h': `${shape.heightMm}mm`,
    '--badge-u': `${shape.unitMm}mm`,
  };
  return (
    <div className="badge" style={style}>
      {template.folded && (
        <div className="badge-back">
          <Side face={face} shape={shape} />
        </div>
      )}
      <Side face={face} shape={shape} />
    </div>
  );
}

function Side({ face, shape }: { face: BadgeFace; shape: ReturnType<typeof badgeShape> }) {
  const qr = useMemo(() => qrShape(face.qr), [face.qr]);
  return (
    <div className="badge-side" data-layout={shape.layout} dir={directionOf(face.name)}>
      <p className="badge-event" dir="auto">
        {face.eventTitle}
      </p>
      <FittedName name={face.name} minMm={shape.unitMm * 2.6} maxMm={shape.unitMm * shape.nameUnits} />
      <div className="badge-foot">
        <div className="badge-facts">
          {face.company && (
            <p className="badge-company" dir="auto">
              {face.company}
            </p>
          )}
          {face.role && (
            <p className="badge-role" dir="auto">
              {face.role}
            </p>
          )}
          {face.ticketType && (
            <p className="badge-type" dir="auto">
              {face.ticketType}
            </p>
          )}
        </div>
        <svg className="badge-qr" viewBox={`0 0 ${qr.size} ${qr.size}`} shapeRendering="crispEdges" aria-hidden="true">
          <path d={qr.path} />
        </svg>
      </div>
    </div>
  );
}

const STEPS = 120;
/** Names smaller than this part of the largest are hard to read across a table. */
const LEGIBLE = 0.4;
const WORTH_BREAKING = 1.4;

/** The name as large as its box allows, over as many lines as that takes. */
function FittedName({ name, minMm, maxMm }: { name: string; minMm: number; maxMm: number }) {
  const box = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLSpanElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another name is another size
  useLayoutEffect(() => {
    const [frame, line] = [box.current, text.current];
    if (frame === null || line === null) return;
    const refit = () => fitName(frame, line, minMm, maxMm);
    refit();
    // A preview in a dialog has no size before the dialog opens.
    const observer = new ResizeObserver(refit);
    observer.observe(frame);
    return () => observer.disconnect();
  }, [name, minMm, maxMm]);

  return (
    <div ref={box} className="badge-name">
      <span ref={text} dir="auto">
        {name}
      </span>
    </div>
  );
}

function fitName(frame: HTMLElement, line: HTMLElement, minMm: number, maxMm: number): void {
  const fits = (size: number) => {
    line.style.fontSize = `${size}mm`;
    return line.scrollWidth <= frame.clientWidth && line.offsetHeight <= frame.clientHeight;
  };
  line.classList.remove('badge-name-broken');
  let size = largestFitting(minMm, maxMm, STEPS, fits);
  if (!fits(size) || size < maxMm * LEGIBLE) {
    // One endless word: broken anywhere, if that makes it much larger, rather than tiny or cut off.
    line.classList.add('badge-name-broken');
    const broken = largestFitting(minMm / 2, maxMm, STEPS, fits);
    line.classList.remove('badge-name-broken');
    if (!fits(size) || broken > size * WORTH_BREAKING) {
      line.classList.add('badge-name-broken');
      size = broken;
    }
  }
  line.style.fontSize = `${size}mm`;
}
