import { useTranslation } from 'react-i18next';
import { useEvents } from '#renderer/api/queries.ts';
import { useFormat } from '#renderer/app/format.ts';

/** What is in a copy beside what is here now, so that nobody takes the wrong one. */
export function Comparison({ content }: { content: { events: number; registrations: number } }) {
  const { t } = useTranslation();
  const format = useFormat();
  const events = useEvents().data;
  const here = {
    events: events?.length ?? 0,
    registrations: events?.reduce((sum, event) => sum + event.registrations, 0) ?? 0,
  };
  return (
    <table className="upkeep-compare">
      <thead>
        <tr>
          <td />
          <th scope="col">{t('upkeep.inCopy')}</th>
          <th scope="col">{t('upkeep.hereNow')}</th>
        </tr>
      </thead>
      <tbody>
        {(['events', 'registrations'] as const).map((what) => (
          <tr key={what}>
            <th scope="row">{t(`upkeep.content.${what}`)}</th>
            <td>{format.number(content[what])}</td>
            <td>{format.number(here[what])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
