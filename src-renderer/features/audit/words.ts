import type { AuditEntry } from '#shared/contract/audit.ts';
import type { Opening } from '#shared/domain/openings.ts';
import { VERDICTS } from '#shared/domain/verdict.ts';
import { ACTIVITIES, VALUES } from './vocabulary.ts';

/** Fields whose values are of closed lists. */
const CLOSED: ReadonlySet<string> = new Set([
  'status',
  'direction',
  'method',
  'source',
  'reentry',
  'outcome',
  'role',
  'senderRole',
  'audience',
  'rule',
  'origin',
  'choice',
  'decision',
]);

/** A value of the audit, sorted by how it is to be told. */
export type Told =
  | { as: 'nothing' | 'secret' }
  | { as: 'flag'; value: boolean }
  | { as: 'time'; value: number }
  | { as: 'number'; value: number }
  | { as: 'times'; value: readonly Opening[] }
  | { as: 'word'; value: (typeof VALUES)[number] }
  | { as: 'verdict'; value: (typeof VERDICTS)[number] }
  | { as: 'text'; value: string };

const SECRET = '••••';

/** How to tell a value: what it is called rather than how it is kept. @param names of ids */
export function toldOf(
  field: string,
  value: AuditEntry['changes'][number]['after'],
  names: Readonly<Record<string, string>>,
): Told {
  if (value === null || value === '' || value === '[]') return { as: 'nothing' };
  if (typeof value === 'boolean') return { as: 'flag', value };
  if (typeof value === 'number') return /At$|^at$/.test(field) ? { as: 'time', value } : { as: 'number', value };
  if (value === SECRET) return { as: 'secret' };
  if (field === 'verdict') {
    const verdict = VERDICTS.find((one) => one === value);
    if (verdict !== undefined) return { as: 'verdict', value: verdict };
  }
  if (field === 'openings') return { as: 'times', value: JSON.parse(value) as Opening[] };
  const word = CLOSED.has(field) ? VALUES.find((one) => one === value) : undefined;
  if (word !== undefined) return { as: 'word', value: word };
  return { as: 'text', value: names[value] ?? listed(value, names) };
}

/** Lists and records stand in the audit as JSON; people read them with commas. */
function listed(text: string, names: Readonly<Record<string, string>>): string {
  if (!/^[[{]/.test(text)) return text;
  try {
    return plain(JSON.parse(text), names);
  } catch {
    return text;
  }
}

function plain(value: unknown, names: Readonly<Record<string, string>>): string {
  if (Array.isArray(value)) return value.map((one) => plain(one, names)).join(value.some(Array.isArray) ? '; ' : ', ');
  if (typeof value !== 'object' || value === null) return names[String(value)] ?? String(value);
  return Object.entries(value)
    .map(([key, one]) => `${key}: ${plain(one, names)}`)
    .join(', ');
}

const CHOSEN = ['like', 'pass', 'none', 'undo'] as const;

type Edited = 'created' | 'changed' | 'deleted' | 'restored';

/** The sentence of an entry: a key of the catalogue. */
export function sentenceOfEntry({ resource, action, detail }: Pick<AuditEntry, 'resource' | 'action' | 'detail'>) {
  if (resource === 'choice') {
    const choice = CHOSEN.find((one) => one === detail) ?? 'other';
    return `audit.chosen.${choice}` as const;
  }
  if (resource === 'print') return 'audit.did.printed' as const;
  if (resource === 'conflict') return 'audit.did.settled' as const;
  if (resource === 'activity') {
    const activity = ACTIVITIES.find((one) => one === detail) ?? 'other';
    return `audit.activity.${activity}` as const;
  }
  if (resource === 'checkIn') {
    if (detail === 'admitted' || detail === 'exited' || detail === 'undo') return `audit.seen.${detail}` as const;
    return 'audit.seen.refused' as const;
  }
  return `audit.did.${action === 'recorded' ? 'changed' : (action satisfies Edited)}` as const;
}
