import type { TargetField } from '#shared/domain/import-fields.ts';
import type { SaidRounds } from '#shared/domain/round-names.ts';
import type { RegistrationStatus } from '#shared/domain/verdict.ts';

/** What a row of a file says about somebody; only what it holds. */
export interface StagedRow {
  firstName?: string;
  lastName?: string;
  displayName: string;
  email?: string;
  phone?: string;
  company?: string;
  jobTitle?: string;
  ticketType?: string;
  ticketCodes: string[];
  orderCode?: string;
  orderPosition?: string;
  status: RegistrationStatus;
  note?: string;
  attention?: boolean;
  vip?: boolean;
  interests?: string[];
  offering?: string[];
  lookingFor?: string[];
  seat?: string;
  availability?: SaidRounds;
  joinedAt?: number;
  extra?: Record<string, string>;
}

/** What the list holds about the same registration now. */
export interface Listed {
  person: Record<PersonField, string | null>;
  fields: {
    status: RegistrationStatus | null;
    ticketType: string | null;
    orderCode: string | null;
    orderPosition: string | null;
    seat: string | null;
    note: string | null;
    attention: boolean;
    vip: boolean;
    joinedAt: number | null;
    interests: string[];
    offering: string[];
    lookingFor: string[];
    extra: Record<string, string>;
  };
  ticketCodes: string[];
  /** What was said of rounds; to all others they can come. */
  availability: SaidRounds;
}

const PERSON = ['firstName', 'lastName', 'displayName', 'email', 'phone', 'company', 'jobTitle'] as const;
type PersonField = (typeof PERSON)[number];
const PLAIN = ['ticketType', 'orderCode', 'orderPosition', 'seat', 'note'] as const;
const KEYWORDS = ['interests', 'offering', 'lookingFor'] as const;

/** What an import changes about one registration. */
export interface Plan {
  person: Record<string, unknown>;
  fields: Record<string, unknown>;
  ticketCodes: string[];
  /** Rounds of which something else is said than was. */
  availability: SaidRounds;
}

/** Names can be spread over other columns than those they end up in. */
const NAME_TARGETS: readonly TargetField[] = ['firstName', 'lastName', 'displayName'];

/** What a new registration is made with. */
export function planNew(row: StagedRow, at: number): Plan {
  const person: Record<string, unknown> = {};
  for (const name of PERSON) if (row[name] !== undefined) person[name] = row[name];
  const fields: Record<string, unknown> = { status: row.status, source: 'import', joinedAt: row.joinedAt ?? at };
  for (const name of PLAIN) if (row[name] !== undefined) fields[name] = row[name];
  if (row.status === 'waitlisted') fields.waitlistedAt = row.joinedAt ?? at;
  if (row.attention === true) fields.attention = true;
  if (row.vip === true) fields.vip = true;
  for (const name of KEYWORDS) {
    const words = row[name] ?? [];
    if (words.length > 0) fields[name] = words;
  }
  if (row.extra !== undefined && Object.keys(row.extra).length > 0) fields.extra = row.extra;
  return { person, fields, ticketCodes: row.ticketCodes, availability: changedRounds(row.availability, {}, {}) };
}

/**
 * What a newer file changes about a registration: what differs from what the last file said (`base`), so that whatever
 * was corrected at a desk since stays as it is until the shop itself changes it. Without a base, what differs from the
 * list. Columns that the file does not have change nothing.
 */
