import type { Actor, Context } from '#main/core/context.ts';
import { PLACED, ROUND } from '#main/features/meetings/standing.ts';
import { idOf, meetingSet, pairingSet } from '#main/storage/operations/kinds/index.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import type { PairingResult } from '#shared/contract/matching.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { RegistrationStatus } from '#shared/domain/verdict.ts';
import { facesOf, isIn, rulesOf } from './repository.ts';

interface Round {
  eventId: string;
}

/** Who was put together for a round. */
interface StoredPairing {
  roundId: string;
  groups: string[][];
  sittingOut: string[];
  pairedAt: number;
}

/** Pairs for a round, for an event that wants no likes. */
export class RoundPairingService {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async get(roundId: string): Promise<PairingResult | null> {
    const { read } = this.#context.store;
    const [found] = await storedPairings(read, 'round_id', roundId);
    return found === undefined ? null : this.#told(read, found);
  }

  /**
   * Puts those who are in the building and can come into pairs, and makes these matches.
   * @throws AppError `notFound`; `invalidInput` where fewer than two are there
   */
  async pair(actor: Actor, roundId: string): Promise<PairingResult> {
    const { store } = this.#context;
    const { eventId } = await findRound(store.read, roundId);
    const rules = await rulesOf(store.read, eventId);
    const people = (await whoCan(store.read, eventId, roundId)).flatMap((who) => (isIn(rules, who) ? [who.id] : []));
    if (people.length < 2)
      throw new AppError(
        'invalidInput',
        'Fewer than two people who take part are in the building and can come to this round. Check people in first.',
      );
    const others = (await storedPairings(store.read, 'event_id', eventId)).filter((one) => one.roundId !== roundId);
    const { groups, sittingOut } = await this.#context.matching.ask(eventId, 'pair', {
      people,
      earlier: others.flatMap((one) => one.groups.flatMap(twosOf)).map((two) => ({ people: two, times: 1 })),
      satOut: [...countOf(others.flatMap((one) => one.sittingOut))],
      groupsOfThree: rules.groupsOfThree,
    });
    return store.write(async (tx) => {
      const made = {
        roundId,
        groups,
        sittingOut: sittingOut.map(({ person }) => person),
        pairedAt: this.#context.clock.now(),
      };
      await this.#record(tx, actor, eventId, made);
      tx.afterCommit(() => this.#context.publish('matching', 'changed', { eventId }));
      return this.#told(tx, made);
    });
  }

  /**
   * The pairing alone says who is together: matches follow from it, and end with it where another one takes its place. A
   * meeting is made once per pair and round; whether it still takes place follows as well.
   */
  async #record(tx: WriteTx, actor: Actor, eventId: string, { roundId, ...fields }: StoredPairing): Promise<void> {
    const { operations } = this.#context;
    await operations.append(tx, actor, pairingSet, { eventId, roundId, fields });
    const matchIds = fields.groups.flatMap(twosOf).map((two) => idOf.match(eventId, ...two));
    const planned = await meetingsIn(tx, matchIds, roundId);
    const meetings = matchIds
      .filter((matchId) => !planned.has(matchId))
      .map((matchId) => ({
        kind: meetingSet,
        payload: { eventId, matchId, pairedFor: roundId, fields: { roundId, status: 'pending' } },
      }));
    await operations.appendMany(tx, actor, meetings);
  }

  async #told(read: Reader, { roundId, groups, sittingOut, pairedAt }: StoredPairing): Promise<PairingResult> {
    const faces = await facesOf(read, [...groups.flat(), ...sittingOut]);
    const shown = (ids: readonly string[]) => ids.map((id) => faces.get(id)).filter((face) => face !== undefined);
    return { roundId, groups: groups.map(shown), sittingOut: shown(sittingOut), pairedAt };
  }
}

/** All twos of a group, the smaller id first. */
function twosOf(group: readonly string[]): [string, string][] {
  const sorted = [...group].sort();
  return sorted.flatMap((one, place) => sorted.slice(place + 1).map((other): [string, string] => [one, other]));
}

function countOf(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

async function findRound(read: Reader, id: string): Promise<Round> {
  const round = await read.get<Round>('SELECT event_id AS eventId FROM rounds WHERE id = ? AND deleted_at IS NULL', [
    id,
  ]);
  if (round === undefined) throw new AppError('notFound', 'This round is not known any more.');
  return round;
}

/** Those who are in the building and have not said that they cannot come. */
function whoCan(read: Reader, eventId: string, roundId: string) {
  return read.all<{ id: string; consents: string | null; status: RegistrationStatus | null; blocked: number }>(
    `SELECT r.id, r.consents, r.status, r.blocked FROM registrations AS r CROSS JOIN presences AS s ON s.registration_id = r.id AND s.inside = 1
     WHERE r.event_id = ? AND r.deleted_at IS NULL AND NOT EXISTS (
       SELECT 1 FROM availabilities AS a
       WHERE a.registration_id = r.id AND a.round_id = ? AND a.available = 0 AND a.deleted_at IS NULL)
     ORDER BY r.id`,
    [eventId, roundId],
  );
}

async function storedPairings(read: Reader, by: 'round_id' | 'event_id', id: string): Promise<StoredPairing[]> {
  const rows = await read.all<{
    roundId: string;
    groups: string | null;
    sittingOut: string | null;
    pairedAt: number | null;
  }>(
    `SELECT round_id AS roundId, groups, sitting_out AS sittingOut, paired_at AS pairedAt FROM pairings
     WHERE ${by === 'round_id' ? 'id' : by} = ? AND deleted_at IS NULL AND groups IS NOT NULL ORDER BY paired_at, id`,
    [by === 'round_id' ? idOf.pairing(id) : id],
  );
  return rows.map(({ roundId, groups, sittingOut, pairedAt }) => ({
    roundId,
    groups: JSON.parse(groups ?? '[]') as string[][],
    sittingOut: JSON.parse(sittingOut ?? '[]') as string[],
    pairedAt: pairedAt ?? 0,
  }));
}

/** Of some matches those that have a meeting in a round which nobody has cancelled, whatever has come of it. */
async function meetingsIn(read: Reader, matchIds: readonly string[], roundId: string): Promise<Set<string>> {
  const rows = await read.all<{ id: string }>(
    `SELECT t.match_id AS id FROM json_each(?) AS i CROSS JOIN meetings AS t ON t.match_id = i.value ${PLACED}
     WHERE ${ROUND} = ? AND t.status IS NOT 'cancelled' AND t.deleted_at IS NULL`,
    [JSON.stringify(matchIds), roundId],
  );
  return new Set(rows.map((row) => row.id));
}
