import type { z } from 'zod';
import type { Context } from '#main/core/context.ts';
import { freeBytes } from '#main/core/free-bytes.ts';
import type { DeskService } from '#main/features/desk/service.ts';
import { findEvent } from '#main/features/events/repository.ts';
import type { Printer } from '#main/ports/printer.ts';
import type { Reader } from '#main/ports/reader.ts';
import type { ReadinessCheck } from '#shared/contract/app.ts';

type Check = z.output<typeof ReadinessCheck>;

const GIGABYTE = 1024 ** 3;
const DAY_MS = 24 * 60 * 60_000;

/** The check before the doors open: whether this desk can do its work by itself. */
export async function checkReadiness(
  context: Context,
  parts: { desk: DeskService; reader: Reader; printer: Printer; folder: string },
  eventId: string,
): Promise<Check[]> {
  return Promise.all([
    checkStorage(context),
    checkDisk(parts.folder),
    checkEvent(context, eventId),
    checkAttendees(context, eventId),
    Promise.resolve(checkReader(parts.reader)),
    checkPrinter(parts.desk, parts.printer),
  ]);
}

async function checkStorage(context: Context): Promise<Check> {
  // Proves that a write reaches the disk, by making one.
  await context.store.write((tx) =>
    tx.run(`INSERT INTO settings (key, value) VALUES ('probe', '1') ON CONFLICT DO NOTHING`),
  );
  await context.store.write((tx) => tx.run(`DELETE FROM settings WHERE key = 'probe'`));
  return { id: 'storage', state: 'ok', message: 'Check-ins are written to this computer. No network is needed.' };
}

async function checkDisk(folder: string): Promise<Check> {
  const free = (await freeBytes(folder)) / GIGABYTE;
  const amount = `${free.toFixed(1)} GB of disk are free.`;
  if (free < 0.2) return { id: 'disk', state: 'problem', message: `Only ${amount} Make room before the doors open.` };
  return { id: 'disk', state: free < 1 ? 'warning' : 'ok', message: amount };
}

async function checkEvent(context: Context, eventId: string): Promise<Check> {
  const event = await findEvent(context.store.read, context.organizationId, eventId);
  if (event === null) return { id: 'event', state: 'problem', message: 'Choose the event of this desk.' };
  const now = context.clock.now();
  if (event.endAt !== null && event.endAt < now) {
    return { id: 'event', state: 'warning', message: `${event.title} has ended. Is this the right event?` };
  }
  if (event.startAt !== null && event.startAt - now > DAY_MS) {
    return { id: 'event', state: 'warning', message: `${event.title} starts in more than a day. Is the clock right?` };
  }
  return { id: 'event', state: 'ok', message: `This desk checks in for ${event.title}.` };
}

async function checkAttendees(context: Context, eventId: string): Promise<Check> {
  const row = await context.store.read.get<{ enrolled: number; codes: number }>(
    `SELECT coalesce((SELECT enrolled FROM event_totals WHERE event_id = ?1), 0) AS enrolled,
       EXISTS (SELECT 1 FROM media AS m JOIN registrations AS r ON r.id = m.registration_id
               WHERE r.event_id = ?1 AND m.kind = 'ticket') AS codes`,
    [eventId],
  );
  const enrolled = row?.enrolled ?? 0;
  if (enrolled === 0) {
    return {
      id: 'attendees',
      state: 'warning',
      message: 'The list is empty. Import it, or register people as they come.',
    };
  }
  if (row?.codes !== 1) {
    return {
      id: 'attendees',
      state: 'warning',
      message: `${enrolled} people are expected, without ticket codes to scan.`,
    };
  }
  return { id: 'attendees', state: 'ok', message: `${enrolled} people are expected.` };
}

function checkReader(reader: Reader): Check {
  const { state, readers, reason } = reader.status();
  if (state === 'ready') {
    return { id: 'reader', state: 'ok', message: `${readers.map((entry) => entry.name).join(', ')} reads badges.` };
  }
  if (state === 'noReader') {
    return { id: 'reader', state: 'warning', message: 'No badge reader is plugged in. Names and codes work without.' };
  }
  return { id: 'reader', state: 'warning', message: reason ?? 'The badge reader is not ready.' };
}

async function checkPrinter(desk: DeskService, printer: Printer): Promise<Check> {
  const settings = await desk.get();
  if (printer.mode === 'dialog') {
    return { id: 'printer', state: 'ok', message: 'Badges print through the dialog of the browser.' };
  }
  const printers = await printer.list();
  const found = settings.printer === null || printers.some((entry) => entry.name === settings.printer);
  if (printers.length === 0) return { id: 'printer', state: 'warning', message: 'This computer has no printer.' };
  return found
    ? { id: 'printer', state: 'ok', message: `Badges print on ${settings.printer ?? 'the default printer'}.` }
    : { id: 'printer', state: 'warning', message: `The printer ${settings.printer} is not there. Choose another one.` };
}
