import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { bracketed } from '#main/core/network.ts';
import type { DeskEntry, LeaseEntry, LinkProblem, SyncStatus } from '#shared/contract/sync.ts';
import { DESK_ROLES, type DeskRole } from '#shared/domain/desk-roles.ts';
import { UsageError } from '../arguments.ts';
import { type Command, confirm, EXIT, iso, type Outcome, requireFolderOf } from '../command.ts';

function roleOf(text: string): DeskRole {
  const role = DESK_ROLES.find((one) => one === text);
  if (role === undefined) throw new UsageError(`--role must be ${DESK_ROLES.join(', ')}, not "${text}".`);
  return role;
}

const desksInvite: Command = {
  usage: 'desks invite --role desk|kiosk|organizer [--name N]',
  options: { role: { type: 'string' }, name: { type: 'string' } },
  async run({ client, args }) {
    const name = args.text('name');
    const { code, expiresAt } = await client.sync.invite({
      role: roleOf(args.required('role')),
      ...(name === undefined ? {} : { name }),
    });
    return {
      exit: EXIT.done,
      json: { code, expiresAt: iso(expiresAt) },
      text: `${code}\nGood once, until ${new Date(expiresAt).toLocaleTimeString()}. At the other computer: lanyard pair CODE --name N`,
    };
  },
};

/** What a desk has for itself, in words. */
function heldWords({ kind, label }: LeaseEntry): string {
  return kind === 'station' ? label : `${kind} ${label}`;
}

/** One line for each desk. */
function deskLine(
  { deskId, name, role, isHub, isThis, online, pending, clockOffset, diverged }: DeskEntry,
  leases: readonly LeaseEntry[],
): string {
  const held = leases.filter((lease) => lease.deskId === deskId && lease.label !== name);
  const notes = [
    isHub ? 'hub' : role,
    online ? 'online' : 'offline',
    ...(isThis ? ['this desk'] : []),
    ...((pending ?? 0) > 0 ? [`${pending} pending`] : []),
    ...(Math.abs(clockOffset ?? 0) >= 2000 ? [`clock ${Math.round((clockOffset ?? 0) / 1000)} s apart`] : []),
    ...(diverged ? ['holds something else than the hub'] : []),
    ...(held.length > 0 ? [`has ${held.map(heldWords).join(', ')}`] : []),
  ];
  return `${name.padEnd(24)} ${notes.join(', ')}`;
}

const desksList: Command = {
  usage: 'desks list',
  options: {},
  async run({ client }) {
    const { desks } = await client.sync.desks({});
    const { leases } = await client.sync.leases({});
    const { membership } = await client.sync.status({});
    const nobody = membership === null ? 'This desk works alone.' : `The hub ${membership.hub} is not connected.`;
    return {
      exit: EXIT.done,
      json: {
        desks: desks.map((desk) => ({ ...desk, lastSeenAt: iso(desk.lastSeenAt) })),
        leases: leases.map((lease) => ({ ...lease, since: iso(lease.since) })),
      },
      text: desks.length === 0 ? nobody : desks.map((desk) => deskLine(desk, leases)).join('\n'),
    };
  },
};

const desksRevoke: Command = {
  usage: 'desks revoke NAME [--yes]',
  options: { yes: { type: 'boolean' } },
  takesWords: true,
  async run(context) {
    const { client, args } = context;
    const wanted = args.positionals.join(' ');
    if (wanted === '') throw new UsageError('Which one? lanyard desks list shows them.');
    const { desks } = await client.sync.desks({});
    const found = desks.filter((desk) => !desk.isHub && [desk.name, desk.letInAs, desk.deskId].includes(wanted));
    const [desk] = found;
    if (desk === undefined) throw new UsageError(`There is no desk "${wanted}" at this hub.`);
    if (found.length > 1) throw new UsageError(`Several desks are "${wanted}". Name one by its id: desks list --json`);
    await confirm(context, `${desk.name} will not be let in any more.`);
    const { pending } = await client.sync.revoke({ deskId: desk.deskId });
    const left =
      pending === null
        ? 'Whether it had delivered everything is not known.'
        : pending === 0
          ? 'It had delivered everything.'
          : `It had not delivered ${pending} changes; they are on that computer alone.`;
    return {
      exit: EXIT.done,
      json: { deskId: desk.deskId, name: desk.name, pending },
      text: `${desk.name} was taken off. ${left}`,
    };
  },
};

export const pairDesk: Command = {
  usage: 'pair CODE [--name N] [--yes]',
  options: { name: { type: 'string' }, yes: { type: 'boolean' } },
  takesWords: true,
  async run(context) {
    const { client, args, connection, progress } = context;
    const code = args.positionals.join(' ');
    if (code === '') throw new UsageError('Which code? The hub shows one with: lanyard desks invite --role desk');
    const found = await client.sync.inspectCode({ code });
    if (found.replaces) {
      await confirm(context, `What is in this data folder is set aside for what the hub ${found.name} has.`);
    }
    connection.on('sync', 'joining', ({ progress: done, message }) =>
      progress(`${message} ${done === null ? '' : `${Math.round(done * 100)} %`}`),
    );
    // Whoever comes back keeps the name that they have; until somebody names a desk it is that of the computer.
    const name = args.text('name') ?? (await client.desk.get({})).settings.name;
    const joined = await client.sync.join({ code, name, replace: found.replaces });
    progress('');
    return {
      exit: EXIT.done,
      json: { hub: joined.hub, name: joined.name, role: joined.role, organization: found.organization },
      text: `This is ${joined.name} now, of the hub ${joined.hub}. It was let in as: ${joined.role}.`,
    };
  },
};

