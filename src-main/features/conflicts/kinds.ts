/** Kinds of operations after which desks may be found to differ about something else than before. */
export const conflictKinds: ReadonlySet<string> = new Set([
  'checkIn.record',
  'checkIn.undo',
  'registration.set',
  'medium.set',
  'meeting.set',
  'placement.set',
  'plan.set',
  'plan.fill',
  'event.set',
  'person.erase',
  'conflict.handle',
]);
