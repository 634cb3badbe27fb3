import { z } from 'zod';
import type { Operation, OperationKind } from '#main/storage/operations/kind.ts';
import { OperationLog } from '#main/storage/operations/log.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import type { Random } from '#shared/domain/random.ts';
import type { PayloadGenerator } from '../core/payloads.ts';
import { countedIds, FakeClock } from '../core/ports.ts';

/** Far from the numbers of desks. */
const NUMBER = 90;

/**
 * A desk that is never connected: what it has recorded comes in other ways, late, with gaps and in any order. It is careless:
 * some of what it says no version takes, though it is sealed as it should be.
 */
export class Stranger {
  readonly made: Operation[] = [];
  readonly clock: FakeClock;
  readonly #log: OperationLog;
  readonly #kinds: readonly OperationKind[];
  readonly #given = new Set<Operation>();

  private constructor(log: OperationLog, clock: FakeClock, kinds: readonly OperationKind[]) {
    this.#log = log;
    this.clock = clock;
    this.#kinds = kinds;
  }

  /** @param read any database that has nothing of it */
  static async open(read: Reader, now: number, kinds: readonly OperationKind[]): Promise<Stranger> {
    const clock = new FakeClock(now);
    const log = await OperationLog.open(read, {
      deskId: countedIds(NUMBER).next(),
      clock,
      kinds: kinds.map((kind) => ({ ...kind, prepare: () => () => Promise.resolve([]) })),
      projections: [],
    });
    return new Stranger(log, clock, kinds);
  }

  record(random: Random, payloads: PayloadGenerator): void {
    const drafts = Array.from({ length: 1 + random.below(3) }, () => {
      const kind = random.pick(this.#kinds);
      const payload = payloads.draw(kind.payload);
      return random.chance(0.3) ? careless(kind, payload) : { kind, payload };
    });
    this.made.push(...this.#log.stage({ id: null }, drafts).operations);
  }

  /** Some of what it has made, part of that for the second time. */
  some(random: Random): Operation[] {
    const some = random.shuffled(this.made).slice(0, random.below(4));
    for (const operation of some) this.#given.add(operation);
    return some;
  }

  /** What nobody was given so far. */
  rest(): Operation[] {
    return this.made.filter((operation) => !this.#given.has(operation));
  }
}

/** Content that its kind does not allow. */
function careless(kind: OperationKind, payload: unknown): { kind: OperationKind; payload: unknown } {
  const lax = {
    ...kind,
    payload: z.unknown(),
    subjectId: () => kind.subjectId(payload),
    eventId: () => kind.eventId(payload),
  };
  return { kind: lax, payload: { ...(payload as object), notInTheForm: 1 } };
}
