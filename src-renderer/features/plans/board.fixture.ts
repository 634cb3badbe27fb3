import type { Board, BoardMeeting } from '#shared/contract/plans.ts';

/** A meeting of a board for tests. */
export function meetingOf(id: string, people: string[], place: [string, string | null] | null): BoardMeeting {
  return {
    ...{ id, people, matchIds: [id], roundId: place?.[0] ?? null, meetingPointId: place?.[1] ?? null },
    ...{ locked: false, status: 'pending', fixedRoundId: null, fixedPointId: null, afterIds: [] },
    ...{ missing: [], arrived: [], reason: null },
  };
}

const MINUTE = 60_000;

/** A board for tests: rounds r0, r1, … of 20 minutes every half hour, tables t0, t1, … by their capacity, people by name. */
export function boardOf(
  rounds: number,
  capacities: readonly number[],
  people: readonly string[],
  meetings: BoardMeeting[],
): Board {
  return {
    plan: {
      ...{ id: 'plan', eventId: 'event', name: 'Plan 1', madeAt: 0, state: 'draft', publishedAt: null },
      ...{ basedOnId: null, seed: null, figures: null },
    },
    rounds: Array.from({ length: rounds }, (_, at) => ({
      ...{ id: `r${at}`, name: `Round ${at}`, locationText: null },
      ...{ startAt: (at + 1) * 30 * MINUTE, endAt: (at + 1) * 30 * MINUTE + 20 * MINUTE },
    })),
    locations: [],
    points: capacities.map((capacity, at) => ({
      ...{ id: `t${at}`, name: `Table ${at}`, capacity, locationIds: [at % 2 === 0 ? 'hall' : 'bar'] },
      ...{ positionX: null, positionY: null, closedAt: null, closedIn: [] },
    })),
    people: people.map((name) => ({ id: name, name, company: null, inside: true, away: [], most: null })),
    meetings,
  };
}
