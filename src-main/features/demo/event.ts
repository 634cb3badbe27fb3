/** The event that somebody tries the app with: everything but its people (see `people.ts`). */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const QUARTER = 15 * MINUTE;

const TABLES_PER_HALL = 20;
/** Of each hall, in metres, with its tables in rows of five. */
const HALL = { planWidth: 24, planHeight: 16 } as const;
const IN_A_ROW = 5;
const FIRST_TABLE = { x: 3, y: 2.5 } as const;
const BETWEEN = { x: 4.5, y: 3.6 } as const;

const ROUNDS = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth'].map((word) => `${word} round`);
const ROUND = 20 * MINUTE;

/** How many people come to the demo event, and the seed that makes them; every script of the generator is among them. */
export const DEMO_PEOPLE = { count: 300, seed: 53 } as const;

/** The demo event. Times are epoch milliseconds. */
export interface DemoEvent {
  readonly code: string;
  readonly slug: string;
  readonly name: string;
  readonly venue: string;
  readonly timeZone: string;
  readonly startsAt: number;
  readonly endsAt: number;
  /** In people. */
  readonly capacity: number;
  readonly rounds: ReadonlyArray<{ readonly name: string; readonly startsAt: number; readonly endsAt: number }>;
  readonly halls: readonly DemoHall[];
}

export interface DemoHall {
  readonly name: string;
  /** In metres. */
  readonly planWidth: number;
  readonly planHeight: number;
  /** `capacity` is in pairs that can meet there at the same time; where its middle is, in metres from the corner of the hall. */
  readonly tables: ReadonlyArray<{
    readonly name: string;
    readonly capacity: number;
    readonly positionX: number;
    readonly positionY: number;
  }>;
}

/**
 * The demo event as it is at the given moment: its doors have just opened, so that people can be checked in at once;
 * six rounds come, every half hour from in an hour on. All of them begin on a quarter of an hour.
 * @param now epoch milliseconds
 * @param timeZone IANA name, the desk's own, so that the times on the screen look familiar
 */
export function demoEvent(now: number, timeZone: string): DemoEvent {
  const startsAt = Math.floor(now / QUARTER) * QUARTER - QUARTER;
  const rounds = ROUNDS.map((name, index) => {
    const at = startsAt + HOUR + index * 2 * QUARTER;
    return { name, startsAt: at, endsAt: at + ROUND };
  });
  return {
    code: 'DEMO',
    slug: 'demo',
    name: 'Harbour Days',
    venue: 'Old Rope Works, Amberhaven',
    timeZone,
    startsAt,
    endsAt: startsAt + DAY + 9 * HOUR,
    capacity: 320,
    rounds,
    halls: [hall('Sail Loft', 'A'), hall('Rope Walk', 'B')],
  };
}

function hall(name: string, letter: string): DemoHall {
  return {
    name,
    ...HALL,
    tables: Array.from({ length: TABLES_PER_HALL }, (_, index) => ({
      name: `${letter}${index + 1}`,
      capacity: 1,
      positionX: FIRST_TABLE.x + (index % IN_A_ROW) * BETWEEN.x,
      positionY: FIRST_TABLE.y + Math.floor(index / IN_A_ROW) * BETWEEN.y,
    })),
  };
}
