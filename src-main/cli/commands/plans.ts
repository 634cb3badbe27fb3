import type { Board, BoardMeeting, Plan, PlanMove } from '#shared/contract/plans.ts';
import { positiveNumber, UsageError } from '../arguments.ts';
import { type Command, EXIT, type Outcome, requireEvent } from '../command.ts';
import { findPlan, planLine } from '../plans.ts';
import { finish } from '../task.ts';

const EVENT = { event: { type: 'string' } } as const;
const LONGEST_S = 600;
const DEFAULT_SECONDS = 10;

const list: Command = {
  usage: 'plan list --event CODE',
  options: EVENT,
  async run(context) {
    const { id: eventId } = await requireEvent(context);
    const { plans } = await context.client.plans.list({ eventId });
    return {
      exit: EXIT.done,
      json: { plans: plans.map(planJson) },
      text: plans.length === 0 ? 'No plans yet. Make one with: lanyard plan solve' : plans.map(planLine).join('\n'),
    };
  },
};

const solve: Command = {
  usage: 'plan solve --event CODE [--seconds N] [--seed S] [--name NAME] [--based-on PLAN]',
  options: {
    ...EVENT,
    seconds: { type: 'string' },
    seed: { type: 'string' },
    name: { type: 'string' },
    'based-on': { type: 'string' },
  },
  async run(context) {
    const { client, args } = context;
    const { id: eventId } = await requireEvent(context);
    const basedOn = args.text('based-on');
    const started = await client.plans.solve({
      eventId,
      seconds: secondsOf(args.text('seconds')),
      seed: seedOf(args.text('seed')),
      name: args.text('name') ?? '',
      basedOnId: basedOn === undefined ? null : (await findPlan(context, eventId, basedOn)).id,
    });
    // Whoever is in a hurry gets the best so far.
    const stop = () => void client.tasks.cancel({ taskId: started.id }).catch(() => undefined);
    process.once('SIGINT', stop);
    try {
      const { message, result } = await finish(context, started);
      const planId = String(result?.planId);
      const { plans } = await client.plans.list({ eventId });
      const plan = plans.find(({ id }) => id === planId);
      const { placed, meetings } = plan?.figures ?? { placed: 0, meetings: 0 };
      return {
        exit: placed === meetings ? EXIT.done : EXIT.refused,
        json: plan === undefined ? { id: planId } : planJson(plan),
        text: [message, plan === undefined ? planId : planLine(plan)].join('\n'),
      };
    } finally {
      process.off('SIGINT', stop);
    }
  },
};

const show: Command = {
  usage: 'plan show --event CODE [--plan PLAN]',
  options: { ...EVENT, plan: { type: 'string' } },
  async run(context) {
    const { id: eventId } = await requireEvent(context);
    const plan = await findPlan(context, eventId, context.args.text('plan'));
    const board = await context.client.plans.board({ planId: plan.id });
    const words = wordsOf(board);
    const meetings = board.meetings.toSorted((a, b) => words.order(a) - words.order(b));
    return {
      exit: EXIT.done,
      json: { plan: planJson(board.plan), meetings: meetings.map(words.json) },
      text: [planLine(board.plan), ...meetings.map(words.line)].join('\n'),
    };
  },
};

const diff: Command = {
  usage: 'plan diff --event CODE PLAN [WITH]',
  options: EVENT,
  takesWords: true,
  async run(context) {
    const { client, args } = context;
    const { id: eventId } = await requireEvent(context);
    const [first, second, ...more] = args.positionals;
    if (first === undefined || more.length > 0)
      throw new UsageError('Which plans? Name one to compare it with the published one, or two.');
    const plan = await findPlan(context, eventId, first);
    const other = await findPlan(context, eventId, second);
    const { moves, people, same } = await client.plans.compare({ planId: plan.id, withId: other.id });
    const { rounds, points } = await client.programme.get({ eventId });
    const name = (place: PlanMove['from']) =>
      place === null
        ? 'nowhere'
        : [nameIn(rounds, place.roundId), nameIn(points, place.meetingPointId)].filter(Boolean).join(', ');
    const lines = moves.map(
      ({ people: who, from, to }) => `${who.map((face) => face.name).join(' + ')}: ${name(from)} -> ${name(to)}`,
    );
    return {
      exit: EXIT.done,
      json: {
        plan: plan.id,
        with: other.id,
        people,
        same,
        moves: moves.map(({ people: who, ...move }) => ({ ...move, people: who.map((face) => face.name) })),
      },
      text: [`${moves.length} meetings of ${people} people move, ${same} stay.`, ...lines].join('\n'),
    };
  },
};

