/*
 * Where a meeting stands is what was said of it, as long as there is anything to meet for: whoever are no match any more do
 * not meet, nor those who were put together by a pairing that another one has replaced. That is looked up rather than
 * recorded, so that it is the same on every desk.
 */

/** SQL: whether the two of a meeting `t` are to meet at all. */
export const STANDS = `EXISTS (SELECT 1 FROM pairs AS z WHERE z.id = t.match_id AND z.active = 1
  AND (t.paired_for IS NULL OR EXISTS (SELECT 1 FROM json_each(z.rounds) AS k WHERE k.value = t.paired_for)))`;

/** SQL: where a meeting `t` stands. */
export const STATUS = `CASE WHEN coalesce(t.status, 'pending') IN ('pending', 'active') AND NOT ${STANDS} THEN 'cancelled'
  ELSE coalesce(t.status, 'pending') END`;

/*
 * When and where a meeting is stands in the plan that is published; where that says nothing of it, in the meeting itself: it
 * was put together for a round then.
 */

/** SQL: joins to a meeting `t` its place in the plan that counts, as `s`. */
export const PLACED = `LEFT JOIN placements AS s ON s.meeting_id = t.id AND s.deleted_at IS NULL
  AND s.plan_id = (SELECT v.plan_id FROM events AS v WHERE v.id = t.event_id)`;

/** SQL: the round of a meeting `t` with its place; null where it has none. */
export const ROUND = `CASE WHEN s.id IS NULL THEN coalesce(t.round_id, t.paired_for) ELSE s.round_id END`;

/** SQL: the meeting point of a meeting `t` with its place. */
export const POINT = `CASE WHEN s.id IS NULL THEN t.meeting_point_id ELSE s.meeting_point_id END`;

/** SQL: whether a meeting `t` with its place is one to speak of: it has a round, or something has come of it. */
export const IS_BOOKED = `(${ROUND} IS NOT NULL OR t.status NOT IN ('pending'))`;
