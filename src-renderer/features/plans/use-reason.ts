import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { useZoneFormat } from '#renderer/features/overview/zone-format.ts';
import type { Board } from '#shared/contract/plans.ts';
import type { UnplacedReason } from '#shared/domain/plan.ts';
import { isolated } from './isolated.ts';
import { stretches } from './reasons.ts';

/** Why a meeting has no place, as a sentence. */
export function useReason(board: Board, timeZone: string): (reason: UnplacedReason | null) => string {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const zone = useZoneFormat(timeZone);
  const list = new Intl.ListFormat(i18n.language);
  const times = (ids: readonly string[]) =>
    list.format(
      stretches(board.rounds, ids).map(({ from, until }) =>
        t('plans.stretch', { from: zone.clock(from), until: zone.clock(until) }),
      ),
    );
  const names = (ids: readonly string[]) =>
    list.format(ids.flatMap((id) => board.people.find((person) => person.id === id)?.name ?? []).map(isolated));
  return (reason) => {
    switch (reason?.kind) {
      case undefined:
        return t('plans.reason.none');
      case 'noCommonRound':
        return t('plans.reason.noCommonRound');
      case 'noPoint':
        return t('plans.reason.noPoint', { times: times(reason.rounds) });
      case 'tablesFull':
        return t('plans.reason.tablesFull', {
          times: times(reason.rounds),
          count: reason.missing,
          formatted: format.number(reason.missing),
        });
      case 'limit':
        return t('plans.reason.limit', { names: names(reason.people) });
      case 'busy':
        return t('plans.reason.busy', { names: names(reason.people) });
      case 'order':
        return t('plans.reason.order');
    }
  };
}
