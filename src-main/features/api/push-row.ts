import type { StagedRow } from '#main/features/import/plan.ts';
import type { TargetField } from '#shared/domain/import-fields.ts';

/** What another system says of somebody. What it leaves out it says nothing of; null takes back what was there. */
export interface Push {
  status?: 'enrolled' | 'cancelled' | undefined;
  name?: string | undefined;
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
  email?: string | null | undefined;
  phone?: string | null | undefined;
  company?: string | null | undefined;
  jobTitle?: string | null | undefined;
  ticketType?: string | null | undefined;
  ticketCodes?: readonly string[] | undefined;
  orderCode?: string | null | undefined;
  orderPosition?: string | null | undefined;
  seat?: string | null | undefined;
  /** Epoch ms. */
  registeredAt?: number | undefined;
}

const PLAIN = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'company',
  'jobTitle',
  'ticketType',
  'orderCode',
  'orderPosition',
  'seat',
] as const;

/** A push as a row of a file that would say the same, and the columns that this file would have. */
export interface PushRow {
  row: StagedRow;
  mapped: ReadonlySet<TargetField>;
}

/**
 * @param base what was said before, of which parts of a name may be missing here
 */
export function rowOf(push: Push, base: StagedRow | null): PushRow {
  const mapped = new Set<TargetField>();
  const row: StagedRow = {
    displayName: displayNameOf(push, base),
    ticketCodes: [...new Set(push.ticketCodes ?? base?.ticketCodes ?? [])],
    status: push.status ?? base?.status ?? 'enrolled',
  };
  for (const name of PLAIN) {
    const value = push[name];
    if (value === undefined) continue;
    mapped.add(name);
    if (value !== null) row[name] = value;
  }
  if (push.name !== undefined) mapped.add('displayName');
  if (NAMES.some((name) => mapped.has(name))) {
    // A name is one thing, however many fields it is spread over.
    for (const name of ['firstName', 'lastName'] as const) {
      const known = base?.[name];
      if (push[name] === undefined && known !== undefined) row[name] = known;
    }
  }
  if (push.ticketCodes !== undefined) mapped.add('ticketCode');
  if (push.status !== undefined) mapped.add('status');
  if (push.registeredAt !== undefined) {
    mapped.add('registeredAt');
    row.joinedAt = push.registeredAt;
  }
  return { row, mapped };
}

const NAMES = ['displayName', 'firstName', 'lastName'] as const;

function displayNameOf({ name, firstName, lastName, email }: Push, base: StagedRow | null): string {
  if (name !== undefined) return name;
  if (firstName === undefined && lastName === undefined) return base?.displayName ?? email ?? '';
  const parts = [
    firstName === undefined ? base?.firstName : firstName,
    lastName === undefined ? base?.lastName : lastName,
  ];
  return parts.filter(Boolean).join(' ');
}
