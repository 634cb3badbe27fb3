import { hash as digest } from 'node:crypto';
import { isHlc } from './hlc.ts';
import type { Operation, OperationKind } from './kind.ts';

/** `unknown`: kept for a later version of the app, and passed on. `rejected`: kept apart with the reason. */
export type State = 'applied' | 'unknown' | 'rejected';

/** An operation and what this installation makes of it. */
export interface Examined {
  operation: Operation;
  state: State;
  /** Why it is not applied, or null. */
  reason: string | null;
  /** Rejected for who brought it, and not for what it is. */
  withheld: boolean;
  payload: unknown;
}

/** Why somebody who brings an operation may not; null where they may. */
export type Refuse = (operation: Operation) => string | null;

/** One copy of each operation, by its desk and number: of several the soundest. */
export function soundest(
  kinds: ReadonlyMap<string, OperationKind>,
  batches: readonly { operations: readonly Operation[]; refuse?: Refuse | undefined }[],
): Map<string, Examined> {
  const best = new Map<string, Examined>();
  for (const { operations, refuse } of batches) {
    for (const operation of operations) {
      const why = refuse?.(operation) ?? null;
      const found = why === null ? examine(kinds, operation) : rejected(why);
      const entry = { operation, ...found, withheld: why !== null };
      const key = `${operation.deskId} ${operation.seq}`;
      if ((best.get(key)?.state ?? 'rejected') === 'rejected') best.set(key, entry);
    }
  }
  return best;
}

/** Looks at whether an operation holds what it should, as far as that is known here. */
export function examine(
  kinds: ReadonlyMap<string, OperationKind>,
  operation: Operation,
): Omit<Examined, 'operation' | 'withheld'> {
  if (!isHlc(operation.hlc)) return rejected('Its clock has no valid form.');
  const redacted = operation.redacted === 1;
  if (!isIntact(operation)) return rejected('Its content does not match its hash.');
  const kind = kinds.get(operation.kind);
  if (kind === undefined || operation.version > kind.version) {
    return { state: 'unknown', reason: 'It comes from a newer version of the app.', payload: null };
  }
  const payload = parseJson(operation.payload);
  if (redacted && payload === null) return { state: 'applied', reason: null, payload: null };
  const parsed = kind.payload.safeParse(payload);
  if (!parsed.success)
    return rejected(`Its content is not valid: ${parsed.error.issues[0]?.message ?? 'unknown reason'}`);
  return { state: 'applied', reason: null, payload: parsed.data };
}

/**
 * Whether an operation is as its desk sealed it. What was erased cannot be proved any more; it comes from a desk that could,
 * and holds nothing about anybody.
 */
export function isIntact(operation: Operation): boolean {
  if (operation.redacted === 1 || proven.has(operation)) return true;
  if (seal(operation).hash !== operation.hash) return false;
  proven.add(operation);
  return true;
}

/** Operations that were looked at; nobody changes one, and several look at each on its way in. */
const proven = new WeakSet<Operation>();

/** Computes the hash over everything that an operation says. */
export function seal(operation: Omit<Operation, 'hash'>): Operation {
  const content = JSON.stringify([
    operation.deskId,
    operation.seq,
    operation.hlc,
    operation.kind,
    operation.version,
    operation.eventId,
    operation.subjectId,
    operation.actorId,
    operation.at,
    operation.payload,
  ]);
  return { ...operation, hash: digest('sha256', content, 'hex') };
}

function rejected(reason: string) {
  return { state: 'rejected' as State, reason, payload: null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
