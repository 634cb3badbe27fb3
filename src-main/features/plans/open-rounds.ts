import type { Reader } from '#main/storage/unit-of-work.ts';
import type { OpenRound } from '#shared/contract/programme.ts';
import { overlaps } from '#shared/domain/openings.ts';
import { Seating } from '#shared/domain/plan.ts';
import { readGround } from './ground.ts';
import { listBoardPeople, planningOf, publishedPlanOf } from './repository.ts';

/**
 * In which rounds some people could meet beside what they have already, in the plan that counts: by the rules of the board, and beside them what
 * rounds that overlap take from each other.
 * @param registrationIds of one event
 * @param now epoch ms
 */
export async function openRounds(
  read: Reader,
  eventId: string,
  registrationIds: readonly string[],
  now: number,
): Promise<OpenRound[]> {
  const ground = await readGround(read, eventId, await publishedPlanOf(read, eventId));
  const asked = await listBoardPeople(read, registrationIds, await planningOf(read, eventId));
  const others = ground.people.filter(({ id }) => !registrationIds.includes(id));
  const seating = new Seating({ ...ground, people: [...others, ...asked] }, now);
  const together = {
    ...{ id: '', people: registrationIds, roundId: null, meetingPointId: null, locked: false },
    ...{ status: 'pending' as const, fixedRoundId: null, fixedPointId: null, afterIds: [] },
  };
  return ground.rounds.map((round) => {
    const found = seating.obstacles(together, round.id, null);
    const who = (kind: 'away' | 'limit') =>
      registrationIds.filter((id) => found.some((one) => one.kind === kind && one.id === id));
    // Rounds may overlap, and nobody is in two places; nor is a table twice as large.
    const atOnce = ground.rounds.filter((one) => one.id === round.id || overlaps(one, round));
    const busy = registrationIds.filter((id) =>
      seating.of(id).some(({ roundId }) => atOnce.some((one) => one.id === roundId)),
    );
    const [away, limit] = [who('away'), who('limit')];
    const begun = round.startAt <= now;
    const isFree = ({ id, capacity, closedIn }: (typeof ground.points)[number]) =>
      !closedIn.includes(round.id) && atOnce.flatMap((one) => seating.at(one.id, id)).length < capacity;
    const noTable = ground.points.length > 0 && !ground.points.some(isFree);
    const open = !begun && !noTable && away.length + busy.length + limit.length === 0;
    return { roundId: round.id, open, begun, away, busy, limit, noTable };
  });
}
