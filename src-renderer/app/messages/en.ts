import { checkIn } from './en/check-in.ts';
import { shell } from './en/shell.ts';

/** All English texts: one file per area of the app, merged here. A new area: add its file and spread it in both languages. */
export const en = { ...shell, ...checkIn };
