import type { ImportedRow } from './file/types.ts';
import type { StagedRow } from './plan.ts';

/** A row as it is kept until the import is committed: what the file does not say takes no room. */
export function toStaged(row: ImportedRow): StagedRow {
  const staged: StagedRow = { displayName: row.displayName, ticketCodes: [...row.ticketCodes], status: row.status };
  if (row.firstName !== '') staged.firstName = row.firstName;
  if (row.lastName !== '') staged.lastName = row.lastName;
  for (const name of [
    'email',
    'phone',
    'company',
    'jobTitle',
    'ticketType',
    'orderCode',
    'orderPosition',
    'note',
    'seat',
  ] as const) {
    const value = row[name];
    if (value !== null && value !== '') staged[name] = value;
  }
  if (row.attention) staged.attention = true;
  if (row.vip) staged.vip = true;
  for (const name of ['interests', 'offering', 'lookingFor'] as const) {
    if (row[name].length > 0) staged[name] = [...row[name]];
  }
  if (row.availability !== null) staged.availability = row.availability;
  if (Object.keys(row.extra).length > 0) staged.extra = { ...row.extra };
  const joinedAt = row.registeredAt === null ? Number.NaN : Date.parse(row.registeredAt);
  if (!Number.isNaN(joinedAt) && joinedAt >= 0) staged.joinedAt = joinedAt;
  return staged;
}
