import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { Button, Card, Name } from '#renderer/ui/index.ts';
import type { Dashboard } from '#shared/contract/records.ts';
import { BarTable } from './bar-table.tsx';
import { share, topOf } from './figures.ts';
import type { ZoneFormat } from './zone-format.ts';

/** As many as a glance takes in. */
const MOST_TYPES = 8;

/** How many of each ticket type there are, and how many of them came. */
export function TypesCard({ types, zone }: { types: Dashboard['ticketTypes']; zone: ZoneFormat }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [all, setAll] = useState(false);
  if (types.length === 0)
    return (
      <Card title={t('overview.types')}>
        <p className="ui-dim">{t('overview.noTypes')}</p>
      </Card>
    );
  const { top, others } = topOf(types, all ? types.length : MOST_TYPES);
  const rowOf = (key: string, name: React.ReactNode, { enrolled, visited }: { enrolled: number; visited: number }) => {
    const came = share(visited, enrolled);
    return {
      key,
      name,
      // Whoever came may have cancelled since.
      whole: Math.max(enrolled, visited),
      part: visited,
      cells: [format.number(visited), format.number(enrolled), came === null ? '–' : zone.percent(came)],
    };
  };
  return (
    <Card title={t('overview.types')}>
      <BarTable
        label={t('overview.types')}
        head={[t('overview.type'), t('overview.visited'), t('overview.enrolled'), t('overview.share')]}
        rows={[
          ...top.map((type) =>
            rowOf(`type ${type.name}`, type.name === '' ? t('overview.noType') : <Name text={type.name} />, type),
          ),
          ...(others === null
            ? []
            : [rowOf('others', t('overview.others', { formatted: format.number(others.count) }), others)]),
        ]}
      />
      {types.length > MOST_TYPES + 1 && (
        <div>
          <Button aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('overview.fewer') : t('overview.all', { formatted: format.number(types.length) })}
          </Button>
        </div>
      )}
    </Card>
  );
}
