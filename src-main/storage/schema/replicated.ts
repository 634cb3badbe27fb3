import type { MergedTable } from './merged.ts';
import { conflictParts, conflicts, eventTotals, pairs, presences, registrationDesks } from './replicated/derived.ts';
import {
  attendances,
  availabilities,
  dailyFigures,
  events,
  keywords,
  locations,
  matches,
  meetingPoints,
  meetings,
  messageReads,
  messages,
  pairings,
  pairRules,
  placements,
  plans,
  rounds,
} from './replicated/event.ts';
import {
  activities,
  changes,
  checkIns,
  choices,
  conflictHandlings,
  erasures,
  prints,
  undos,
} from './replicated/facts.ts';
import {
  accounts,
  apiKeys,
  badgeKeys,
  desks,
  notifications,
  organizations,
  passcodes,
  venues,
} from './replicated/organization.ts';
import { documents, externalReferences, media, people, registrations } from './replicated/registration.ts';
import type { Table } from './table.ts';

export * from './replicated/derived.ts';
export * from './replicated/event.ts';
export * from './replicated/facts.ts';
export * from './replicated/organization.ts';
export * from './replicated/registration.ts';

export const mergedTables = [
  organizations,
  desks,
  accounts,
  badgeKeys,
  venues,
  passcodes,
  apiKeys,
  events,
  people,
  registrations,
  media,
  externalReferences,
  documents,
  locations,
  rounds,
  meetingPoints,
  availabilities,
  keywords,
  pairRules,
  pairings,
  matches,
  meetings,
  attendances,
  plans,
  placements,
  messages,
  messageReads,
  notifications,
  dailyFigures,
] as const satisfies readonly MergedTable[];

export const factTables = [checkIns, undos, choices, prints, activities, erasures, changes, conflictHandlings] as const;
export const derivedTables = [presences, pairs, eventTotals, conflicts, conflictParts, registrationDesks] as const;

/** Everything that must be equal on desks which hold the same operations. */
export const replicatedTables: readonly Table[] = [...mergedTables, ...factTables, ...derivedTables];
