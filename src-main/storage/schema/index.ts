import { localTables } from './local.ts';
import { replicatedTables } from './replicated.ts';

export const allTables = [...localTables, ...replicatedTables];
export const allSchemas = allTables.map((entry) => entry.schema);
