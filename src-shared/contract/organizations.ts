import { z } from 'zod';
import { Empty, Id, line, Time } from './common.ts';
import { call } from './define.ts';

export const Organization = z.strictObject({ id: Id, name: z.string() });
export type Organization = z.output<typeof Organization>;

export const DeskRecord = z.strictObject({
  id: Id,
  name: z.string(),
  version: z.string().nullable(),
  /** When it was last renamed or updated. */
  updatedAt: Time,
  /** The desk that answers. */
  own: z.boolean(),
});
export type DeskRecord = z.output<typeof DeskRecord>;

export const organizationsContract = {
  calls: {
    /** The caller's own. */
    own: call('session.own', Empty, Organization),
    rename: call('organization.manage', z.strictObject({ name: line(200).min(1) }), Organization),
    /** The desks that take part. */
    desks: call('event.manage', Empty, z.strictObject({ desks: z.array(DeskRecord) })),
    /** All that this installation has. */
    list: call('organizations.manage', Empty, z.strictObject({ organizations: z.array(Organization) })),
    create: call('organizations.manage', z.strictObject({ name: line(200).min(1) }), Organization),
    /** From here on, what this connection does concerns another organization. */
    enter: call('organizations.manage', z.strictObject({ name: line(200).min(1) }), Organization),
  },
  events: {},
};
