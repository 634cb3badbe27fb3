import { checkIn } from './en/check-in.ts';
import { events } from './en/events.ts';
import { firstRun } from './en/first-run.ts';
import { importing } from './en/import.ts';
import { passcodes } from './en/passcodes.ts';
import { people } from './en/people.ts';
import { print } from './en/print.ts';
import { programme } from './en/programme.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { tasks } from './en/tasks.ts';
import { venues } from './en/venues.ts';

/** All English texts: one file per area of the app, merged here. A new area: add its file and spread it in both languages. */
export const en = {
  ...shell,
  ...checkIn,
  ...events,
  ...firstRun,
  ...importing,
  ...passcodes,
  ...people,
  ...print,
  ...programme,
  ...settings,
  ...tasks,
  ...venues,
};
