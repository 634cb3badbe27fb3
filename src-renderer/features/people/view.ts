import { LIST_SORTS, type ListSort } from '#shared/contract/registrations.ts';
import type { Filter } from './filters.ts';

/** What the list shows, and in which order. */
export interface View {
  readonly filter: Filter;
  readonly text: string;
  /** Any of these; none for all. */
  readonly ticketTypes: readonly string[];
  readonly sort: ListSort;
  readonly descending: boolean;
}

export const FIRST_VIEW: View = { filter: 'all', text: '', ticketTypes: [], sort: 'name', descending: false };

/** Columns that begin with the newest when they are sorted by. */
const NEWEST_FIRST: ReadonlySet<ListSort> = new Set(['joined', 'lastSeen']);

/** Another filter. Those who wait come in the order in which they wait, and in no other list. */
export function withFilter(view: View, filter: Filter): View {
  if (filter === view.filter) return view;
  if (filter === 'waitlisted') return { ...view, filter, sort: 'waitlist', descending: false };
  return view.sort === 'waitlist' ? { ...view, filter, sort: 'name', descending: false } : { ...view, filter };
}

/** Sorted by a column; by the same one again, the other way round. */
export function withSort(view: View, sort: ListSort): View {
  if (sort === view.sort) return { ...view, descending: !view.descending };
  return { ...view, sort, descending: NEWEST_FIRST.has(sort) };
}

/** A ticket type more, or less. */
export function withTicketType(view: View, name: string): View {
  const others = view.ticketTypes.filter((other) => other !== name);
  return { ...view, ticketTypes: others.length < view.ticketTypes.length ? others : [...others, name] };
}

/** Whether two views show the same people, in whichever order. */
export function sameList(a: View, b: View): boolean {
  return a.filter === b.filter && a.text === b.text && a.ticketTypes.join('\n') === b.ticketTypes.join('\n');
}

/** The view as the core is asked for it. */
export function listOf(view: View) {
  const { ticketTypes, ...rest } = view;
  return { ...rest, ...(ticketTypes.length > 0 ? { ticketTypes: [...ticketTypes] } : {}) };
}

/** The view of an event as the core is asked for it. */
export function queryOf(eventId: string, view: View) {
  return { eventId, ...listOf(view) };
}

/** The sort orders of a list: by wait position only where people wait. */
export function sortsOf(filter: Filter): readonly ListSort[] {
  return LIST_SORTS.filter((sort) => sort !== 'waitlist' || filter === 'waitlisted');
}
