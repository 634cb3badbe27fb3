import { randomUUID } from 'node:crypto';
import type { Conflict, ConflictSide } from '#shared/contract/conflicts.ts';
import { ALL_DECISIONS, DECISIONS, type Decision } from '#shared/domain/conflict.ts';
import { UsageError } from '../arguments.ts';
import { type Command, EXIT, requireEvent } from '../command.ts';

const HANDLE = 'conflicts handle ID --decision D [--pick SIDE] [--note TEXT]';

const list: Command = {
  usage: 'conflicts list --event CODE [--handled]',
  options: { event: { type: 'string' }, handled: { type: 'boolean' } },
  async run(context) {
    const { client, args } = context;
    const { id: eventId } = await requireEvent(context);
    const state = args.flag('handled') ? 'handled' : 'open';
    const conflicts: Conflict[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await client.conflicts.list({
        ...{ eventId, state, limit: 100 },
        ...(cursor === undefined ? {} : { cursor }),
      });
      conflicts.push(...page.conflicts);
      if (page.cursor === null) break;
      cursor = page.cursor;
    }
    return {
      exit: EXIT.done,
      json: { conflicts: conflicts.map(toJson) },
      text: conflicts.length === 0 ? 'No conflicts.' : conflicts.map(toText).join('\n\n'),
    };
  },
};

const handle: Command = {
  usage: HANDLE,
  options: { decision: { type: 'string' }, pick: { type: 'string' }, note: { type: 'string' } },
  takesWords: true,
  async run({ client, args }) {
    const [conflictId, ...more] = args.positionals;
    if (conflictId === undefined || more.length > 0)
      throw new UsageError('Which conflict? lanyard conflicts list --json has their ids.');
    const said = args.required('decision');
    const decision: Decision | undefined = ALL_DECISIONS.find((one) => one === said);
    if (decision === undefined) throw new UsageError(`--decision is one of: ${ALL_DECISIONS.join(', ')}.`);
    const [pick, note] = [args.text('pick'), args.text('note')];
    const { counts } = await client.conflicts.handle({
      ...{ nonce: randomUUID(), conflictId, decision },
      ...(pick === undefined ? {} : { pick }),
      ...(note === undefined ? {} : { note }),
    });
    return {
      exit: EXIT.done,
      json: { conflictId, decision, open: counts.open },
      text: `Done. ${counts.open} open.`,
    };
  },
};

const when = (at: number | null) => (at === null ? null : new Date(at).toISOString());

function toJson({ id, kind, at, badge, places, sides, handled }: Conflict) {
  return {
    id,
    kind,
    at: when(at),
    badge,
    places,
    decisions: DECISIONS[kind],
    sides: sides.map(({ person, at: done, ...side }) => ({
      ...side,
      at: when(done),
      registrationId: person?.registrationId ?? null,
      name: person?.name ?? null,
    })),
    handled: handled.map(({ at: done, ...rest }) => ({ ...rest, at: when(done) })),
  };
}

/** What it is called, for people. */
const SAY = {
  doubleEntry: 'seen at two doors',
  duplicate: 'registered twice',
  sharedBadge: 'one badge, several people',
  overCapacity: 'more people than places',
  changedTwice: 'changed at two desks',
} as const;

function toText(conflict: Conflict): string {
  const { id, kind, people, sides, badge, places, handled } = conflict;
  const names = [...new Set(people.map(({ name }) => name))].join(', ');
  const about = places === null ? (badge ?? names) : `${places.enrolled} of ${places.capacity}`;
  return [
    `${id}  ${SAY[kind]}: ${about}`,
    ...sides.map(
      (side) => `  ${side.counts ? '*' : ' '} ${when(side.at) ?? '-'}  ${side.deskName ?? '-'}  ${what(side)}`,
    ),
    ...(handled.length === 0 ? [`    decisions: ${DECISIONS[kind].join(', ')}`] : []),
    ...handled.map(({ decision, at, deskName }) => `    ${decision}, ${when(at)} at ${deskName}`),
  ].join('\n');
}

function what({ pick, person, place, status, plan }: ConflictSide): string {
  const said = status ?? plan ?? (place === null ? person?.name : `${place.round ?? '-'} ${place.table ?? '-'}`) ?? '';
  return `${said}  (${pick})`;
}

/** What desks have decided differently. */
export const conflictCommands: Readonly<Record<string, Command>> = {
  'conflicts list': list,
  'conflicts handle': handle,
};
