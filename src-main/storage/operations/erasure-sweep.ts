import type { Reader, WriteTx } from '../unit-of-work.ts';
import { type Erased, erasedOf, type Found, isLeftIn, STORED, type Stored, scrub } from './erasure.ts';

/** Operations that are looked at at once. */
const PAGE = 2000;

/**
 * Looks for what is left of people who were erased, through the whole log, and takes it out: after operations of others came
 * in any order, this is what makes sure. Goes through the log once, however many they are.
 * @param write runs something in a transaction of its own
 * @returns how many operations were found
 */
export async function sweepErasures(
  read: Reader,
  write: (work: (tx: WriteTx) => Promise<void>) => Promise<void>,
): Promise<number> {
  const erasures = await read.all<{ id: string }>('SELECT id FROM erasures ORDER BY id');
  if (erasures.length === 0) return 0;
  const people = await erasedOf(
    read,
    erasures.map(({ id }) => id),
  );
  let count = 0;
  for (const [personId, found] of await lookThroughLog(read, people)) {
    count += found.strays.length;
    await write(async (tx) => {
      await scrub(tx, personId, found);
    });
  }
  return count;
}

/**
 * Finds what speaks of somebody though no row leads to it any more, such as an operation that gave them a badge which is
 * another's now. Not for within a write.
 * @returns by person, those of whom nothing is left out
 */
async function lookThroughLog(read: Reader, people: readonly Erased[]): Promise<Map<string, Found>> {
  const known = new Index(people);
  const found = new Map<string, Found>();
  const undos: Stored[] = [];
  const note = (row: Stored) => {
    for (const erased of known.of(row)) {
      if (!isLeftIn(row, erased)) continue;
      const { personId } = erased;
      const mine = found.get(personId) ?? { strays: [], checkInIds: [] };
      found.set(personId, mine);
      mine.strays.push(row.position);
    }
  };
  for (let after = 0; ; ) {
    const rows = await read.all<Stored>(
      `SELECT ${STORED} FROM operations AS o WHERE o.position > ? AND o.state = 'applied' ORDER BY o.position LIMIT ${PAGE}`,
      [after],
    );
    for (const row of rows) {
      if (row.kind === 'checkIn.undo') undos.push(row);
      else note(row);
      if (row.kind === 'checkIn.record') known.claim(row);
    }
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.position;
  }
  // Which check-ins are theirs is known at the end alone.
  for (const row of undos) note(row);
  for (const [personId, mine] of found) mine.checkInIds = known.checkInsOf(personId);
  return found;
}

/** People who were erased, by each of the ids that an operation may name them with. */
class Index {
  readonly #people = new Map<string, Erased & { checkInIds: Set<string> }>();
  readonly #byId = new Map<string, Set<string>>();

  constructor(people: readonly Erased[]) {
    for (const erased of people) {
      const { personId, registrationIds, accountIds, checkInIds } = erased;
      this.#people.set(personId, { ...erased, checkInIds: new Set(checkInIds) });
      for (const id of [personId, ...registrationIds, ...accountIds, ...checkInIds]) this.#lead(id, personId);
    }
  }

  /** Of whom an operation may speak. */
  of({ subjectId, actorId, payload }: Stored): Erased[] {
    const said = JSON.parse(payload) as Record<string, unknown> | null;
    const fields = said?.fields as Record<string, unknown> | undefined;
    const named = [said?.personId, said?.registrationId, fields?.registrationId, said?.senderId, said?.recipientId];
    const found = new Set<Erased>();
    for (const id of [subjectId, actorId, ...named, ...((said?.people as string[] | undefined) ?? [])]) {
      for (const personId of this.#byId.get(String(id)) ?? []) {
        const erased = this.#people.get(personId);
        if (erased !== undefined) found.add(erased);
      }
    }
    return [...found];
  }

  /** A check-in of theirs, whatever another operation says of it. */
  claim({ subjectId, payload }: Stored): void {
    const { registrationId } = JSON.parse(payload) as { registrationId: string | null };
    for (const personId of this.#byId.get(String(registrationId)) ?? []) {
      const erased = this.#people.get(personId);
      if (erased?.registrationIds.has(String(registrationId)) !== true) continue;
      erased.checkInIds.add(subjectId);
      this.#lead(subjectId, personId);
    }
  }

  checkInsOf(personId: string): string[] {
    return [...(this.#people.get(personId)?.checkInIds ?? [])];
  }

  #lead(id: string, personId: string): void {
    const led = this.#byId.get(id);
    if (led === undefined) this.#byId.set(id, new Set([personId]));
    else led.add(personId);
  }
}
