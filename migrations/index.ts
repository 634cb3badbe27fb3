import { Foundation20261121090000 } from './20261121090000-Foundation.ts';
import { WholeEvent20261121140000 } from './20261121140000-WholeEvent.ts';

/** All migrations, oldest first. One that has landed is never edited. */
export const migrations = [Foundation20261121090000, WholeEvent20261121140000];

/** Their names, as the database records them. */
export const migrationNames: readonly string[] = migrations.map((Migration) => new Migration().name);
