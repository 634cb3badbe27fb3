/** Where a meeting stands. */
export const MEETING_STATUSES = ['pending', 'active', 'completed', 'noShow', 'cancelled'] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];

const NEXT: Record<MeetingStatus, readonly MeetingStatus[]> = {
  pending: ['active', 'completed', 'noShow', 'cancelled'],
  active: ['completed', 'noShow', 'cancelled'],
  completed: ['noShow'],
  noShow: ['pending', 'active', 'completed'],
  cancelled: ['pending'],
};

/** Whether a meeting may go from one status to the other. A no-show that was marked by mistake can be taken back. */
export function meetingCanBecome(from: MeetingStatus, to: MeetingStatus): boolean {
  return NEXT[from].includes(to);
}

/**
 * Where time alone has brought a meeting: it begins with its round and ends with it. What somebody has decided stays.
 * @param now epoch ms
 */
export function meetingStatusAt(
  status: MeetingStatus,
  round: { startAt: number | null; endAt: number | null },
  now: number,
): MeetingStatus {
  if (status !== 'pending' && status !== 'active') return status;
  if (round.endAt !== null && now >= round.endAt) return 'completed';
  if (round.startAt !== null && now >= round.startAt) return 'active';
  return status;
}

/** Who comes so much before their meeting comes to that one. In ms. */
export const ARRIVES_EARLY_MS = 15 * 60_000;

/** Whether people are to go there, or were: not to one that is off, nor to one that somebody did not come to. */
export function takesPlace(status: MeetingStatus): boolean {
  return status !== 'cancelled' && status !== 'noShow';
}
