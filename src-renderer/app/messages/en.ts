import { account } from './en/account.ts';
import { audit } from './en/audit.ts';
import { availability } from './en/availability.ts';
import { board } from './en/board.ts';
import { checkIn } from './en/check-in.ts';
import { conflicts } from './en/conflicts.ts';
import { documents } from './en/documents.ts';
import { events } from './en/events.ts';
import { exporting } from './en/exports.ts';
import { firstRun } from './en/first-run.ts';
import { importing } from './en/import.ts';
import { interests } from './en/interests.ts';
import { kiosk } from './en/kiosk.ts';
import { live } from './en/live.ts';
import { matching } from './en/matching.ts';
import { matchingOverview } from './en/matching-overview.ts';
import { messages } from './en/messages.ts';
import { notifications } from './en/notifications.ts';
import { organization } from './en/organization.ts';
import { overview } from './en/overview.ts';
import { pairing } from './en/pairing.ts';
import { paper } from './en/paper.ts';
import { passcodes } from './en/passcodes.ts';
import { people } from './en/people.ts';
import { plans } from './en/plans.ts';
import { print } from './en/print.ts';
import { privacy } from './en/privacy.ts';
import { programme } from './en/programme.ts';
import { rescue } from './en/rescue.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { sync } from './en/sync.ts';
import { systems } from './en/systems.ts';
import { tasks } from './en/tasks.ts';
import { upkeep } from './en/upkeep.ts';
import { venues } from './en/venues.ts';

/** All English texts: one file per area of the app, merged here. A new area: add its file and spread it in both languages. */
export const en = {
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
