import { boolean, integer, json, primary, required, table, text } from '../table.ts';

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

/**
 * What stands between two registrations, the first being the one with the smaller id; derived from choices, from matches made
 * or ended by hand, and from pairings. Its id is that of their match; `rounds` are those that they are put together for.
 */
export const pairs = table('pairs', {
  id: primary(text),
  eventId: required(text),
  firstId: required(text),
  secondId: required(text),
  firstChoice: text,
  secondChoice: text,
  matchedAt: integer,
  active: boolean,
  origin: text,
  rounds: json,
});

/**
 * What desks have decided differently; derived from check-ins, registrations, badges and `changes`. `facts` are what each side
 * has done: a handling that knows all of them has settled it.
 */
export const conflicts = table('conflicts', {
  id: primary(text),
  eventId: required(text),
  kind: required(text),
  /** The one thing that they differ about, where there is one: a registration, a badge, a place, a meeting, the event. */
  about: required(text),
  facts: required(json),
  /** When the last of them came about, epoch ms. */
  at: required(integer),
  handlingId: text,
});

/** Registrations that are part of a conflict. */
export const conflictParts = table('conflict_parts', {
  id: primary(text),
  conflictId: required(text),
  registrationId: required(text),
});

/** Desks that have said something of registrations of an event. Where it is one alone, nobody is there twice. */
export const registrationDesks = table('registration_desks', {
  id: primary(text),
  eventId: required(text),
  deskId: required(text),
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
