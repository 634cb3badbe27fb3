import { account } from './de/account.ts';
import { audit } from './de/audit.ts';
import { availability } from './de/availability.ts';
import { board } from './de/board.ts';
import { checkIn } from './de/check-in.ts';
import { conflicts } from './de/conflicts.ts';
import { documents } from './de/documents.ts';
import { events } from './de/events.ts';
import { exporting } from './de/exports.ts';
import { firstRun } from './de/first-run.ts';
import { importing } from './de/import.ts';
import { interests } from './de/interests.ts';
import { kiosk } from './de/kiosk.ts';
import { live } from './de/live.ts';
import { matching } from './de/matching.ts';
import { matchingOverview } from './de/matching-overview.ts';
import { messages } from './de/messages.ts';
import { notifications } from './de/notifications.ts';
import { organization } from './de/organization.ts';
import { overview } from './de/overview.ts';
import { pairing } from './de/pairing.ts';
import { paper } from './de/paper.ts';
import { passcodes } from './de/passcodes.ts';
import { people } from './de/people.ts';
import { plans } from './de/plans.ts';
import { print } from './de/print.ts';
import { privacy } from './de/privacy.ts';
import { programme } from './de/programme.ts';
import { rescue } from './de/rescue.ts';
import { settings } from './de/settings.ts';
import { shell } from './de/shell.ts';
import { sync } from './de/sync.ts';
import { systems } from './de/systems.ts';
import { tasks } from './de/tasks.ts';
import { upkeep } from './de/upkeep.ts';
import { venues } from './de/venues.ts';
import type { en } from './en.ts';

/** All German texts. The type keeps the keys equal to the English ones. */
export const de: typeof en = {
  ...shell,
  ...audit,
  ...account,
  ...board,
  ...checkIn,
  ...conflicts,
  ...documents,
  ...events,
  ...exporting,
  ...firstRun,
  ...importing,
  ...availability,
  ...interests,
  ...kiosk,
  ...live,
  ...matching,
  ...matchingOverview,
  ...overview,
  ...messages,
  ...notifications,
  ...pairing,
  ...paper,
  ...passcodes,
  ...organization,
  ...people,
  ...plans,
  ...print,
  ...privacy,
  ...programme,
  ...rescue,
  ...settings,
  ...sync,
  ...systems,
  ...tasks,
  ...upkeep,
  ...venues,
};
