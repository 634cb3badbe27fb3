import type { BadgeData } from '#shared/contract/desk.ts';

/** What a print request waits for or does next. `leave`: printed before and not wished for by anybody, so not again. */
export type PrintStep = 'fetch' | 'ask' | 'leave' | 'print';

/** The next step of a print request. `agreed`: somebody has said that they want another one. */
export function nextStep(
  badge: Pick<BadgeData, 'printsBefore'> | null,
  automatic: boolean,
  agreed: boolean,
): PrintStep {
  if (badge === null) return 'fetch';
  if (badge.printsBefore === 0 || agreed) return 'print';
  return automatic ? 'leave' : 'ask';
}
