// biome-ignore-all lint/a11y/useSemanticElements: a table whose rows are placed one by one is no <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: a row of a table is nothing to press
import { Pencil, Split } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { Checkbox, IconButton, Name } from '#renderer/ui/index.ts';
import type { KeywordRow } from '#shared/contract/interests.ts';

/** A keyword: how it is shown, what was merged into it, how many have it where. */
export function KeywordLine({
  row,
  at,
  top,
  height,
  narrow,
  selected,
  onToggle,
  onRename,
  onSplit,
}: {
  row: KeywordRow;
  at: number;
  top: number;
  height: number;
  narrow: boolean;
  selected: boolean;
  onToggle: (at: number, range: boolean) => void;
  onRename: (row: KeywordRow) => void;
  onSplit: (row: KeywordRow) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { label, merged, offering, lookingFor, topics, people } = row;
  const counts = { offering, lookingFor, topics, people };
  const inWords = [
    t('interests.people', { count: people, formatted: format.number(people) }),
    ...(['offering', 'lookingFor', 'topics'] as const)
      .filter((list) => row[list] > 0)
      .map((list) => t(`matching.counted.${list}`, { formatted: format.number(row[list]) })),
  ].join(' · ');
  return (
    <div
      role="row"
      // The header is the first row.
      aria-rowindex={at + 2}
      className="keyword"
      data-row={at}
      data-selected={selected}
      style={{ transform: `translateY(${top}px)`, height }}
    >
      <div role="cell">
        <Checkbox
          aria-label={t('matching.select', { label })}
          checked={selected}
          onChange={(event) => onToggle(at, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
        />
      </div>
      <div role="cell" className="keyword-what">
        <b>
          <Name text={label} cut />
        </b>
        {merged.length > 0 && (
          <span className="ui-dim ui-cut">
            {t('matching.also')} <Name text={merged.map((one) => one.label).join(', ')} />
          </span>
        )}
        {narrow && <span className="ui-dim ui-cut">{inWords}</span>}
      </div>
      {!narrow &&
        Object.entries(counts).map(([column, count]) => (
          <span key={column} role="cell" className="keyword-count" data-none={count === 0}>
            {format.number(count)}
          </span>
        ))}
      <div role="cell" className="keyword-act">
        {merged.length > 0 && (
          <IconButton icon={Split} label={t('matching.splitNamed', { label })} onClick={() => onSplit(row)} />
        )}
        <IconButton icon={Pencil} label={t('matching.renameNamed', { label })} onClick={() => onRename(row)} />
      </div>
    </div>
  );
}
