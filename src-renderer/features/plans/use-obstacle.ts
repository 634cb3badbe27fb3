import { useTranslation } from 'react-i18next';
import type { Board } from '#shared/contract/plans.ts';
import type { Obstacle } from '#shared/domain/plan.ts';
import { isolated } from './isolated.ts';

/** What stands in the way of a meeting, as sentences. */
export function useObstacles(board: Board): (obstacles: readonly Obstacle[]) => string {
  const { t } = useTranslation();
  const nameOf = (id: string) => isolated(board.people.find((person) => person.id === id)?.name ?? '');
  const pointOf = (id: string) => board.points.find((point) => point.id === id)?.name ?? '';
  const whose = (meetingId: string) =>
    (board.meetings.find(({ id }) => id === meetingId)?.people ?? []).map(nameOf).join(' · ');
  const sentence = (obstacle: Obstacle): string => {
    switch (obstacle.kind) {
      case 'busy':
      case 'away':
      case 'limit':
        return t(`board.obstacle.${obstacle.kind}`, { name: nameOf(obstacle.id) });
      case 'full':
      case 'closed':
        return t(`board.obstacle.${obstacle.kind}`, { name: pointOf(obstacle.id) });
      case 'before':
      case 'after':
        return t(`board.obstacle.${obstacle.kind}`, { name: whose(obstacle.meetingId) });
      default:
        return t(`board.obstacle.${obstacle.kind}`);
    }
  };
  return (obstacles) => [...new Set(obstacles.map(sentence))].join(' ');
}
