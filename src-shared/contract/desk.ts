import { z } from 'zod';
import { Direction, Empty, Id, line, Nonce, Time } from './common.ts';
import { call, event } from './define.ts';
import { EventId, RegistrationId } from './ids.ts';

/** Settings of this installation; they are its own and not shared with other desks. */
export const DeskSettings = z.strictObject({
  name: line(100).min(1),
  eventId: EventId.nullable(),
  direction: Direction,
  autoPrint: z.boolean(),
  /** Name of the system's printer, or null for the system's default. */
  printer: z.string().max(300).nullable(),
  /** Badge size that this desk prints, or null for the event's. */
  badgeTemplate: z.string().max(40).nullable(),
  sound: z.boolean(),
  language: z.enum(['en', 'de']),
  theme: z.enum(['system', 'light', 'dark']),
  /** Lock the screen after so many minutes without a touch; 0 for never. */
  lockAfterMinutes: z.number().int().min(0).max(240),
});
export type DeskSettings = z.output<typeof DeskSettings>;

export const ReaderStatus = z.strictObject({
  state: z.enum(['starting', 'unavailable', 'noReader', 'ready', 'failed', 'restarting']),
  reason: z.string().nullable(),
  readers: z.array(
    z.strictObject({ name: z.string(), state: z.enum(['ready', 'card', 'error']), message: z.string().nullable() }),
  ),
});
export type ReaderStatus = z.output<typeof ReaderStatus>;

/** A badge held to a reader. Its id serves as the nonce of whatever the tap leads to. */
export const ReaderTap = z.strictObject({
  id: Id,
  reader: z.string(),
  uid: z.string(),
  uidIsRandom: z.boolean(),
  payload: z.string().nullable(),
  at: Time,
});
export type ReaderTap = z.output<typeof ReaderTap>;

export const deskContract = {
  calls: {
    get: call('session.open', Empty, z.strictObject({ deskId: Id, settings: DeskSettings })),
    update: call('desk.settings', DeskSettings.partial(), DeskSettings),
    reader: call('kiosk.use', Empty, ReaderStatus),
  },
  events: {
    settingsChanged: event('session.own', DeskSettings),
    readerStatus: event('kiosk.use', ReaderStatus),
    tapped: event('kiosk.use', ReaderTap),
  },
};

export const BadgeData = z.strictObject({
  registrationId: RegistrationId,
  name: z.string(),
  company: z.string().nullable(),
  role: z.string().nullable(),
  ticketType: z.string().nullable(),
  eventTitle: z.string(),
  /** What the QR on the badge holds; it resolves at any desk of the event. */
  qr: z.string(),
  template: z.string(),
  /** How often this registration's badge was printed before. */
  printsBefore: z.number().int(),
});
export type BadgeData = z.output<typeof BadgeData>;

export const PrintEntry = z.strictObject({
  id: Id,
  registrationId: RegistrationId,
  name: z.string(),
  template: z.string(),
  deskName: z.string(),
  printer: z.string().nullable(),
  at: Time,
  outcome: z.enum(['printed', 'failed', 'cancelled']),
  message: z.string().nullable(),
});

export const printContract = {
  calls: {
    badge: call('door.work', z.strictObject({ registrationId: RegistrationId }), BadgeData),
    printers: call(
      'desk.settings',
      Empty,
      z.strictObject({
        /** `silent`: the app prints by itself; `dialog`: the browser's print dialog opens. */
        mode: z.enum(['silent', 'dialog']),
        printers: z.array(z.strictObject({ name: z.string(), label: z.string(), isDefault: z.boolean() })),
      }),
    ),
    /**
     * Sends a badge to the desk's printer. Answers `dialog` where the host has no silent printing: the renderer then
     * opens the browser's dialog and records the outcome with `record`.
     */
    send: call(
      'door.work',
      z.strictObject({ nonce: Nonce, registrationId: RegistrationId }),
      z.strictObject({ outcome: z.enum(['printed', 'failed', 'dialog']), message: z.string().nullable() }),
    ),
    /** Prints the sample badge that the window has laid out, in the desk's size. Nobody's badge: it is in no log. */
    test: call(
      'desk.settings',
      Empty,
      z.strictObject({ outcome: z.enum(['printed', 'failed', 'dialog']), message: z.string().nullable() }),
    ),
    record: call(
      'door.work',
      z.strictObject({
        nonce: Nonce,
        registrationId: RegistrationId,
        template: line(40),
        outcome: z.enum(['printed', 'failed', 'cancelled']),
        message: line(500).nullable().default(null),
      }),
      PrintEntry,
    ),
    log: call(
      'door.read',
      z.strictObject({ eventId: EventId, limit: z.number().int().min(1).max(500).default(100) }),
      z.strictObject({ entries: z.array(PrintEntry) }),
    ),
  },
  events: {
    recorded: event('door.read', z.strictObject({ eventId: EventId, entry: PrintEntry })),
  },
};
