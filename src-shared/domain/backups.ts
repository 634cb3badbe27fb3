/** Why a copy of the database was made; it stands in its name. */
export const BACKUP_REASONS = ['manual', 'scheduled', 'before'] as const;
export type BackupReason = (typeof BACKUP_REASONS)[number];
