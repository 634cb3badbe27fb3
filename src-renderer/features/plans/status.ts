import { Ban, Check, Clock, Hourglass, type LucideIcon, Play, UserX } from 'lucide-react';
import type { Tone } from '#renderer/ui/index.ts';
import type { BoardMeeting } from '#shared/contract/plans.ts';
import type { MeetingStatus } from '#shared/domain/meeting.ts';

/** Where a meeting stands, as somebody in the hall sees it: `waiting` is one with some at the table, and not yet all. */
export type Standing = MeetingStatus | 'waiting';

export const STANDINGS: Readonly<Record<Standing, { tone: Tone; icon: LucideIcon }>> = {
  pending: { tone: 'idle', icon: Clock },
  waiting: { tone: 'warn', icon: Hourglass },
  active: { tone: 'accent', icon: Play },
  completed: { tone: 'ok', icon: Check },
  noShow: { tone: 'no', icon: UserX },
  cancelled: { tone: 'idle', icon: Ban },
};

/** Where a meeting stands. Its round may have begun: whoever sits there alone still waits. */
export function standingOf({ status, arrived, people }: Pick<BoardMeeting, 'status' | 'arrived' | 'people'>): Standing {
  const isWaiting = arrived.length > 0 && arrived.length < people.length;
  return isWaiting && (status === 'pending' || status === 'active') ? 'waiting' : status;
}
