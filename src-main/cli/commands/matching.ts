import { randomUUID } from 'node:crypto';
import type { Face, MatchRow } from '#shared/contract/matching.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Choice } from '#shared/domain/match.ts';
import { positiveNumber, UsageError } from '../arguments.ts';
import { type Command, type CommandContext, EXIT, requireEvent } from '../command.ts';
import { findPerson } from '../people.ts';

const EVENT = { event: { type: 'string' } } as const;

const recommend: Command = {
  usage: 'recommend --event CODE --person WHO [--limit N]',
  options: { ...EVENT, person: { type: 'string' }, limit: { type: 'string' } },
  async run(context) {
    const { client, args } = context;
    const event = await requireEvent(context);
    const { id } = await findPerson(context, event, args.required('person'));
    const limit = Math.min(100, positiveNumber('limit', args.text('limit')) ?? 10);
    const { takesPart, people } = await client.matching.recommend({ registrationId: id, limit });
    const lines = people.map(({ face, score, reasons }) => {
      const why = reasons.map(({ kind, keywords }) => [SAY[kind], keywords.join(', ')].filter(Boolean).join(': '));
      return `${score.toFixed(2)}  ${faceLine(face)}  (${why.join('; ')})`;
    });
    return {
      exit: takesPart ? EXIT.done : EXIT.refused,
      json: { takesPart, people: people.map(({ face, ...rest }) => ({ ...faceJson(face), ...rest })) },
      text: takesPart ? lines.join('\n') || 'Nobody.' : 'They do not take part in matching.',
    };
  },
};

/** Reasons, for people. */
const SAY = {
  both: 'both',
  theyOffer: 'they offer',
  theyLookFor: 'they look for',
  profile: 'like their profile',
  must: 'must meet',
  few: 'little is known of them',
} as const;

function choosing(name: string, choice: Choice): Command {
  return {
    usage: `${name} --event CODE --person WHO --other WHO`,
    options: { ...EVENT, person: { type: 'string' }, other: { type: 'string' } },
    async run(context) {
      const { client, args } = context;
      const event = await requireEvent(context);
      const from = await findPerson(context, event, args.required('person'));
      const to = await findPerson(context, event, args.required('other'));
      const result = await client.matching.choose({ nonce: randomUUID(), fromId: from.id, toId: to.id, choice });
      if (!result.ok)
        return {
          exit: EXIT.refused,
          json: { ok: false, reason: result.reason, message: result.message },
          text: result.message,
        };
      const { choiceId, matchId } = result;
      return {
        exit: EXIT.done,
        json: { ok: true, choiceId, matchId },
        text:
          matchId === null
            ? `${from.name}: ${name} ${to.name}`
            : `${from.name} and ${to.name} are a match (${matchId}).`,
      };
    },
  };
}

const undoChoice: Command = {
  usage: 'choices undo --id ID',
  options: { id: { type: 'string' } },
  async run({ client, args }) {
    const choiceId = args.required('id');
    await client.matching.undoChoice({ choiceId });
    return { exit: EXIT.done, json: { undone: choiceId }, text: 'The choice was undone.' };
  },
};

const matchesList: Command = {
  usage: 'matches list --event CODE [--all] [--limit N]',
  options: { ...EVENT, all: { type: 'boolean' }, limit: { type: 'string' } },
  async run(context) {
    const { client, args } = context;
    const event = await requireEvent(context);
    const most = positiveNumber('limit', args.text('limit')) ?? Number.POSITIVE_INFINITY;
    const which = { eventId: event.id, ...(args.flag('all') ? {} : { active: true }) };
    const matches: MatchRow[] = [];
    for (let cursor: string | undefined; matches.length < most; ) {
      const page = await client.matching.list({ ...which, ...(cursor === undefined ? {} : { cursor }), limit: 500 });
      matches.push(...page.matches);
      if (page.cursor === null) break;
      cursor = page.cursor;
    }
    const shown = matches.slice(0, most);
    return {
      exit: EXIT.done,
      json: { matches: shown.map(matchJson) },
      text: shown.length === 0 ? 'No matches.' : shown.map(matchLine).join('\n'),
    };
  },
};

const matchesCreate: Command = {
  usage: 'matches create --event CODE --person WHO --other WHO',
  options: { ...EVENT, person: { type: 'string' }, other: { type: 'string' } },
  async run(context) {
    const { client, args } = context;
    const event = await requireEvent(context);
    const first = await findPerson(context, event, args.required('person'));
    const second = await findPerson(context, event, args.required('other'));
    return toldMatch(await client.matching.create({ firstId: first.id, secondId: second.id }));
  },
};

const matchesEnd: Command = {
  usage: 'matches end --id ID',
  options: { id: { type: 'string' } },
  run: async ({ client, args }) => toldMatch(await client.matching.end({ matchId: args.required('id') })),
};

export const pairRound: Command = {
  usage: 'pair --event CODE --round NAME',
  options: { ...EVENT, round: { type: 'string' } },
  async run(context) {
    const { client } = context;
    const roundId = await findRound(context);
    const { groups, sittingOut } = await client.matching.pairRound({ roundId });
    const lines = groups.map((group) => group.map(faceLine).join('  +  '));
    if (sittingOut.length > 0) lines.push(`Sitting out: ${sittingOut.map(faceLine).join(', ')}`);
    return {
      exit: EXIT.done,
      json: { roundId, groups: groups.map((group) => group.map(faceJson)), sittingOut: sittingOut.map(faceJson) },
      text: lines.join('\n'),
    };
  },
};

/** The round that `--round` names, by its name or its id. @throws UsageError where several have the name */
async function findRound(context: CommandContext): Promise<string> {
  const event = await requireEvent(context);
  const wanted = context.args.required('round').trim();
  const { rounds } = await context.client.programme.get({ eventId: event.id });
  const found = rounds.filter(({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase());
  const [round, ...others] = found;
  const known = () => rounds.map(({ id, name }) => `${id}  ${name}`).join('\n');
  if (round === undefined)
    throw new AppError('notFound', `${event.code} has no round ${wanted}.\n${known()}`.trimEnd());
  if (others.length > 0) throw new UsageError(`Several rounds are called ${wanted}. Name one by its id:\n${known()}`);
  return round.id;
}

function toldMatch(match: MatchRow) {
  return { exit: EXIT.done, json: matchJson(match), text: matchLine(match) };
}

function faceJson({ id, name, company }: Face) {
  return { id, name, company };
}

function faceLine({ name, company }: Face): string {
  return company === null ? name : `${name} (${company})`;
}

function matchJson({ id, first, second, matchedAt, active, origin }: MatchRow) {
  return {
    id,
    first: faceJson(first),
    second: faceJson(second),
    matchedAt: new Date(matchedAt).toISOString(),
    active,
    origin,
  };
}

function matchLine(match: MatchRow): string {
  const { id, first, second, matchedAt, active } = match;
  return `${id}  ${new Date(matchedAt).toISOString()}  ${faceLine(first)}  +  ${faceLine(second)}${active ? '' : '  (ended)'}`;
}

/** Who meets whom. */
export const matchingCommands: Readonly<Record<string, Command>> = {
  recommend,
  like: choosing('like', 'like'),
  pass: choosing('pass', 'pass'),
  'choices undo': undoChoice,
  'matches list': matchesList,
  'matches create': matchesCreate,
  'matches end': matchesEnd,
};
