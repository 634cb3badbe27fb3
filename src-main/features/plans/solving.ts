import type { Actor, Context } from '#main/core/context.ts';
import type { SuggestionService } from '#main/features/matching/suggestions.ts';
import { isBetter } from '#main/features/planner/better.ts';
import type { Plan as Planned, PlanProgress, PlanTask } from '#main/features/planner/task.ts';
import type { TaskControl, TaskService } from '#main/features/tasks/service.ts';
import type { CallOutput, CallParsed } from '#shared/contract/define.ts';
import type { PlanFigures, plansContract } from '#shared/contract/plans.ts';
import type { Task } from '#shared/contract/tasks.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type GroundMeeting, readGround } from './ground.ts';
import type { Placing } from './places.ts';
import { publishedPlanOf } from './repository.ts';
import type { PlanService } from './service.ts';
import { toTask, type WeightOf } from './task.ts';

type Calls = typeof plansContract.calls;

/** Makes plans: reads an event, has the planner work on it in a thread of its own, and keeps what comes back as a draft. */
export class SolvingService {
  readonly #context: Context;
  readonly #needs: { plans: PlanService; suggestions: SuggestionService; tasks: TaskService };

  constructor(context: Context, needs: { plans: PlanService; suggestions: SuggestionService; tasks: TaskService }) {
    this.#context = context;
    this.#needs = needs;
  }

  /** @throws AppError `conflict` where there is nothing to plan with */
  async solve(actor: Actor, request: CallParsed<Calls['solve']>): Promise<Task> {
    const { eventId, seconds, seed, name, basedOnId } = request;
    const { plans, tasks } = this.#needs;
    const { read } = this.#context.store;
    const { timeZone } = await plans.requireEvent(eventId, read);
    if (basedOnId !== null && (await plans.require(read, basedOnId)).eventId !== eventId)
      throw new AppError('invalidInput', 'This plan is of another event. Choose one of this event.');
    const base = basedOnId ?? (await publishedPlanOf(read, eventId));
    const ground = await readGround(read, eventId, base);
    if (ground.rounds.length === 0) throw new AppError('conflict', 'There are no rounds yet. Make some first.');
    if (ground.points.length === 0) throw new AppError('conflict', 'There are no tables yet. Add some first.');
    if (ground.meetings.length === 0)
      throw new AppError('conflict', 'There are no matches yet. Nobody has anybody to meet.');
    const weightOf = await this.weights(ground.meetings);
    const { task, meetings, apart, placeOf, reasonOf } = toTask(ground, timeZone, this.#context.clock.now(), weightOf);
    return tasks.start(actor, 'plan', async (control) => {
      const planned = await this.#plan(control, { task, seed, seconds }, base !== null);
      const reasons = new Map(planned.unplaced.map(({ meeting, reason }) => [meeting, reasonOf(reason)]));
      const placings = meetings.map(
        (meeting, index): Placing => ({
          meeting,
          ...placeOf(planned.places[index] ?? null),
          locked: meeting.locked,
          reason: reasons.get(index) ?? null,
        }),
      );
      for (const { locked, roundId, meetingPointId, ...meeting } of apart)
        placings.push({ meeting, roundId, meetingPointId, locked });
      const { length } = await plans.list(eventId);
      const plan = await plans.save(actor, eventId, placings, {
        name: name === '' ? `Plan ${length + 1}` : name,
        basedOnId: base,
        seed,
        figures: figuresOf(planned, meetings.length),
      });
      const { placed } = planned.figures;
      return {
        message: `${placed} of ${meetings.length} meetings have a place.`,
        result: { planId: plan.id, placed, meetings: meetings.length, gaps: planned.figures.gaps },
      };
    });
  }

  async forecast(eventId: string): Promise<CallOutput<Calls['forecast']>> {
    const { store, clock, planner } = this.#context;
    const { timeZone } = await this.#needs.plans.requireEvent(eventId, store.read);
    const ground = await readGround(store.read, eventId, await publishedPlanOf(store.read, eventId));
    const { task } = toTask(ground, timeZone, clock.now(), () => 0);
    const { rounds, short, impossible } = await planner.forecast(task);
    return {
      rounds: rounds.map(({ round, tables, people, only, missing }) => ({
        roundId: ground.rounds[round]?.id ?? '',
        tables,
        people,
        only,
        missing,
      })),
      short,
      impossible: impossible.length,
    };
  }

  /** How well the people of meetings suit each other; nothing where matching is off. */
  async weights(meetings: readonly GroundMeeting[]): Promise<WeightOf> {
    const ids = meetings.flatMap(({ matchIds }) => matchIds);
    const strengths = await this.#needs.suggestions.strengths(ids);
    const strengthOf = new Map(ids.map((id, index) => [id, strengths[index] ?? 0]));
    return ({ matchIds }) => matchIds.reduce((sum, id) => sum + (strengthOf.get(id) ?? 0), 0) / matchIds.length;
  }

  /** @param hasBase whether there is a plan to begin from: a new one that is no better than that one, healed, would move people for nothing */
  async #plan(
    { signal, progress }: TaskControl,
    { task, seed, seconds }: { task: PlanTask; seed: number; seconds: number },
    hasBase: boolean,
  ): Promise<Planned> {
    const { planner } = this.#context;
    const healed = hasBase ? await planner.replan(task) : null;
    // Whoever stops it wants the best so far, and not nothing.
    const planned = await planner.plan(
      task,
      { seed, seconds },
      { signal, onProgress: (best) => progress(Math.min(1, best.seconds / seconds), inWords(best)) },
    );
    return healed === null || isBetter(planned.figures, healed.figures) ? planned : healed;
  }
}

function inWords({ placed, meetings, gaps }: PlanProgress): string {
  return `${placed} of ${meetings} placed, ${gaps} gaps`;
}

function figuresOf({ figures }: Planned, meetings: number): PlanFigures {
  const { placed, placedWeight, weightBound, gaps, fewestGaps, spread, locationChanges, walkMetres, seconds } = figures;
  return {
    meetings,
    placed,
    gaps,
    fewestGaps,
    spread,
    locationChanges,
    fewestLocationChanges: figures.locationChangesBound,
    walkMetres,
    ofMost: weightBound === 0 ? 1 : placedWeight / weightBound,
    seconds,
  };
}
