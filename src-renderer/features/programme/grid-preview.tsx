import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { formatSpan } from '#renderer/features/events/time.ts';
import { Name } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { MOST_AT_ONCE } from '#shared/contract/programme.ts';
import type { roundGrid } from '#shared/domain/round-grid.ts';

/** What a grid makes: how many rounds and which, or why none. */
export function GridPreview({
  event,
  answer,
  names,
  overlaps,
}: {
  event: EventRecord;
  answer: ReturnType<typeof roundGrid>;
  names: readonly string[];
  overlaps: boolean;
}) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  if (!answer.ok)
    return (
      <p className="grid-wrong" data-tone="warn" role="status">
        {t(`programme.gridWrong.${answer.problem}`, {
          count: answer.count,
          formatted: format.number(answer.count),
          most: MOST_AT_ONCE,
        })}
      </p>
    );
  return (
    <section className="grid-preview" aria-label={t('programme.preview')}>
      <p role="status">
        <b>{t('programme.rounds', { count: answer.spans.length })}</b>{' '}
        <span className="ui-dim">
          {t('events.clocksOf', { zone: event.timeZone })} {overlaps && t('programme.overlap')}
        </span>
      </p>
      <ol>
        {answer.spans.map((span, index) => (
          <li key={span.startAt}>
            <Name text={names[index] ?? ''} cut />
            <span className="ui-dim">{formatSpan({ ...span, timeZone: event.timeZone }, i18n.language)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
