import { HubLog20261122180000 } from './20261122180000-HubLog.ts';
import { LeaseLabels20261122233000 } from './20261122233000-LeaseLabels.ts';

/** All migrations of a hub's database in PostgreSQL, oldest first. One that has landed is never edited. */
export const hubMigrations = [HubLog20261122180000, LeaseLabels20261122233000];

/** Their names, as the database records them. */
export const hubMigrationNames: readonly string[] = hubMigrations.map((Migration) => new Migration().name);
