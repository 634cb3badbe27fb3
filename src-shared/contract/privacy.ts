import { z } from 'zod';
import { RETENTION_KINDS } from '#shared/domain/retention.ts';
import { Empty } from './common.ts';
import { call } from './define.ts';
import { RegistrationId } from './ids.ts';
import { Task } from './tasks.ts';

const Count = z.number().int();

/** What an erasure would take. */
export const ErasurePreview = z.strictObject({
  name: z.string(),
  email: z.string().nullable(),
  /** All events that the person is or was registered for. */
  events: z.array(z.string()),
  checkIns: Count,
  badges: Count,
  documents: Count,
  messages: Count,
  /** Accounts with the person's address that go as well; of staff they stay, and are named here. */
  accounts: z.array(z.strictObject({ email: z.string(), role: z.string(), goes: z.boolean() })),
  /** Files on this computer that may hold them still: backups, bundles, lists. */
  copies: z.array(z.string()),
});
export type ErasurePreview = z.output<typeof ErasurePreview>;

const Days = z.number().int().min(1).max(3650).nullable();
/** Days that each kind is kept; null for good. */
export const RetentionPeriods = z.strictObject(
  Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, Days])) as Record<
    (typeof RETENTION_KINDS)[number],
    typeof Days
  >,
);
export type RetentionPeriods = z.output<typeof RetentionPeriods>;

/** What the job would delete if it ran now. */
const Due = z.array(z.strictObject({ kind: z.enum(RETENTION_KINDS), count: Count }));
export type RetentionDue = z.output<typeof Due>;

const Retention = z.strictObject({ periods: RetentionPeriods, due: Due });

export const privacyContract = {
  calls: {
    /** Everything that is known of somebody, as one file: data as JSON, and their documents. */
    exportPerson: call('privacy.manage', z.strictObject({ registrationId: RegistrationId }), Task),
    preview: call('privacy.manage', z.strictObject({ registrationId: RegistrationId }), ErasurePreview),
    /** Takes somebody out of everything, at all events of the organization. Counts stay. It cannot be undone. */
    erase: call(
      'privacy.manage',
      z.strictObject({
        registrationId: RegistrationId,
        /** Deletes backups, bundles and lists on this computer as well. */
        withCopies: z.boolean().default(false),
      }),
      Task,
    ),
    retention: call('organization.manage', Empty, Retention),
    /** What would be due with other periods; changes nothing. */
    previewRetention: call('organization.manage', RetentionPeriods.partial(), z.strictObject({ due: Due })),
    setRetention: call('organization.manage', RetentionPeriods.partial(), Retention),
  },
  events: {},
};
