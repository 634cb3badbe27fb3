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

/** People whose personal data must not come back, whatever arrives later. */
export const erasures = table('erasures', {
  id: primary(text),
  hlc: required(text),
  organizationId: required(text),
  deskId: required(text),
  at: required(integer),
  actorId: text,
});
