import type { Reader } from '#main/storage/unit-of-work.ts';
import type { Json } from '#shared/domain/errors.ts';
import type { WebhookTopic } from '#shared/domain/other-systems.ts';
import { shownCheckIn, shownRegistration } from '../http/shown.ts';
import { findPublic, pageOfDoors } from '../reading-repository.ts';

/** Operations that are looked at at once. */
const PAGE = 100;

const KINDS: Readonly<Record<WebhookTopic, readonly string[]>> = {
  checkin: ['checkIn.record', 'checkIn.undo'],
  registration: ['registration.set'],
};

/** Something to tell. */
export interface Message {
  /** By which whoever gets it twice sees that it is the same: it comes from the operation, whoever sends it. */
  id: string;
  type: string;
  /** When it happened, epoch ms. */
  at: number;
  data: Json;
}

interface Found {
  position: number;
  deskId: string;
  seq: number;
  kind: string;
  subjectId: string;
  eventId: string;
  event: string;
  at: number;
}

/**
 * The next thing that happened.
 * @param after position in the log
 * @returns it, or null, and up to which position there is nothing more to tell
 */
export async function nextMessage(
  read: Reader,
  organizationId: string,
  { topics, eventId }: { topics: readonly WebhookTopic[]; eventId: string | null },
  after: number,
): Promise<{ message: Message | null; position: number }> {
  const kinds = topics.flatMap((topic) => KINDS[topic]);
  for (let position = after; ; ) {
    const page = await read.all<Found>(
      `SELECT o.position, o.desk_id AS deskId, o.seq, o.kind, o.subject_id AS subjectId, o.event_id AS eventId,
         e.code AS event, o.at
       FROM operations AS o CROSS JOIN events AS e ON e.id = o.event_id AND e.organization_id = ?
       WHERE o.position > ? AND +o.state = 'applied' AND o.kind IN (SELECT value FROM json_each(?))
         AND (? IS NULL OR +o.event_id = ?)
       ORDER BY o.position LIMIT ${PAGE}`,
      [organizationId, position, JSON.stringify(kinds), eventId, eventId],
    );
    for (const found of page) {
      const message = await messageOf(read, found);
      if (message !== null) return { message, position: found.position };
    }
    const last = page.at(-1);
    if (last === undefined) return { message: null, position };
    position = last.position;
  }
}

/** What an operation tells, as far as whoever may read the same would see it; null where it is of no interest. */
async function messageOf(read: Reader, found: Found): Promise<Message | null> {
  const { position, deskId, seq, kind, subjectId, eventId, event, at } = found;
  const id = `msg_${deskId}-${seq}`;
  if (kind === 'registration.set') {
    const registration = await findPublic(read, subjectId);
    if (registration === null) return { id, type: 'registration.removed', at, data: { event, id: subjectId } };
    return { id, type: 'registration.changed', at, data: { event, ...shownRegistration(registration) } };
  }
  const [row] = await pageOfDoors(read, eventId, { after: position - 1, until: position }, 1);
  if (row === undefined) return null;
  const checkIn = shownCheckIn(row);
  return { id, type: `checkin.${checkIn.type}`, at, data: { event, ...checkIn } };
}

/** As it is sent. */
export function bodyOf({ type, at, data }: Message): string {
  return JSON.stringify({ type, timestamp: new Date(at).toISOString(), data });
}
