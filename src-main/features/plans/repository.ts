import type { Reader } from '#main/storage/unit-of-work.ts';
import type { BoardPerson, Plan, PlanFigures } from '#shared/contract/plans.ts';
import type { MeetingStatus } from '#shared/domain/meeting.ts';
import { DEFAULT_PLANNING, type PlanningRules, type UnplacedReason } from '#shared/domain/plan.ts';

interface PlanRow extends Omit<Plan, 'figures' | 'state'> {
  figures: string | null;
  isPublished: number;
}

const PLAN = `SELECT p.id, p.event_id AS eventId, coalesce(p.name, '') AS name, coalesce(p.made_at, p.created_at) AS madeAt,
    p.published_at AS publishedAt, p.based_on_id AS basedOnId, p.seed, p.figures, p.id = e.plan_id AS isPublished
  FROM plans AS p CROSS JOIN events AS e ON e.id = p.event_id`;

/** Plans of an event, the newest first. */
export async function listPlans(read: Reader, eventId: string): Promise<Plan[]> {
  const rows = await read.all<PlanRow>(
    `${PLAN} WHERE p.event_id = ? AND p.deleted_at IS NULL ORDER BY madeAt DESC, p.id DESC`,
    [eventId],
  );
  return rows.map(toPlan);
}

/** @param removed whether one that was removed is found as well */
export async function findPlan(read: Reader, id: string, removed = false): Promise<Plan | undefined> {
  const row = await read.get<PlanRow>(`${PLAN} WHERE p.id = ? AND (p.deleted_at IS NULL OR ?)`, [id, Number(removed)]);
  return row === undefined ? undefined : toPlan(row);
}

/** What plans of an event keep to. */
export async function planningOf(read: Reader, eventId: string): Promise<PlanningRules> {
  const row = await read.get<{ planning: string | null }>('SELECT planning FROM events WHERE id = ?', [eventId]);
  return { ...DEFAULT_PLANNING, ...(JSON.parse(row?.planning ?? '{}') as Partial<PlanningRules>) };
}

/** The plan that counts at an event; null where none was published. */
export async function publishedPlanOf(read: Reader, eventId: string): Promise<string | null> {
  const row = await read.get<{ id: string | null }>('SELECT plan_id AS id FROM events WHERE id = ?', [eventId]);
  return row?.id ?? null;
}

function toPlan({ figures, isPublished, ...row }: PlanRow): Plan {
  return {
    ...row,
    state: isPublished === 1 ? 'published' : row.publishedAt === null ? 'draft' : 'earlier',
    figures: figures === null ? null : (JSON.parse(figures) as PlanFigures),
  };
}

/** Two who are to meet, or did. */
export interface MatchedRow {
  id: string;
  firstId: string;
  secondId: string;
  /** Whether they meet at all times, or for some rounds alone. */
  isOwn: number;
  active: number;
  /** Rounds for which they were put together. */
  rounds: string[];
}

const AMONG_MATCHES = 'IN (SELECT value FROM json_each(?2))';

/** What narrows a list to some matches, and finds them by their own index; without them it is of all. */
function of(column: string, matchIds: readonly string[] | undefined): string {
  return matchIds === undefined ? '' : ['AND', column, AMONG_MATCHES].join(' ');
}

/** A column whose index is of no use where a list is narrowed. */
function wide(column: string, matchIds: readonly string[] | undefined): string {
  return matchIds === undefined ? column : `+${column}`;
}

function given(id: string, matchIds: readonly string[] | undefined): string[] {
  return matchIds === undefined ? [id] : [id, JSON.stringify(matchIds)];
}

/** Matches whose two people take part, and those whose meetings have taken place. @param matchIds of these alone */
export async function listMatched(read: Reader, eventId: string, matchIds?: readonly string[]): Promise<MatchedRow[]> {
  const rows = await read.all<Omit<MatchedRow, 'rounds'> & { rounds: string | null }>(
    `SELECT x.id, x.first_id AS firstId, x.second_id AS secondId, x.origin IS NOT 'pairing' AS isOwn, x.active, x.rounds
     FROM pairs AS x CROSS JOIN registrations AS a ON a.id = x.first_id CROSS JOIN registrations AS b ON b.id = x.second_id
     WHERE ${wide('x.event_id', matchIds)} = ?1 AND (x.active = 1 AND ${TAKES_PART('a')} AND ${TAKES_PART('b')} OR EXISTS (
       SELECT 1 FROM meetings AS t WHERE t.match_id = x.id AND t.status IN ('active', 'completed', 'noShow')))
       ${of('x.id', matchIds)}
     ORDER BY x.id`,
    given(eventId, matchIds),
  );
  return rows.map((row) => ({ ...row, rounds: JSON.parse(row.rounds ?? '[]') as string[] }));
}

const TAKES_PART = (r: string) => `${r}.deleted_at IS NULL AND coalesce(${r}.status, 'enrolled') = 'enrolled'`;

/** What is known of meetings whatever the plan. */
export interface MeetingRow {
  id: string;
  matchId: string;
  pairedFor: string | null;
  roundId: string | null;
  meetingPointId: string | null;
  status: MeetingStatus;
  missing: string[];
  afterIds: string[];
}

