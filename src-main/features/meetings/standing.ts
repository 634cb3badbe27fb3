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
