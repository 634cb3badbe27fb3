import type { Board } from '#shared/contract/plans.ts';

/** Who has to go where. */
export interface CallOut {
  id: string;
  name: string;
  /** Null where the meeting has no table. */
  table: string | null;
}

/** Everybody who meets somebody in a round, by name. Who has two places there is called to both. */
export function callOuts(board: Pick<Board, 'points' | 'people' | 'meetings'>, roundId: string): CallOut[] {
  const tables = new Map(board.points.map(({ id, name }) => [id, name]));
  const names = new Map(board.people.map(({ id, name }) => [id, name]));
  const collator = new Intl.Collator();
  return board.meetings
    .filter(({ status, ...meeting }) => meeting.roundId === roundId && (status === 'pending' || status === 'active'))
    .flatMap(({ people, meetingPointId }) =>
      people.map((id) => ({ id, name: names.get(id) ?? '', table: tables.get(meetingPointId ?? '') ?? null })),
    )
    .sort((a, b) => collator.compare(a.name, b.name));
}

/** The part of a list that a screen shows: all pages in turn, each as long. Counted from 0. @param since ms since the first */
export function pageAt(count: number, perPage: number, since: number, eachMs: number): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(count / Math.max(1, perPage)));
  return { page: Math.floor(since / eachMs) % pages, pages };
}
