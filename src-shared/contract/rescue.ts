import { z } from 'zod';
import { Empty, Id } from './common.ts';
import { call, event } from './define.ts';
import { Backup } from './installation.ts';

const Count = z.number().int();

/** What is being saved of a damaged database, or was. */
export const Salvage = z.strictObject({
  state: z.enum(['none', 'running', 'done', 'failed', 'cancelled']),
  /** From 0 to 1. */
  progress: z.number(),
  /** Why it failed. */
  message: z.string().nullable(),
  saved: z
    .strictObject({
      events: Count,
      registrations: Count,
      checkIns: Count,
      operations: Count,
      /** Operations that are known to have been there and could not be read. */
      missingOperations: Count,
      /** Tables with places that could not be read. */
      damagedTables: z.array(z.string()),
    })
    .nullable(),
});
export type Salvage = z.output<typeof Salvage>;

const Holding = z.strictObject({ events: Count, registrations: Count });
const Name = z.string().max(200);

/**
 * A database that is damaged when the app starts: nothing else works then, and nobody can sign in. Whoever sits at the
 * computer chooses. Where nothing is damaged these calls refuse.
 */
export const rescueContract = {
  calls: {
    status: call(
      'session.open',
      Empty,
      z.strictObject({
        /** What is wrong, as the database says it; null where nothing is. */
        problem: z.string().nullable(),
        backups: z.array(Backup),
        salvage: Salvage,
      }),
    ),
    /** What a backup holds, when it is sound. */
    inspect: call('session.open', z.strictObject({ name: Name }), Holding),
    /** Sets the damaged database aside and puts a backup in its place. The app starts anew with it. */
    restore: call('session.open', z.strictObject({ name: Name }), Holding),
    restoreFile: call('session.open', z.strictObject({ uploadId: Id }), Holding),
    /** Makes a sound database of what can be read, beside the damaged one. */
    salvage: call('session.open', Empty, z.null()),
    cancelSalvage: call('session.open', Empty, z.null()),
    /** Sets the damaged database aside and goes on with what was saved. The app starts anew with it. */
    takeSalvaged: call('session.open', Empty, z.null()),
  },
  events: {
    salvageChanged: event('session.open', Salvage),
  },
};
