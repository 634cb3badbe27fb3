import { z } from 'zod';
import { DESK_ROLES } from '#shared/domain/desk-roles.ts';
import { kindOfResource, LEASE_KINDS, LONGEST_RESOURCE } from '#shared/domain/leases.ts';
import { Empty, Id, line, Time } from './common.ts';
import { call, event } from './define.ts';

const Port = z.number().int().min(0).max(65_535);
/** Of a computer, as others reach it. */
export const HostName = z.string().regex(/^[\x21-\x7e]{1,200}$/, 'This is no address of a computer.');

/** By which a hub is reached, where those of the computer do not tell. */
export const MOST_ADDRESSES = 4;

/** Why a desk does not get on with its hub, and waiting alone does not help. */
export const LINK_PROBLEMS = [
  /** Somebody else answers at the address of the hub. */
  'otherKey',
  /** The hub has taken this desk off. */
  'revoked',
  /** The hub has never heard of this desk, as where one of them was set up anew. */
  'unknownDesk',
  /** The hub speaks another form than this version. */
  'protocol',
  /** Both hold different operations under the same name: a data folder was copied. */
  'forked',
  /** The same desk is connected from elsewhere. */
  'replaced',
  /** The key that lets this desk in cannot be read. */
  'noKey',
] as const;
export type LinkProblem = (typeof LINK_PROBLEMS)[number];

const Hosting = z.strictObject({
  name: z.string(),
  /** By which others reach it, the likeliest first. */
  hosts: z.array(z.string()),
  port: Port,
  /** SHA-256 of its public key. */
  fingerprint: z.string(),
  connected: z.number().int(),
});

const Membership = z.strictObject({
  hub: z.string(),
  hosts: z.array(z.string()),
  role: z.enum(DESK_ROLES),
  state: z.enum(['connecting', 'online', 'offline']),
  problem: z.enum(LINK_PROBLEMS).nullable(),
  /** When the hub was heard of last. */
  lastSyncAt: Time.nullable(),
  /** Operations of this desk that are not known to be at the hub. */
  pending: z.number().int(),
  /** By how much this clock is ahead of the hub's, in ms; null before it is known. */
  clockOffset: z.number().nullable(),
  /** What the two hold is not the same, though it should be. */
  diverged: z.boolean(),
  /** All that either holds is at the other, as far as is known. */
  level: z.boolean(),
  /**
   * How much is done of taking over what the hub holds, from 0 to 1, where this desk has missed a great deal; null where that is not being
   * done.
   */
  catchingUp: z.number().nullable(),
});

/** How this desk stands to others: it hosts them, is one of them, or works alone. */
export const SyncStatus = z.strictObject({
  hosting: Hosting.nullable(),
  membership: Membership.nullable(),
  /** Operations that are kept apart here, or at the hub. */
  quarantined: z.number().int(),
});
export type SyncStatus = z.output<typeof SyncStatus>;

/** A desk as everybody sees it who belongs to the same hub. */
export const DeskEntry = z.strictObject({
  deskId: Id,
  name: z.string(),
  /** Under which the hub has let it in, and names it where several call themselves the same; null for the hub. */
  letInAs: z.string().nullable(),
  role: z.enum(DESK_ROLES),
  isHub: z.boolean(),
  isThis: z.boolean(),
  online: z.boolean(),
  lastSeenAt: Time.nullable(),
  pending: z.number().int().nullable(),
  /** By how much its clock is ahead of the hub's, in ms. */
  clockOffset: z.number().nullable(),
  version: z.string().nullable(),
  diverged: z.boolean(),
});
export type DeskEntry = z.output<typeof DeskEntry>;

/** Something that belongs to one desk at a time: the name of a station, a reader, the place of a kiosk. */
export const LeaseEntry = z.strictObject({
  resource: z.string(),
  kind: z.enum(LEASE_KINDS),
  /** As somebody has written it. */
  label: z.string(),
  deskId: Id,
  /** Of the desk that has it, by which the hub knows it. */
  deskName: z.string(),
  isThis: z.boolean(),
  /** By the clock of the hub. */
  since: Time,
  /** This desk goes by it: where another one has it, somebody should know. */
  wanted: z.boolean(),
  /** Another desk has taken over what was this desk's. */
  lost: z.boolean(),
});
export type LeaseEntry = z.output<typeof LeaseEntry>;

const Resource = z
  .string()
  .max(LONGEST_RESOURCE)
  .refine((text) => kindOfResource(text) !== null, 'This is nothing that a desk has for itself.');
