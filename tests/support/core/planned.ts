import { planSet } from '#main/storage/operations/kinds/index.ts';
import type { Board, BoardMeeting } from '#shared/contract/plans.ts';
import { openTestCore } from './core.ts';
import { Door, person } from './door.ts';

export const MINUTE = 60_000;
const NAMES = ['Ada', 'Bea', 'Cleo', 'Dora'];

/** Four people who all match, three rounds that begin in an hour, and two tables. */
export async function openPlanned() {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const { matching, programme, plans, meetings } = desk.owner;
  const eventId = door.event.id;
  const ids: string[] = [];
  for (const name of NAMES)
    ids.push(await door.guest({ name, email: `${name}@desk.example`.toLowerCase(), codes: [`T-${name}`] }));
  const nameOf = (id: string) => NAMES[ids.indexOf(id)] ?? '?';
  const of = (name: string) => ids[NAMES.indexOf(name)] ?? '';
  const start = desk.clock.now() + 60 * MINUTE;
  const { rounds } = await programme.addRounds({
    eventId,
    rounds: [0, 1, 2].map((n) => ({
      name: `R${n + 1}`,
      startAt: start + n * 30 * MINUTE,
      endAt: start + (n * 30 + 20) * MINUTE,
    })),
  });
  const { points } = await programme.addPoints({ eventId, points: [{ name: 'T1' }, { name: 'T2' }] });
  const [r1, r2, r3] = rounds.map(({ id }) => id) as [string, string, string];
  const [t1, t2] = points.map(({ id }) => id) as [string, string];
  for (const [one, other] of [
    [0, 1],
    [2, 3],
    [0, 2],
    [1, 3],
  ] as const)
    await matching.create({ firstId: ids[one] ?? '', secondId: ids[other] ?? '' });
  /** A plan without any places. */
  const draft = async (name: string) => {
    const { store, operations, ids: next, clock } = desk.core.context;
    const id = next.next();
    await store.write((tx) =>
      operations.append(tx, { id: null }, planSet, { id, eventId, fields: { name, madeAt: clock.now() } }),
    );
    return id;
  };
  const find = ({ meetings: all }: Board, pair: string): BoardMeeting => {
    const found = all.find(
      (one) =>
        one.people
          .map(nameOf)
          .sort()
          .map((name) => name[0])
          .join('') === pair,
    );
    if (found === undefined) throw new Error(`Nobody meets as ${pair}`);
    return found;
  };
  const move = async (planId: string, pair: string, roundId: string | null, meetingPointId: string | null = null) =>
    plans.move({ planId, meetingId: find(await plans.board({ planId }), pair).id, roundId, meetingPointId });
  /** Where everybody is, as "AB R1 T1". */
  const placesOf = async (planId: string) => {
    const board = await plans.board({ planId });
    const name = (list: readonly { id: string; name: string }[], id: string | null) =>
      list.find((one) => one.id === id)?.name ?? '-';
    return board.meetings
      .map(({ people, roundId, meetingPointId }) =>
        [
          people
            .map((id) => nameOf(id)[0])
            .sort()
            .join(''),
          name(board.rounds, roundId),
          name(board.points, meetingPointId),
        ].join(' '),
      )
      .sort();
  };
  const follow = async () => desk.ended(await desk.owner.installation.runJob({ name: 'meetings' }));
  const enter = async (...names: string[]) => {
    for (const name of names) await door.scan(person(of(name)));
  };
  return {
    desk,
    door,
    eventId,
    plans,
    meetings,
    matching,
    programme,
    of,
    nameOf,
    r1,
    r2,
    r3,
    t1,
    t2,
    start,
    draft,
    find,
    move,
    placesOf,
    follow,
    enter,
  };
}
