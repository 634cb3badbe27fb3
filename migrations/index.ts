import { Foundation20261121090000 } from './20261121090000-Foundation.ts';

/** All migrations, oldest first. One that has landed is never edited. */
export const migrations = [Foundation20261121090000];

/** Their names, as the database records them. */
export const migrationNames: readonly string[] = migrations.map((Migration) => new Migration().name);