export function planChange(
  row: StagedRow,
  base: StagedRow | null,
  listed: Listed,
  mapped: ReadonlySet<TargetField>,
  at: number,
): Plan {
  const plan: Plan = { person: {}, fields: {}, ticketCodes: [], availability: {} };
  const told = (targets: readonly TargetField[]) => targets.some((target) => mapped.has(target));
  const differs = (next: unknown, was: unknown, now: unknown): boolean =>
    !same(next, base === null ? now : was) && !same(next, now);

  for (const name of PERSON) {
    const targets = NAME_TARGETS.includes(name) ? NAME_TARGETS : [name];
    const next = row[name] ?? null;
    // A display name made up from an address or a code must not replace a real one.
    if (!told(targets) || (NAME_TARGETS.includes(name) && next === null)) continue;
    if (differs(next, base?.[name] ?? null, listed.person[name])) plan.person[name] = next;
  }
  for (const name of PLAIN) {
    const next = row[name] ?? null;
    if (told([name]) && differs(next, base?.[name] ?? null, listed.fields[name])) plan.fields[name] = next;
  }
  for (const name of ['attention', 'vip'] as const) {
    const next = row[name] ?? false;
    if (told([name]) && differs(next, base?.[name] ?? false, listed.fields[name])) plan.fields[name] = next;
  }
  if (told(['status']) && differs(row.status, base?.status ?? null, listed.fields.status)) {
    plan.fields.status = row.status;
    plan.fields.waitlistedAt = row.status === 'waitlisted' ? (row.joinedAt ?? at) : null;
  }
  if (
    told(['registeredAt']) &&
    row.joinedAt !== undefined &&
    differs(row.joinedAt, base?.joinedAt ?? null, listed.fields.joinedAt)
  ) {
    plan.fields.joinedAt = row.joinedAt;
  }
  for (const name of KEYWORDS) {
    const next = row[name] ?? [];
    if (told([name]) && differs(next, base?.[name] ?? [], listed.fields[name])) plan.fields[name] = next;
  }
  const extra = changedExtra(row.extra ?? {}, base?.extra ?? null, listed.fields.extra);
  if (extra !== null) plan.fields.extra = extra;
  plan.availability = changedRounds(row.availability, base?.availability ?? {}, listed.availability);
  plan.ticketCodes = row.ticketCodes.filter((code) => !listed.ticketCodes.includes(code));
  return plan;
}

/** Fields of a row, and the columns that say them. */
const SAID_BY: readonly (readonly [field: keyof StagedRow, by: readonly TargetField[]])[] = [
  ...PERSON.map((name) => [name, NAME_TARGETS.includes(name) ? NAME_TARGETS : [name]] as const),
  ...[...PLAIN, ...KEYWORDS, 'attention' as const, 'vip' as const, 'status' as const].map(
    (name) => [name, [name]] as const,
  ),
  ['joinedAt', ['registeredAt']],
  ['availability', ['availability']],
];

/**
 * A row as the next file is to be compared with: of columns that this file does not have, the last one that had them is what
 * counts.
 * @param headings of this file
 * @returns the row itself where there is nothing to add
 */
export function completed(
  row: StagedRow,
  base: StagedRow,
  mapped: ReadonlySet<TargetField>,
  headings: ReadonlySet<string>,
): StagedRow {
  const kept = SAID_BY.filter(([field, by]) => base[field] !== undefined && !by.some((target) => mapped.has(target)));
  const extra = Object.entries(base.extra ?? {}).filter(([heading]) => !headings.has(heading));
  if (kept.length === 0 && extra.length === 0) return row;
  return {
    ...row,
    ...Object.fromEntries(kept.map(([field]) => [field, base[field]])),
    ...(extra.length === 0 ? {} : { extra: { ...Object.fromEntries(extra), ...row.extra } }),
  };
}

/** Whether a plan changes anything. */
export function isEmpty(plan: Plan): boolean {
  return (
    Object.keys(plan.person).length === 0 &&
    Object.keys(plan.fields).length === 0 &&
    Object.keys(plan.availability).length === 0 &&
    plan.ticketCodes.length === 0
  );
}

/** Rounds of which a file says something new. An empty cell says nothing, and somebody can come until something else is said. */
function changedRounds(next: SaidRounds = {}, base: SaidRounds, listed: SaidRounds): SaidRounds {
  return Object.fromEntries(
    Object.entries(next).filter(([id, available]) => available !== base[id] && available !== (listed[id] ?? true)),
  );
}

/** Answers and unknown columns: those of the file are set, those that it does not have stay. */
function changedExtra(
  next: Record<string, string>,
  base: Record<string, string> | null,
  listed: Record<string, string>,
): Record<string, string> | null {
  const result = { ...listed };
  let changed = false;
  for (const [heading, value] of Object.entries(next)) {
    const before = base === null ? listed[heading] : base[heading];
    if (value === before || value === listed[heading]) continue;
    result[heading] = value;
    changed = true;
  }
  return changed ? result : null;
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
