import type { Tone } from '#renderer/ui/index.ts';
import type { ScanEntry } from '#shared/contract/check-in.ts';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import type { Direction, ReentryRule } from '#shared/domain/verdict.ts';

/** Where somebody stands, as the tag of their row says it. */
export type Standing = 'blocked' | 'cancelled' | 'waitlist' | 'in' | 'left' | 'expected';

const STANDING_TONES: Record<Standing, Tone> = {
  blocked: 'no',
  cancelled: 'no',
  waitlist: 'warn',
  in: 'ok',
  left: 'exit',
  expected: 'idle',
};

/** Where somebody stands at the door; being inside counts more than what became of the registration since. */
export function standingOf(person: RegistrationSummary): Standing {
  if (person.inside) return 'in';
  if (person.blocked) return 'blocked';
  if (person.status === 'cancelled') return 'cancelled';
  if (person.status === 'waitlisted') return 'waitlist';
  return person.lastEntryAt === null ? 'expected' : 'left';
}

export function standingTone(standing: Standing): Tone {
  return STANDING_TONES[standing];
}

/** What the button of a row offers. The core decides in the end; this only puts the likely thing first. */
export type RowAction = 'checkIn' | 'checkOut' | 'letIn' | 'details';

export function rowActionOf(
  person: RegistrationSummary,
  direction: Direction,
  reentry: ReentryRule,
  mayOverride: boolean,
): RowAction {
  const standing = standingOf(person);
  if (direction === 'exit') return standing === 'in' ? 'checkOut' : 'details';
  if (standing === 'waitlist') return mayOverride ? 'letIn' : 'details';
  if (standing === 'expected') return 'checkIn';
  if (standing === 'left') return reentry === 'never' ? 'details' : 'checkIn';
  if (standing === 'in') return reentry === 'always' ? 'checkIn' : 'details';
  return 'details';
}

/** Tag of a line in the log: a colour and the key of its word under `status`. */
export function logTag(entry: ScanEntry): {
  tone: Tone;
  word:
    | 'undone'
    | 'inBare'
    | 'out'
    | 'waitlistBare'
    | Exclude<ScanEntry['verdict'], 'admitted' | 'exited' | 'waitlisted'>;
} {
  if (entry.undone !== null) return { tone: 'idle', word: 'undone' };
  switch (entry.verdict) {
    case 'admitted':
      return { tone: 'ok', word: 'inBare' };
    case 'exited':
      return { tone: 'exit', word: 'out' };
    case 'waitlisted':
      return { tone: 'warn', word: 'waitlistBare' };
    case 'already':
    case 'full':
    case 'notInside':
      return { tone: 'warn', word: entry.verdict };
    default:
      return { tone: 'no', word: entry.verdict };
  }
}
