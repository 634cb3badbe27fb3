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

/** The places to jump to for some people: the first meeting of their own rows in the view of people, else all. Row by row. */
export function hitsOf(model: GridModel, people: ReadonlySet<string>): Spot[] {
  if (people.size === 0) return [];
  if (model.view === 'people')
    return model.rows.flatMap(({ id, cells }, row) => {
      const first = model.rounds.findIndex((round) => cells.has(round.id));
      return people.has(id) ? [{ row, column: Math.max(0, first), line: 0 }] : [];
    });
  return model.rows.flatMap(({ cells }, row) =>
    model.rounds.flatMap(({ id }, column) =>
      (cells.get(id) ?? []).flatMap((meeting, line) =>
        meeting.people.some((person) => people.has(person)) ? [{ row, column, line }] : [],
      ),
    ),
  );
}
