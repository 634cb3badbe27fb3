import { boolean, type Columns, integer, json, primary, real, required, type Table, table, text } from './table.ts';

/**
 * A table whose rows are edited at several desks. Each field carries a clock of its own; the latest write wins per field.
 */
export interface MergedTable<C extends Columns = Columns> extends Table<C> {
  /** Set once with the row and never edited: what the id is derived from. */
  readonly fixed: readonly (keyof C & string)[];
  /**
   * What operations set. The position is written into each row's clocks, so new names are only ever added at the end.
   */
  readonly fields: readonly (keyof C & string)[];
}

const bookkeeping = {
  createdAt: required(integer),
  updatedAt: required(integer),
  deletedAt: integer,
  /** Which operation last wrote which fields: JSON of clock to bit mask over `fields`. */
  clocks: required(text),
};

function merged<F extends Columns, E extends Columns>(name: string, fixed: F, fields: E) {
  const columns = { id: primary(text), ...fixed, ...fields, ...bookkeeping };
  return {
    ...table(name, columns),
    fixed: Object.keys(fixed) as (keyof typeof columns & string)[],
    // deletedAt comes first: every table has it, whatever is added behind.
    fields: ['deletedAt', ...Object.keys(fields)] as (keyof typeof columns & string)[],
  };
}

export const organizations = merged('organizations', {}, { name: text });

export const desks = merged('desks', { organizationId: text }, { name: text, version: text });

export const accounts = merged(
  'accounts',
  { organizationId: text, email: text },
  { name: text, role: text, passwordHash: text, active: boolean },
);

export const badgeKeys = merged('badge_keys', { organizationId: text, keyId: text }, { publicKey: text });

export const events = merged(
  'events',
  { organizationId: text, code: text },
  {
    slug: text,
    title: text,
    description: text,
    category: text,
    tags: json,
    startAt: integer,
    endAt: integer,
    timeZone: text,
    locationText: text,
    venueId: text,
    mapLatitude: real,
    mapLongitude: real,
    mapZoom: real,
    videoLink: text,
    capacity: integer,
    reentry: text,
    badgeTemplate: text,
    ownerId: text,
    status: text,
  },
);

export const people = merged(
  'people',
  { organizationId: text },
  {
    firstName: text,
    lastName: text,
    displayName: text,
    email: text,
    phone: text,
    company: text,
    jobTitle: text,
  },
);

export const registrations = merged(
  'registrations',
  { eventId: text, personId: text },
  {
    status: text,
    source: text,
    ticketType: text,
    orderCode: text,
    orderPosition: text,
    seat: text,
    note: text,
    attention: boolean,
    vip: boolean,
    blocked: boolean,
    blockReason: text,
    joinedAt: integer,
    waitlistedAt: integer,
    interests: json,
    extra: json,
    consents: json,
  },
);

/** What identifies a registration at a desk: a ticket code or an NFC badge. */
export const media = merged(
  'media',
  { eventId: text, kind: text, value: text },
  { registrationId: text, issuedAt: integer, revokedAt: integer, revokedReason: text },
);

export const locations = merged('locations', { eventId: text }, { name: text });

export const rounds = merged(
  'rounds',
  { eventId: text },
  { name: text, startAt: integer, endAt: integer, locationText: text },
);

export const meetingPoints = merged(
  'meeting_points',
  { eventId: text },
  { name: text, capacity: integer, locationIds: json, positionX: real, positionY: real },
);

/** Facts: written once, never edited. What a later fact says about one (an undo) stands in columns of its own. */
export const checkIns = table('check_ins', {
  id: primary(text),
  hlc: required(text),
  eventId: required(text),
  registrationId: text,
  deskId: required(text),
  deskName: required(text),
  seenAt: required(integer),
  recordedAt: required(integer),
  direction: required(text),
  method: required(text),
  verdict: required(text),
  presented: text,
  overrideReason: text,
  actorId: text,
  actorName: text,
});

/** Who took a check-in back, and why. A row of its own, since it may arrive before the check-in does. */
export const undos = table('undos', {
  id: primary(text),
  hlc: required(text),
  eventId: required(text),
  checkInId: required(text),
  deskId: required(text),
  deskName: required(text),
  at: required(integer),
  reason: text,
  actorId: text,
  actorName: text,
});

export const prints = table('prints', {
  id: primary(text),
  hlc: required(text),
  eventId: required(text),
  registrationId: required(text),
  template: required(text),
  deskId: required(text),
  deskName: required(text),
  printer: text,
  at: required(integer),
  outcome: required(text),
  message: text,
  actorId: text,
});

/** Where each registration stands at the door; derived from check-ins and undos. */
export const presences = table('presences', {
  registrationId: primary(text),
  eventId: required(text),
  inside: boolean,
  firstEntryAt: integer,
  lastEntryAt: integer,
  lastPassAt: integer,
  lastPassId: text,
  lastDeskName: text,
  entries: required(integer),
});

/** Counts of an event, kept by triggers on registrations and presences. */
export const eventTotals = table('event_totals', {
  eventId: primary(text),
  enrolled: required(integer),
  waitlisted: required(integer),
  cancelled: required(integer),
  inside: required(integer),
  visited: required(integer),
  entries: required(integer),
});

export const mergedTables = [
  organizations,
  desks,
  accounts,
  badgeKeys,
  events,
  people,
  registrations,
  media,
  locations,
  rounds,
  meetingPoints,
] as const satisfies readonly MergedTable[];

export const factTables = [checkIns, undos, prints] as const;
export const derivedTables = [presences, eventTotals] as const;

/** Everything that must be equal on desks which hold the same operations. */
export const replicatedTables: readonly Table[] = [...mergedTables, ...factTables, ...derivedTables];
