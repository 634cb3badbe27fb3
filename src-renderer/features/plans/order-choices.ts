import type { Board, BoardMeeting } from '#shared/contract/plans.ts';
import { peopleWith } from './find.ts';

/** As many as somebody looks through; more are found by a name. */
const MOST = 40;

/**
 * Meetings that could have to come before another: those that already do, then those of the same people, or of whoever's name is typed.
 * @param chosen those that come before it
 */
export function orderChoices(
  { meetings, people }: Pick<Board, 'meetings' | 'people'>,
  meeting: BoardMeeting,
  chosen: ReadonlySet<string>,
  text: string,
): BoardMeeting[] {
  const found = text.trim() === '' ? new Set(meeting.people) : peopleWith(people, text);
  const others = meetings.filter(({ id }) => id !== meeting.id);
  const wanted = others.filter((one) => !chosen.has(one.id) && one.people.some((person) => found.has(person)));
  return [...others.filter(({ id }) => chosen.has(id)), ...wanted.slice(0, MOST)];
}
