import { checkIn } from './de/check-in.ts';
import { events } from './de/events.ts';
import { firstRun } from './de/first-run.ts';
import { importing } from './de/import.ts';
import { passcodes } from './de/passcodes.ts';
import { people } from './de/people.ts';
import { print } from './de/print.ts';
import { programme } from './de/programme.ts';
import { settings } from './de/settings.ts';
import { shell } from './de/shell.ts';
import { tasks } from './de/tasks.ts';
import { venues } from './de/venues.ts';
import type { en } from './en.ts';

/** All German texts. The type keeps the keys equal to the English ones. */
export const de: typeof en = {
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
