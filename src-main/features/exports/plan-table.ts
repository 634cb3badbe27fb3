import type { Context } from '#main/core/context.ts';
import { readGround } from '#main/features/plans/ground.ts';
import { findPlan } from '#main/features/plans/repository.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { ExportTable } from './table.ts';

/** Rows that are written at once. */
const PAGE = 1000;

/**
 * The meetings of one plan as somebody lays a spreadsheet out: by round, then by room and table, a line for each; what has no place
 * comes last.
 * @throws AppError `notFound`; `invalidInput` where it is of another event
 */
export async function planTable({ store }: Context, eventId: string, planId: string): Promise<ExportTable> {
  const { read } = store;
  const plan = await findPlan(read, planId);
  if (plan === undefined) throw new AppError('notFound', 'This plan is not known any more.');
  if (plan.eventId !== eventId)
    throw new AppError('invalidInput', 'This plan is of another event. Choose one of this event.');
  const { rounds, locations, points, people, meetings } = await readGround(read, eventId, planId);
  const roundOf = new Map(rounds.map((round, at) => [round.id, { ...round, at }]));
  const roomOf = new Map(locations.map(({ id, name }) => [id, name]));
  const pointOf = new Map(points.map((point) => [point.id, point]));
  const personOf = new Map(people.map((person) => [person.id, person]));
  const { compare } = new Intl.Collator('en', { numeric: true });
  const rows = meetings
    .map(({ roundId, meetingPointId, people: ids, status, locked }) => {
      const round = roundOf.get(roundId ?? '');
      const point = pointOf.get(meetingPointId ?? '');
      const who = ids.flatMap((id) => personOf.get(id) ?? []).sort((a, b) => compare(a.name, b.name));
      return {
        ...{ round, who, status, locked, table: point?.name ?? null },
        room: roomOf.get(point?.locationIds[0] ?? '') ?? null,
      };
    })
    .sort(
      (a, b) =>
        (a.round?.at ?? rounds.length) - (b.round?.at ?? rounds.length) ||
        compare(a.room ?? '', b.room ?? '') ||
        compare(a.table ?? '', b.table ?? ''),
    )
    .map(({ round, who, status, locked, table, room }) => [
      ...[plan.name, round?.name ?? null],
      ...[round === undefined ? null : new Date(round.startAt), round === undefined ? null : new Date(round.endAt)],
      ...[room, table, who.map(({ name }) => name).join(', ')],
      ...[[...new Set(who.flatMap(({ company }) => company ?? []))].join(', '), status, locked ? 'yes' : 'no'],
    ]);
  return {
    headings: ['Plan', 'Round', 'Start', 'End', 'Room', 'Table', 'People', 'Companies', 'Status', 'Locked'],
    total: rows.length,
    async *pages() {
      for (let start = 0; start < rows.length; start += PAGE) yield rows.slice(start, start + PAGE);
    },
  };
}
