import { idOf } from '#main/storage/operations/kinds/index.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import type { SaidRounds } from '#shared/domain/round-names.ts';
import { fold } from '#shared/domain/text.ts';
import type { RegistrationStatus } from '#shared/domain/verdict.ts';
import type { Candidates, ListedKey, RowKeys } from './identity.ts';
import type { Listed } from './plan.ts';

const IN = 'IN (SELECT value FROM json_each(?))';

/**
 * Looks up everything that a batch of rows may be about, with a few statements for the whole batch. CROSS JOIN has SQLite
 * begin with the batch and not with the list; the plus sign has it look for the person's registrations, which are few, and
 * not for those of the event.
 */
export async function loadCandidates(read: Reader, rows: readonly RowKeys[], eventId: string): Promise<Candidates[]> {
  const byTicket = await read.all<{ code: string; registrationId: string }>(
    `SELECT value AS code, registration_id AS registrationId FROM media WHERE id ${IN} AND registration_id IS NOT NULL`,
    [JSON.stringify(rows.flatMap((row) => row.ticketIds))],
  );
  const byOrder = await read.all<{ id: string; orderCode: string; position: string | null }>(
    `SELECT r.id, r.order_code AS orderCode, r.order_position AS position FROM json_each(?) AS i
     CROSS JOIN registrations AS r ON r.order_code = i.value COLLATE NOCASE AND r.event_id = ?
     WHERE r.order_code IS NOT NULL AND r.deleted_at IS NULL`,
    [JSON.stringify([...new Set(rows.flatMap((row) => row.order?.code ?? []))]), eventId],
  );
  const byEmail = await read.all<{ id: string; email: string }>(
    `SELECT r.id, p.email FROM json_each(?) AS i
     CROSS JOIN people AS p ON p.email = i.value COLLATE NOCASE
     CROSS JOIN registrations AS r ON r.person_id = p.id AND +r.event_id = ?
     WHERE p.email IS NOT NULL AND r.deleted_at IS NULL`,
    [JSON.stringify([...new Set(rows.flatMap((row) => row.email ?? []))]), eventId],
  );
  const people = await read.all<{ id: string; name: string | null }>(
    `SELECT id, display_name AS name FROM people WHERE id ${IN}`,
    [JSON.stringify(rows.flatMap((row) => row.possiblePeople))],
  );
  const known = new Map(people.map((person) => [person.id, { foldedName: fold(person.name ?? '') }]));
  const keys = await loadKeys(read, [
    ...byTicket.map((entry) => entry.registrationId),
    ...byOrder.map((entry) => entry.id),
    ...byEmail.map((entry) => entry.id),
    ...[...known.keys()].map((personId) => idOf.registration(eventId, personId)),
  ]);
  const keysOf = (ids: readonly string[]) => [...new Set(ids)].flatMap((id) => keys.get(id) ?? []);
  const tickets = group(byTicket, (entry) => entry.code);
  const addresses = group(byEmail, (entry) => entry.email.toLowerCase());
  const places = group(byOrder, (entry) => `${entry.orderCode.toLowerCase()} ${entry.position ?? ''}`);
  return rows.map((row) => ({
    byTicket: keysOf(row.ticketCodes.flatMap((code) => tickets.get(code) ?? []).map((entry) => entry.registrationId)),
    byOrder:
      row.order === null
        ? []
        : keysOf((places.get(`${row.order.code.toLowerCase()} ${row.order.position}`) ?? []).map((entry) => entry.id)),
    byEmail: row.email === null ? [] : keysOf((addresses.get(row.email.toLowerCase()) ?? []).map((entry) => entry.id)),
    people: known,
    registered: keys,
  }));
}

async function loadKeys(read: Reader, ids: readonly string[]): Promise<Map<string, ListedKey>> {
  const rows = await read.all<{ id: string; personId: string; name: string | null; codes: string }>(
    `SELECT r.id, r.person_id AS personId, p.display_name AS name,
       (SELECT json_group_array(m.value) FROM media AS m WHERE m.registration_id = r.id AND m.kind = 'ticket') AS codes
     FROM registrations AS r LEFT JOIN people AS p ON p.id = r.person_id WHERE r.id ${IN}`,
    [JSON.stringify([...new Set(ids)])],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        registrationId: row.id,
        personId: row.personId,
        foldedName: fold(row.name ?? ''),
        ticketCodes: JSON.parse(row.codes) as string[],
      },
    ]),
  );
}

/** What the list holds about registrations, for comparing with a file. */
export async function loadListed(read: Reader, registrationIds: readonly string[]): Promise<Map<string, Listed>> {
  const rows = await read.all<ListedRow>(
    `SELECT r.id, p.first_name AS firstName, p.last_name AS lastName, p.display_name AS displayName, p.email, p.phone,
       p.company, p.job_title AS jobTitle, r.status, r.ticket_type AS ticketType, r.order_code AS orderCode,
       r.order_position AS orderPosition, r.seat, r.note, r.attention, r.vip, r.joined_at AS joinedAt, r.interests,
       r.offering, r.looking_for AS lookingFor, r.extra,
       (SELECT json_group_array(m.value) FROM media AS m WHERE m.registration_id = r.id AND m.kind = 'ticket') AS codes,
       (SELECT json_group_object(a.round_id, json(iif(a.available, 'true', 'false'))) FROM availabilities AS a
        WHERE a.registration_id = r.id AND a.deleted_at IS NULL) AS rounds
     FROM registrations AS r LEFT JOIN people AS p ON p.id = r.person_id WHERE r.id ${IN}`,
    [JSON.stringify(registrationIds)],
  );
  return new Map(
    rows.map((row) => {
      const { id, firstName, lastName, displayName, email, phone, company, jobTitle, codes, rounds, ...fields } = row;
      const listed: Listed = {
        person: { firstName, lastName, displayName, email, phone, company, jobTitle },
        fields: {
          ...fields,
          attention: row.attention === 1,
          vip: row.vip === 1,
          interests: wordsOf(row.interests),
          offering: wordsOf(row.offering),
          lookingFor: wordsOf(row.lookingFor),
          extra: (JSON.parse(row.extra ?? 'null') ?? {}) as Record<string, string>,
        },
        ticketCodes: JSON.parse(codes) as string[],
        availability: JSON.parse(rounds) as SaidRounds,
      };
      return [id, listed];
    }),
  );
}

interface ListedRow {
  id: string;
  firstName: string | null;
  lastName: string | null;
  displayName: string | null;
  email: string | null;
  phone: string | null;
  company: string | null;
  jobTitle: string | null;
  status: RegistrationStatus | null;
  ticketType: string | null;
  orderCode: string | null;
  orderPosition: string | null;
  seat: string | null;
  note: string | null;
  attention: number;
  vip: number;
  joinedAt: number | null;
  interests: string | null;
  offering: string | null;
  lookingFor: string | null;
  extra: string | null;
  codes: string;
  rounds: string;
}

/** Keywords as a column has them: a JSON list, or nothing. */
function wordsOf(json: string | null): string[] {
  return (JSON.parse(json ?? 'null') as string[] | null) ?? [];
}

function group<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const own = groups.get(key);
    if (own === undefined) groups.set(key, [item]);
    else own.push(item);
  }
  return groups;
}
