import loadHighs from 'highs';
import type { Place, PlanTask } from '#main/features/planner/planning.ts';

/** Native numbers of the status of a solution. */
const FEASIBLE = 2;

export interface Modelled {
  /** Null where no plan was found in the time. */
  places: Place[] | null;
  /** No plan has fewer gaps. */
  bound: number;
}

/**
 * What somebody with a solver does: a variable for each meeting and round, one for each person and round with which a run of meetings begins,
 * as few of these as can be. Every meeting is placed, and all tables are alike.
 * @see https://highs.dev
 */
export async function plainModel(task: PlanTask, seconds: number): Promise<Modelled> {
  const { text, at } = modelOf(task);
  const highs = await loadHighs();
  return highs.withModel({ format: 'lp', data: text }, (model): Modelled => {
    model.options.set({ output_flag: false, time_limit: seconds, random_seed: 1 });
    model.run();
    const bound = Math.max(0, Number(model.info.get('mip_dual_bound')) - peopleWithMeetings(task));
    if (Number(model.info.get('primal_solution_status')) !== FEASIBLE) return { places: null, bound };
    const { colValue } = model.getSolution();
    const used = task.rounds.map(() => 0);
    const places = at.map((rounds): Place => {
      const round = rounds.findIndex((name) => name !== null && (colValue[model.getColByName(name)] ?? 0) > 0.5);
      if (round === -1) return null;
      const point = used[round] ?? 0;
      used[round] = point + 1;
      return { round, point };
    });
    return { places, bound };
  });
}

const peopleWithMeetings = ({ meetings }: PlanTask) => new Set(meetings.flatMap(({ people }) => people)).size;

/** The model as LP text, and the variable of each meeting in each round; null where it cannot be. */
function modelOf({ rounds, points, people, meetings }: PlanTask): { text: string; at: (string | null)[][] } {
  const at = meetings.map((meeting, index) =>
    rounds.map((_, round) => {
      const isOpen = meeting.rounds?.includes(round) ?? true;
      const canCome = meeting.people.every((person) => !people[person]?.away.includes(round));
      return isOpen && canCome ? `x${index}_${round}` : null;
    }),
  );
  const taken = (person: number, round: number) =>
    meetings.flatMap((meeting, index) => (meeting.people.includes(person) ? (at[index]?.[round] ?? []) : []));
  const rules: string[] = [];
  const starts: string[] = [];
  for (const [index, meeting] of meetings.entries()) {
    const own = (at[index] ?? []).filter((name) => name !== null);
    rules.push(own.length === 0 ? '0 x = 1' : `${own.join(' + ')} = 1`);
    for (const earlier of meeting.after ?? []) {
      const when = (which: number, sign: string) =>
        (at[which] ?? []).flatMap((name, round) => (name === null ? [] : `${sign} ${round + 1} ${name}`)).join(' ');
      rules.push(`${when(index, '+')} ${when(earlier, '-')} >= 1`);
    }
  }
  for (const [round] of rounds.entries()) {
    const all = at.flatMap((own) => own[round] ?? []);
    if (all.length > points.length) rules.push(`${all.join(' + ')} <= ${points.length}`);
    for (const person of people.keys()) {
      const now = taken(person, round);
      if (now.length === 0) continue;
      if (now.length > 1) rules.push(`${now.join(' + ')} <= 1`);
      const start = `s${person}_${round}`;
      starts.push(start);
      const before = round === 0 ? [] : taken(person, round - 1);
      rules.push(
        `${start} ${now.map((name) => `- ${name}`).join(' ')}${before.map((name) => ` + ${name}`).join('')} >= 0`,
      );
    }
  }
  const text = [
    'Minimize',
    starts.join(' + '),
    'Subject To',
    ...rules,
    'Binary',
    at
      .flat()
      .filter((name) => name !== null)
      .join(' '),
    starts.join(' '),
    'End',
  ].join('\n');
  return { text, at };
}
