import { checkIn } from './de/check-in.ts';
import { shell } from './de/shell.ts';
import type { en } from './en.ts';

/** All German texts. The type keeps the keys equal to the English ones. */
export const de: typeof en = { ...shell, ...checkIn };