const publish: Command = {
  usage: 'plan publish --event CODE PLAN',
  options: EVENT,
  takesWords: true,
  async run(context) {
    const { id: eventId } = await requireEvent(context);
    const [which, ...more] = context.args.positionals;
    if (which === undefined || more.length > 0) throw new UsageError('Which plan? lanyard plan list shows them.');
    const plan = await findPlan(context, eventId, which);
    return published(await context.client.plans.publish({ planId: plan.id }));
  },
};

const rollback: Command = {
  usage: 'plan rollback --event CODE',
  options: EVENT,
  async run(context) {
    const { id: eventId } = await requireEvent(context);
    return published(await context.client.plans.rollBack({ eventId }));
  },
};

function secondsOf(text: string | undefined): number {
  const seconds = positiveNumber('seconds', text) ?? DEFAULT_SECONDS;
  if (seconds > LONGEST_S) throw new UsageError(`--seconds must be ${LONGEST_S} at most, not ${seconds}.`);
  return seconds;
}

function seedOf(text: string | undefined): number {
  const seed = text === undefined ? 1 : /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(seed) || seed > 2_147_483_647)
    throw new UsageError(`--seed must be a whole number from 0 to 2147483647, not "${text}".`);
  return seed;
}

function published({ plan, told }: { plan: Plan; told: number }): Outcome {
  return {
    exit: EXIT.done,
    json: { ...planJson(plan), told },
    text: `${plan.name} counts from now on; ${told} people are told.`,
  };
}

function planJson({ id, name, state, madeAt, publishedAt, seed, figures }: Plan) {
  return {
    id,
    name,
    state,
    madeAt: new Date(madeAt).toISOString(),
    publishedAt: publishedAt === null ? null : new Date(publishedAt).toISOString(),
    seed,
    figures,
  };
}

/** Meetings of a board as they are written down. */
function wordsOf(board: Board) {
  const roundAt = new Map(board.rounds.map(({ id }, index) => [id, index]));
  const nameOf = new Map(board.people.map(({ id, name }) => [id, name]));
  const last = board.rounds.length;
  return {
    order: ({ roundId }: BoardMeeting) => roundAt.get(roundId ?? '') ?? last,
    line(meeting: BoardMeeting): string {
      const where =
        meeting.roundId === null
          ? `no place (${meeting.reason?.kind ?? 'not planned'})`
          : [nameIn(board.rounds, meeting.roundId), nameIn(board.points, meeting.meetingPointId)].join('  ');
      return `${where}  ${meeting.people.map((id) => nameOf.get(id)).join(' + ')}  ${meeting.status}`;
    },
    json: ({ id, people, roundId, meetingPointId, status, locked, reason }: BoardMeeting) => ({
      id,
      people: people.map((person) => nameOf.get(person) ?? null),
      round: nameIn(board.rounds, roundId),
      table: nameIn(board.points, meetingPointId),
      status,
      locked,
      reason: reason?.kind ?? null,
    }),
  };
}

function nameIn(things: readonly { id: string; name: string }[], id: string | null): string | null {
  return things.find((thing) => thing.id === id)?.name ?? null;
}

/** Plans of meetings as versions. */
export const planCommands: Readonly<Record<string, Command>> = {
  'plan list': list,
  'plan solve': solve,
  'plan show': show,
  'plan diff': diff,
  'plan publish': publish,
  'plan rollback': rollback,
};
