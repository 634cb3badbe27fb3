import type { Operation, OperationKind } from '#main/storage/operations/kind.ts';
import { idOf, operationKinds } from '#main/storage/operations/kinds/index.ts';
import type { Random } from '#shared/domain/random.ts';
import type { PayloadGenerator } from './payloads.ts';
import { countedIds, type FakeClock } from './ports.ts';
import type { Replica } from './replica.ts';

/** In ms. */
export const YEAR = 365 * 24 * 60 * 60_000;

/** Few people at few events, and the ids of their registrations, so that check-ins meet those whom they are about. */
export function worldIds(): string[] {
  const ids = countedIds(50);
  const [organization, ...people] = Array.from({ length: 4 }, () => ids.next());
  if (organization === undefined) throw new Error('No ids');
  const events = ['BEF26', 'BEF27'].map((code) => idOf.event(organization, code));
  const registrations = events.flatMap((event) => people.map((person) => idOf.registration(event, person)));
  const scans = Array.from({ length: 4 }, () => ids.next());
  return [organization, ...people, ...events, ...registrations, ...registrations, ...scans];
}

/** Clocks go on, stand still, and are put right or wrong by years. */
export function jump(random: Random, clock: FakeClock): void {
  if (random.chance(0.5)) clock.advance(random.below(5_000));
  if (random.chance(0.05)) clock.advance((random.next() - 0.5) * 10 * YEAR);
  if (clock.now() < 0) clock.set(0);
}

/** Those whose order is hardest to leave out of account, since other rows are derived from them. */
const TANGLED = ['registration.set', 'medium.set', 'checkIn.record', 'checkIn.undo', 'person.erase'];

/**
 * Changes of any kind that a desk makes.
 * @param due kinds that are to come once in any case
 * @param kinds those that the desk knows
 */
export async function makeSome(
  random: Random,
  payloads: PayloadGenerator,
  maker: Pick<Replica, 'make'>,
  due: OperationKind[],
  kinds: readonly OperationKind[] = operationKinds,
): Promise<Operation[]> {
  const tangled = kinds.filter(({ kind }) => TANGLED.includes(kind));
  const drafts = Array.from({ length: 1 + random.below(6) }, () => {
    const wanted = random.chance(0.2) ? due.pop()?.kind : undefined;
    const kind =
      kinds.find((one) => one.kind === wanted) ??
      random.pick(random.chance(0.7) && tangled.length > 0 ? tangled : kinds);
    return { kind, payload: payloads.draw(kind.payload) };
  });
  const made = await maker.make(drafts, random.chance(0.5) ? payloads.id() : null);
  for (const operation of made) payloads.know(operation.subjectId);
  return made;
}
