import type { BulkAction } from '#shared/contract/registrations.ts';
import type { Task } from '#shared/contract/tasks.ts';

/** What is asked about before it is done to many. */
const ASKED_WORDS = ['enrol', 'waitlist', 'cancel', 'remove', 'ticketType', 'availability'] as const;
export type AskedWord = (typeof ASKED_WORDS)[number];

/** What can be done to many at once, as the texts name it. */
export const BULK_WORDS = [...ASKED_WORDS, 'vipOn', 'vipOff', 'lookOn', 'lookOff'] as const;
export type BulkWord = (typeof BULK_WORDS)[number];

/** The word of an action. */
export function wordOf(action: BulkAction): BulkWord {
  switch (action.kind) {
    case 'status':
      return ({ enrolled: 'enrol', waitlisted: 'waitlist', cancelled: 'cancel' } as const)[action.status];
    case 'vip':
      return action.value ? 'vipOn' : 'vipOff';
    case 'attention':
      return action.value ? 'lookOn' : 'lookOff';
    default:
      return action.kind;
  }
}

/** What is asked for with some words. */
export interface BulkDetail {
  ticketType: string;
  roundIds: readonly string[];
  available: boolean;
}
export const NO_DETAIL: BulkDetail = { ticketType: '', roundIds: [], available: false };

/** The action of a word, with what was asked for. */
export function actionOf(word: BulkWord, { ticketType, roundIds, available }: BulkDetail = NO_DETAIL): BulkAction {
  switch (word) {
    case 'enrol':
      return { kind: 'status', status: 'enrolled' };
    case 'waitlist':
      return { kind: 'status', status: 'waitlisted' };
    case 'cancel':
      return { kind: 'status', status: 'cancelled' };
    case 'remove':
      return { kind: 'remove' };
    case 'ticketType':
      return { kind: 'ticketType', value: ticketType.trim() || null };
    case 'availability':
      return { kind: 'availability', roundIds: [...roundIds], available };
    case 'vipOn':
    case 'vipOff':
      return { kind: 'vip', value: word === 'vipOn' };
    case 'lookOn':
    case 'lookOff':
      return { kind: 'attention', value: word === 'lookOn' };
  }
}

/** Flags change nothing that anybody would miss, and are taken back with one press: they are not asked about. */
export function asksFirst(word: BulkWord): word is AskedWord {
  return (ASKED_WORDS as readonly BulkWord[]).includes(word);
}

/** How a change of many ended, as its task tells it. */
export interface BulkEnd {
  /** What undoes it; null where nothing was changed. */
  actionId: string | null;
  changed: number;
  /** Not reached since somebody stopped it. */
  left: number;
  /** Let in from the waitlist to the places that became free. */
  promoted: number;
}

export function bulkEndOf(task: Task): BulkEnd {
  const count = (name: string) => Number(task.result?.[name] ?? 0);
  const id = task.result?.actionId;
  return {
    actionId: typeof id === 'string' && id !== '' ? id : null,
    changed: count('changed'),
    left: count('left'),
    promoted: count('promoted'),
  };
}