const ANEW = 'Leave it with "lanyard sync leave --force" and pair anew: nothing of what is here is lost.';

/** Why it does not get on, and what to do. */
const PROBLEMS: Readonly<Record<LinkProblem, string>> = {
  otherKey: `Another computer than the hub answers at its address. If the hub was set up anew: ${ANEW}`,
  revoked: `The hub has taken this desk off. ${ANEW}`,
  unknownDesk: `The hub does not know this desk. ${ANEW}`,
  protocol: 'The versions of the hub and of this desk are too far apart. Bring both to the same version.',
  forked: `This desk exists twice, as where its data folder was copied. ${ANEW}`,
  replaced: 'This desk is connected from elsewhere, by a copy of its data folder. Close Lanyard there.',
  noKey: `The key to the hub cannot be read. ${ANEW}`,
};

function statusOutcome(status: SyncStatus, exit: Outcome['exit'] = EXIT.done): Outcome {
  const { membership, hosting } = status;
  const json = {
    ...status,
    membership: membership === null ? null : { ...membership, lastSyncAt: iso(membership.lastSyncAt) },
  };
  const lines: string[] = [];
  if (hosting !== null) {
    lines.push(
      `Hub at ${hosting.hosts.map((host) => `${bracketed(host)}:${hosting.port}`).join(', ')}, ${hosting.connected} desks.`,
    );
  }
  if (membership !== null) {
    const last = membership.lastSyncAt === null ? 'never' : new Date(membership.lastSyncAt).toLocaleString();
    lines.push(`Desk of ${membership.hub}: ${membership.state}, ${membership.pending} pending, last sync ${last}.`);
    if (membership.problem !== null) lines.push(PROBLEMS[membership.problem]);
    if (membership.catchingUp !== null)
      lines.push(`Catching up with the hub: ${Math.floor(membership.catchingUp * 100)} % done.`);
    if (membership.diverged) lines.push('This desk and the hub hold different things, though they should not.');
  }
  if (status.quarantined > 0) lines.push(`${status.quarantined} changes are kept apart: lanyard sync quarantine`);
  return { exit, json, text: lines.length === 0 ? 'This desk works alone.' : lines.join('\n') };
}

const syncStatus: Command = {
  usage: 'sync status',
  options: {},
  run: async ({ client }) => statusOutcome(await client.sync.status({})),
};

const syncNow: Command = {
  usage: 'sync now',
  options: {},
  async run({ client }) {
    const status = await client.sync.now({});
    const { membership } = status;
    const isDone = membership === null || (membership.level && membership.pending === 0);
    return statusOutcome(status, isDone ? EXIT.done : EXIT.refused);
  },
};

const syncLeave: Command = {
  usage: 'sync leave [--force]',
  options: { force: { type: 'boolean' } },
  async run({ client, args }) {
    const result = await client.sync.leave({ force: args.flag('force') });
    const kept = result.pending === 0 ? '' : ` It keeps ${changes(result.pending)} that the hub did not get.`;
    return {
      exit: result.left ? EXIT.done : EXIT.refused,
      json: result,
      text: result.left
        ? `This desk works alone now.${kept}`
        : `The hub lacks ${changes(result.pending)} of this desk. Sync first, or say --force: nothing of it is lost here.`,
    };
  },
};

const syncQuarantine: Command = {
  usage: 'sync quarantine [--retry] [--export FILE]',
  options: { retry: { type: 'boolean' }, export: { type: 'string' } },
  async run(context) {
    const { client, args, note } = context;
    const before = (await client.sync.quarantine({})).operations;
    if (args.flag('retry')) {
      for (const { deskId, seq } of before.filter(({ where }) => where === 'here')) {
        const { applied, reason } = await client.sync.retry({ deskId, seq });
        if (!applied) note(`${deskId} ${seq}: ${reason}`);
      }
    }
    const { operations } = await client.sync.quarantine({});
    const file = args.text('export');
    if (file !== undefined) await exportTo(file, operations);
    const lines = operations.map((one) => `${iso(one.at)} ${one.deskName ?? one.deskId} ${one.kind}: ${one.reason}`);
    return {
      exit: EXIT.done,
      json: { operations: operations.map((one) => ({ ...one, at: iso(one.at) })) },
      text: lines.length === 0 ? 'Nothing is kept apart.' : lines.join('\n'),
    };
  },
};

async function exportTo(file: string, operations: unknown): Promise<void> {
  const path = resolve(file);
  await requireFolderOf(path);
  await writeFile(path, `${JSON.stringify({ operations }, null, 2)}\n`, { mode: 0o600 });
}

/** Several desks, and how they keep in step. */
export const syncCommands: Record<string, Command> = {
  'desks invite': desksInvite,
  'desks list': desksList,
  'desks revoke': desksRevoke,
  'sync status': syncStatus,
  'sync now': syncNow,
  'sync leave': syncLeave,
  'sync quarantine': syncQuarantine,
};

function changes(count: number): string {
  return count === 1 ? '1 change' : `${count} changes`;
}
