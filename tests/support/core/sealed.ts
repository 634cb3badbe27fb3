import { examine, seal } from '#main/storage/operations/examine.ts';
import { HybridClock } from '#main/storage/operations/hlc.ts';
import type { Operation, OperationKind } from '#main/storage/operations/kind.ts';
import { operationKinds } from '#main/storage/operations/kinds/index.ts';
import { countedIds, MORNING } from './ports.ts';

const KINDS = new Map(operationKinds.map((kind) => [kind.kind, kind]));

/** Makes operations of a desk that has no database. */
export function sealing(deskId: string): (kind: OperationKind<never>, payload: unknown) => Operation {
  let seq = 0;
  const clock = new HybridClock(() => MORNING + seq, deskId);
  return (kind, payload) => {
    const said = kind.payload.parse(payload) as never;
    seq += 1;
    const operation = seal({
      ...{ deskId, seq, hlc: clock.tick(), kind: kind.kind, version: kind.version },
      ...{ eventId: kind.eventId(said), subjectId: kind.subjectId(said), actorId: null },
      ...{ at: MORNING + seq, payload: JSON.stringify(said) },
    });
    const { state, reason } = examine(KINDS, operation);
    if (state !== 'applied') throw new Error(`What was made is no good: ${reason}`);
    return operation;
  };
}

/** A number of operations of a desk, each about a round of its own. */
export function sealedRounds(space: number, count: number): Operation[] {
  const ids = countedIds(space);
  const deskId = ids.next();
  const eventId = ids.next();
  const made = sealing(deskId);
  const kind = KINDS.get('round.set') as OperationKind<never>;
  return Array.from({ length: count }, (_, index) =>
    made(kind, { id: ids.next(), eventId, fields: { name: `Round ${index + 1}` } }),
  );
}
