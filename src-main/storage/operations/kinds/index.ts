import type { OperationKind } from '../kind.ts';
import {
  availabilitySet,
  dailyFiguresSet,
  eventSet,
  keywordSet,
  locationSet,
  matchSet,
  meetingPointSet,
  messageReadSet,
  messageSet,
  pairingSet,
  pairRuleSet,
  roundSet,
} from './event.ts';
import {
  activityRecord,
  checkInRecord,
  checkInUndo,
  choiceRecord,
  conflictHandle,
  personErase,
  printRecord,
} from './facts.ts';
import {
  accountSet,
  apiKeySet,
  badgeKeySet,
  deskSet,
  notificationSet,
  organizationSet,
  passcodeSet,
  venueSet,
} from './organization.ts';
import { attendanceSet, meetingSet, placementSet, planFill, planSet } from './plan.ts';
import { documentSet, mediumSet, referenceSet, registrationSet } from './registration.ts';

export * from './event.ts';
export * from './facts.ts';
export { idOf } from './ids.ts';
export * from './organization.ts';
export * from './plan.ts';
export * from './registration.ts';

/*
 * Every kind of operation there is. Payloads are what desks exchange and what stays in the log for good: fields are added,
 * never renamed or removed, and every field of an edit is optional so that an edit says only what it changes.
 */

/** The registry. A kind that is not in here is unknown. */
export const operationKinds = [
  organizationSet,
  deskSet,
  accountSet,
  badgeKeySet,
  venueSet,
  passcodeSet,
  apiKeySet,
  eventSet,
  locationSet,
  roundSet,
  meetingPointSet,
  availabilitySet,
  registrationSet,
  mediumSet,
  referenceSet,
  documentSet,
  keywordSet,
  pairRuleSet,
  pairingSet,
  matchSet,
  meetingSet,
  attendanceSet,
  planSet,
  planFill,
  placementSet,
  messageSet,
  messageReadSet,
  notificationSet,
  dailyFiguresSet,
  checkInRecord,
  checkInUndo,
  choiceRecord,
  printRecord,
  conflictHandle,
  activityRecord,
  personErase,
] as unknown as readonly OperationKind[];
