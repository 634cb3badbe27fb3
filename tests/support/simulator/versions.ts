import type { OperationKind } from '#main/storage/operations/kind.ts';
import { operationKinds } from '#main/storage/operations/kinds/index.ts';
import type { Random } from '#shared/domain/random.ts';

/** Versions of the app that desks have, and the kinds of operations that each of them knows; later ones know more. */
export interface Versions {
  readonly kinds: readonly (readonly OperationKind[])[];
  /** Desks may stay at an old one until the end. */
  readonly someStay: boolean;
}

const COUNT = 3;

/** Of these, what an operation says is taken out of others later, by whoever understands both. */
const TAKEN_BACK = new Set([
  ...[
    'person.erase',
    'registration.set',
    'medium.set',
    'document.set',
    'checkIn.record',
    'checkIn.undo',
    'print.record',
  ],
  ...['message.set', 'notification.set', 'activity.record', 'account.set', 'passcode.set'],
]);

/**
 * Draws three versions.
 *
 * What tables hold follows from the operations and from the kinds that a desk knows, with one exception: a desk that does not
 * understand whom an operation is about cannot erase that, while it may get what others have erased already. So where desks
 * stay behind for good, either nobody is erased, or what erasures look at is known to all. Where all are upgraded in the end,
 * anything may be unknown meanwhile.
 */
export function drawVersions(random: Random): Versions {
  const areSame = random.chance(0.5);
  const someStay = !areSame && random.chance(0.5);
  const nobodyErased = someStay && random.chance(0.5);
  const mayDiffer = ({ kind }: OperationKind) => {
    if (areSame) return false;
    if (!someStay) return true;
    return nobodyErased ? kind !== 'passcode.set' : !TAKEN_BACK.has(kind);
  };
  const all = operationKinds
    .filter(({ kind }) => !nobodyErased || kind !== 'person.erase')
    .map((kind) => {
      const [since, raised] = [random.below(10), random.below(6)];
      return mayDiffer(kind) ? { kind, since: since < COUNT ? since : 0, raised } : { kind, since: 0, raised: COUNT };
    });
  const kinds = Array.from({ length: COUNT }, (_, level) =>
    all
      .filter(({ since }) => since <= level)
      .map(({ kind, since, raised }) =>
        raised > since && raised <= level ? { ...kind, version: kind.version + 1 } : kind,
      ),
  );
  return { kinds, someStay };
}
