import { integer, json, primary, required, table, text } from '../table.ts';

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

/** That somebody liked or passed somebody else, or took it back. Both are registrations. */
export const choices = table('choices', {
  id: primary(text),
  hlc: required(text),
  eventId: required(text),
  fromId: required(text),
  toId: required(text),
  choice: required(text),
  /** The choice that never counted, as it was undone at once. */
  undoOf: text,
  at: required(integer),
  method: required(text),
  deskId: required(text),
  deskName: required(text),
  actorId: text,
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

/** What somebody did that changed no row: signed in, exported a list, made a backup. */
export const activities = table('activities', {
  id: primary(text),
  hlc: required(text),
  organizationId: required(text),
  eventId: text,
  action: required(text),
  subjectId: text,
  data: json,
  deskId: required(text),
  deskName: required(text),
  at: required(integer),
  actorId: text,
  actorName: text,
  /** From which computer, and with which browser or app, where it was another one. */
  address: text,
  client: text,
});

/**
 * What was said of things that all desks share, with what its desk saw there before: the clock in `after`, or nothing. Kept of
 * what two desks may say differently, and by these operations alone that tell what they saw.
 */
export const changes = table('changes', {
  id: primary(text),
  hlc: required(text),
  eventId: required(text),
  /** A row of `placements`, of `meetings`, or the event. */
  subjectId: required(text),
  /** `place`, `status` or `plan`. */
  kind: required(text),
  after: text,
  value: required(text),
  deskId: required(text),
  actorId: text,
  at: required(integer),
});

/** What somebody has done about a conflict: about these facts of it, and none that came later. */
export const conflictHandlings = table('conflict_handlings', {
  id: primary(text),
  hlc: required(text),
  eventId: required(text),
  conflictId: required(text),
  kind: required(text),
  about: required(text),
  facts: required(json),
  /** Registrations that it is about. */
  people: required(json),
  decision: required(text),
  /** The side that it was decided for. */
  pick: text,
  note: text,
  at: required(integer),
  deskId: required(text),
  deskName: required(text),
  actorId: text,
  actorName: text,
});

/** People whose personal data must not come back, whatever arrives later. */
export const erasures = table('erasures', {
  id: primary(text),
  hlc: required(text),
  organizationId: required(text),
  deskId: required(text),
  at: required(integer),
  actorId: text,
});
