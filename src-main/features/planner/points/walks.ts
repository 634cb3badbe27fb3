import type { Layout } from '../layout.ts';

/** Who goes from which meeting to which, and how far it is: the same two meetings, one behind the other, once for each who has both. */
export class Walks {
  /** Meetings before or behind meeting m in somebody's day: `next` from `nextStart[m]` to `nextStart[m + 1]`. */
  readonly nextStart: Int32Array;
  readonly next: Int32Array;
  readonly location: Int32Array;
  /** Whether points are in more than one location, and whether it is known how far any two of one location are apart. */
  readonly hasLocations: boolean;
  readonly hasMetres: boolean;
  readonly #roundOf: Int32Array;
  readonly #x: Float64Array;
  readonly #y: Float64Array;

  /** @param roundOf of each meeting of the task; -1 where it has none */
  constructor(layout: Layout, roundOf: Int32Array) {
    const { points } = layout.task;
    this.#roundOf = roundOf;
    this.#x = Float64Array.from(points, ({ x, y }) => (x === null || y === null ? Number.NaN : x));
    this.#y = Float64Array.from(points, ({ y }) => y ?? Number.NaN);
    this.location = Int32Array.from(points, ({ location }) => location);
    this.hasLocations = new Set(this.location).size > 1;
    this.hasMetres = this.#x.some((x) => !Number.isNaN(x));
    const links = this.#links(layout);
    this.nextStart = new Int32Array(links.length + 1);
    for (const [index, list] of links.entries())
      this.nextStart[index + 1] = (this.nextStart[index] as number) + list.length;
    this.next = Int32Array.from(links.flat());
  }

  /** Whether both points are in one location. */
  isNear(one: number, other: number): boolean {
    return this.location[one] === this.location[other];
  }

  /** Between two points of one location, in metres; 0 where that is not known. */
  metres(one: number, other: number): number {
    const x = (this.#x[one] as number) - (this.#x[other] as number);
    const y = (this.#y[one] as number) - (this.#y[other] as number);
    return Number.isNaN(x) || Number.isNaN(y) || !this.isNear(one, other) ? 0 : Math.sqrt(x * x + y * y);
  }

  /** Changes of location and metres from one meeting to the next, of all people together. @param pointOf -1 where a meeting has none */
  total(pointOf: Int32Array): { changes: number; metres: number } {
    let [changes, metres] = [0, 0];
    for (let meeting = 0; meeting < pointOf.length; meeting++)
      for (let index = this.nextStart[meeting] as number; index < (this.nextStart[meeting + 1] as number); index++) {
        const other = this.next[index] as number;
        const [point, then] = [pointOf[meeting] as number, pointOf[other] as number];
        if (other < meeting || point < 0 || then < 0) continue;
        if (!this.isNear(point, then)) changes += 1;
        metres += this.metres(point, then);
      }
    return { changes, metres };
  }

  #links({ task, days }: Layout): number[][] {
    const own: number[][] = task.people.map(() => []);
    for (const [index, { people }] of task.meetings.entries())
      if ((this.#roundOf[index] as number) >= 0) for (const person of people) own[person]?.push(index);
    const links: number[][] = task.meetings.map(() => []);
    for (const meetings of own) {
      meetings.sort((a, b) => (this.#roundOf[a] as number) - (this.#roundOf[b] as number));
      for (const [at, meeting] of meetings.entries()) {
        const then = meetings[at + 1];
        if (then === undefined) continue;
        const [round, later] = [this.#roundOf[meeting] as number, this.#roundOf[then] as number];
        if (round === later || days[round] !== days[later]) continue;
        links[meeting]?.push(then);
        links[then]?.push(meeting);
      }
    }
    return links;
  }
}
