import type { BoardPerson } from '#shared/contract/plans.ts';
import { fold } from '#shared/domain/text.ts';
import type { GridModel, Spot } from './grid-model.ts';

/** Everybody whose name or company has these letters. Nobody where nothing is typed. */
export function peopleWith(people: readonly BoardPerson[], text: string): ReadonlySet<string> {
  const wanted = fold(text).trim();
  if (wanted === '') return new Set();
  return new Set(
    people.filter(({ name, company }) => fold(`${name} ${company ?? ''}`).includes(wanted)).map(({ id }) => id),
  );
}

/** The places to jump to for some people: their own rows in the view of people, else their meetings. Row by row. */
export function hitsOf(model: GridModel, people: ReadonlySet<string>): Spot[] {
  if (people.size === 0) return [];
  if (model.view === 'people')
    return model.rows.flatMap(({ id }, row) => (people.has(id) ? [{ row, column: 0, line: 0 }] : []));
  return model.rows.flatMap(({ cells }, row) =>
    model.rounds.flatMap(({ id }, column) =>
      (cells.get(id) ?? []).flatMap((meeting, line) =>
        meeting.people.some((person) => people.has(person)) ? [{ row, column, line }] : [],
      ),
    ),
  );
}
