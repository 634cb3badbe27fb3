import { Fragment } from 'react';
import { cx } from './cx.ts';

/** Half-open ranges of UTF-16 offsets, sorted and apart, as `highlightRanges` gives them. */
export type Ranges = readonly (readonly [start: number, end: number])[];

/** Text with the ranges marked. */
export function Highlighted({ text, ranges }: { text: string; ranges: Ranges }) {
  const parts = [];
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push(<Fragment key={`t${at}`}>{text.slice(at, start)}</Fragment>);
    parts.push(<mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  parts.push(<Fragment key="rest">{text.slice(at)}</Fragment>);
  return <>{parts}</>;
}

/**
 * A name or anything else that people typed: isolated and in its own direction, so that an Arabic name does not turn its
 * neighbours around. `cut` keeps it to one line, with the whole text as tooltip.
 */
export function Name({
  text,
  ranges = [],
  cut,
  className,
}: {
  text: string;
  ranges?: Ranges;
  cut?: boolean;
  className?: string;
}) {
  return (
    <bdi dir="auto" className={cx(cut && 'ui-cut', className)} {...(cut ? { title: text } : {})}>
      <Highlighted text={text} ranges={ranges} />
    </bdi>
  );
}