/** @param matchIds of these alone */
export async function listMeetings(read: Reader, eventId: string, matchIds?: readonly string[]): Promise<MeetingRow[]> {
  const rows = await read.all<Omit<MeetingRow, 'missing' | 'afterIds'> & { missing: string; afterIds: string }>(
    `SELECT id, match_id AS matchId, paired_for AS pairedFor, round_id AS roundId, meeting_point_id AS meetingPointId,
       coalesce(status, 'pending') AS status, coalesce(missing, '[]') AS missing, coalesce(after_ids, '[]') AS afterIds
     FROM meetings WHERE ${wide('event_id', matchIds)} = ?1 AND deleted_at IS NULL ${of('match_id', matchIds)}`,
    given(eventId, matchIds),
  );
  return rows.map((row) => ({
    ...row,
    missing: JSON.parse(row.missing) as string[],
    afterIds: JSON.parse(row.afterIds) as string[],
  }));
}

/** Where a meeting is in a plan. */
export interface PlacementRow {
  meetingId: string;
  matchId: string;
  pairedFor: string | null;
  roundId: string | null;
  meetingPointId: string | null;
  locked: boolean;
  reason: UnplacedReason | null;
}

/** @param matchIds of these alone */
export async function listPlacements(
  read: Reader,
  planId: string,
  matchIds?: readonly string[],
): Promise<PlacementRow[]> {
  const rows = await read.all<Omit<PlacementRow, 'locked' | 'reason'> & { locked: number; reason: string | null }>(
    `SELECT meeting_id AS meetingId, match_id AS matchId, paired_for AS pairedFor, round_id AS roundId,
       meeting_point_id AS meetingPointId, locked, reason
     FROM placements WHERE plan_id = ?1 AND deleted_at IS NULL ${of('match_id', matchIds)}`,
    given(planId, matchIds),
  );
  return rows.map(({ reason, ...row }) => ({
    ...row,
    locked: row.locked === 1,
    reason: reason === null ? null : (JSON.parse(reason) as UnplacedReason),
  }));
}

/** Groups of three and more that a pairing has made, by round. */
export async function listGroups(read: Reader, eventId: string): Promise<{ roundId: string; people: string[] }[]> {
  const rows = await read.all<{ roundId: string; groups: string }>(
    `SELECT round_id AS roundId, groups FROM pairings WHERE event_id = ? AND deleted_at IS NULL AND groups IS NOT NULL`,
    [eventId],
  );
  return rows.flatMap(({ roundId, groups }) =>
    (JSON.parse(groups) as string[][])
      .filter((people) => people.length > 2)
      .map((people) => ({ roundId, people: [...people].sort() })),
  );
}

/** People as the board shows them. */
export async function listBoardPeople(
  read: Reader,
  ids: readonly string[],
  { mostMeetings }: PlanningRules,
): Promise<BoardPerson[]> {
  const rows = await read.all<Omit<BoardPerson, 'inside' | 'away'> & { inside: number | null; away: string }>(
    `SELECT r.id, coalesce(p.display_name, '') AS name, p.company, s.inside, r.meeting_limit AS most,
       (SELECT json_group_array(a.round_id) FROM availabilities AS a
        WHERE a.registration_id = r.id AND a.available = 0 AND a.deleted_at IS NULL) AS away
     FROM json_each(?) AS i CROSS JOIN registrations AS r ON r.id = i.value
     LEFT JOIN people AS p ON p.id = r.person_id LEFT JOIN presences AS s ON s.registration_id = r.id
     ORDER BY name, r.id`,
    [JSON.stringify(ids)],
  );
  return rows.map((row) => ({
    ...row,
    inside: row.inside === 1,
    away: JSON.parse(row.away) as string[],
    most: row.most ?? mostMeetings,
  }));
}

/** Who of some event's meetings is at the table. */
export async function listArrived(read: Reader, eventId: string): Promise<Map<string, string[]>> {
  const rows = await read.all<{ meetingId: string; ids: string }>(
    `SELECT meeting_id AS meetingId, json_group_array(registration_id) AS ids FROM attendances
     WHERE event_id = ? AND arrived_at IS NOT NULL AND deleted_at IS NULL GROUP BY meeting_id`,
    [eventId],
  );
  return new Map(rows.map(({ meetingId, ids }) => [meetingId, JSON.parse(ids) as string[]]));
}

/** The matches between people who are all of one group. */
export async function matchesWithin(read: Reader, eventId: string, people: readonly string[]): Promise<string[]> {
  const rows = await read.all<{ id: string }>(
    `SELECT id FROM pairs WHERE event_id = ?1 AND first_id IN (SELECT value FROM json_each(?2))
       AND second_id IN (SELECT value FROM json_each(?2))`,
    [eventId, JSON.stringify(people)],
  );
  return rows.map(({ id }) => id);
}

/** The people behind registrations. */
export async function personIdsOf(read: Reader, registrationIds: readonly string[]): Promise<string[]> {
  const rows = await read.all<{ id: string }>(
    `SELECT DISTINCT r.person_id AS id FROM json_each(?) AS i CROSS JOIN registrations AS r ON r.id = i.value`,
    [JSON.stringify(registrationIds)],
  );
  return rows.map(({ id }) => id);
}
