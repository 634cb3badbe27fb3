import { z } from 'zod';
import { ERROR_CODES } from '#shared/domain/errors.ts';
import { Empty, Id, Time } from './common.ts';
import { call, event } from './define.ts';

export const TASK_KINDS = [
  'bulk',
  'export',
  'bundleExport',
  'bundleImport',
  'backup',
  'erasure',
  'job',
  'plan',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** Something long that is under way, or how it ended. */
export const Task = z.strictObject({
  id: Id,
  kind: z.enum(TASK_KINDS),
  /** Whom it is shown to: whoever began it. */
  recipientId: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** From 0 to 1; null where nobody knows. */
  progress: z.number().min(0).max(1).nullable(),
  /** What it does now, or how it ended. */
  message: z.string(),
  /** Why it failed or was cancelled, where it did. */
  code: z.enum(ERROR_CODES).optional(),
  /** Counts and names that the end has to tell; the file that came out is `file`. */
  result: z.record(z.string(), z.union([z.string(), z.number()])).nullable(),
  cancellable: z.boolean(),
  startedAt: Time,
  finishedAt: Time.nullable(),
});
export type Task = z.output<typeof Task>;

export const tasksContract = {
  calls: {
    /** Those of the caller, the newest first. */
    list: call('account.own', Empty, z.strictObject({ tasks: z.array(Task) })),
    get: call('account.own', z.strictObject({ taskId: Id }), Task),
    /** Stops it where it is; what it had changed so far stays and is told. */
    cancel: call('account.own', z.strictObject({ taskId: Id }), Task),
  },
  events: {
    changed: event('account.own', Task),
  },
};