const Leases = z.strictObject({ leases: z.array(LeaseEntry) });

/** A hub, as a code or the network tells of it. */
export const FoundHub = z.strictObject({
  name: z.string(),
  organization: z.string(),
  version: z.string(),
  /** What is on this desk is of somebody else and would be set aside. */
  replaces: z.boolean(),
});
export type FoundHub = z.output<typeof FoundHub>;

export const QuarantinedOperation = z.strictObject({
  deskId: Id,
  deskName: z.string().nullable(),
  seq: z.number().int(),
  kind: z.string(),
  at: Time,
  reason: z.string(),
  /** `here`: kept apart on this desk. `hub`: made here, and kept apart at the hub. */
  where: z.enum(['here', 'hub']),
  /** The hub keeps it apart for who brought it: it may be let in all the same. */
  canAccept: z.boolean(),
  payload: z.string(),
});
export type QuarantinedOperation = z.output<typeof QuarantinedOperation>;

const Code = z.string().min(1).max(2000);
const OperationName = z.strictObject({ deskId: Id, seq: z.number().int().min(1) });

export const syncContract = {
  calls: {
    status: call('session.own', Empty, SyncStatus),
    /** Lets other desks sync through this one; the address and port are kept for the next start. */
    host: call(
      'installation.manage',
      z.strictObject({
        port: Port.optional(),
        host: HostName.optional(),
        /** By which others reach it, where the addresses of the computer do not tell. */
        publicHosts: z.array(HostName).max(MOST_ADDRESSES).optional(),
      }),
      SyncStatus,
    ),
    stopHosting: call('installation.manage', Empty, SyncStatus),
    /** A code that lets one desk in, once, for five minutes. */
    invite: call(
      'installation.manage',
      z.strictObject({ role: z.enum(DESK_ROLES), name: line(100).min(1).optional() }),
      z.strictObject({ code: z.string(), expiresAt: Time }),
    ),
    desks: call('door.read', Empty, z.strictObject({ desks: z.array(DeskEntry) })),
    /** Takes a desk off this hub. What it had not delivered, as far as it said so. */
    revoke: call(
      'installation.manage',
      z.strictObject({ deskId: Id }),
      z.strictObject({ name: z.string(), pending: z.number().int().nullable() }),
    ),
    /** Which desk has what, as the hub told it last; nothing where a desk works alone. */
    leases: call('session.own', Empty, Leases),
    /** Takes over what this desk goes by and another one has, which is told so. */
    takeLease: call(
      'desk.settings',
      z.strictObject({ resource: Resource }),
      z.strictObject({ outcome: z.enum(['granted', 'full', 'offline']) }),
    ),
    /** Leaves to whoever has it what this desk goes by too, until it is renamed or takes it over; or gives up what it has. */
    releaseLease: call('desk.settings', z.strictObject({ resource: Resource }), z.null()),
    /** What a code leads to, before anything is changed. */
    inspectCode: call('session.open', z.strictObject({ code: Code }), FoundHub),
    /** Makes this desk one of a hub's. Where nobody has begun with this desk anybody may, else who runs it. */
    join: call(
      'session.open',
      z.strictObject({ code: Code, name: line(100).min(1), replace: z.boolean().default(false) }),
      z.strictObject({
        hub: z.string(),
        role: z.enum(DESK_ROLES),
        name: z.string(),
        /** The app starts anew with what the hub has. */
        restarts: z.boolean(),
      }),
    ),
    cancelJoin: call('session.open', Empty, z.null()),
    /** Connects at once, and waits for a while until both have all. */
    now: call('door.read', Empty, SyncStatus),
    /** Ends to belong to a hub. With operations that are not there it refuses, unless forced: they stay on this desk. */
    leave: call(
      'installation.manage',
      z.strictObject({ force: z.boolean().default(false) }),
      z.strictObject({ left: z.boolean(), pending: z.number().int() }),
    ),
    quarantine: call('installation.manage', Empty, z.strictObject({ operations: z.array(QuarantinedOperation) })),
    /** Looks at an operation that is kept apart once more; at a hub, lets in what was kept apart for who brought it. */
    retry: call(
      'installation.manage',
      OperationName,
      z.strictObject({ applied: z.boolean(), reason: z.string().nullable() }),
    ),
  },
  events: {
    changed: event('session.own', SyncStatus),
    desksChanged: event('door.read', z.strictObject({ desks: z.array(DeskEntry) })),
    leasesChanged: event('session.own', Leases),
    joining: event('session.open', z.strictObject({ progress: z.number().nullable(), message: z.string() })),
  },
};
