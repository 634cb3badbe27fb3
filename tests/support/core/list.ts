import { expect } from 'vitest';
import { replicatedDigests } from '#main/storage/operations/digest.ts';
import { openTestCore } from './core.ts';
import { Door } from './door.ts';
import type { ListRow } from './imports.ts';

/** An event without anybody yet, and ways to look at what an import makes of it. */
export async function openList() {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const digests = () => replicatedDigests(desk.core.context.store.read);
  const operations = async () => {
    const row = await desk.core.context.store.read.get<{ count: number }>('SELECT count(*) AS count FROM operations');
    return row?.count ?? 0;
  };
  const list = async () => (await desk.owner.registrations.list({ eventId: door.event.id, limit: 500 })).items;
  const byName = async (name: string) => {
    const found = (await list()).filter((item) => item.name === name);
    expect(found.map((item) => item.name)).toEqual([name]);
    return found[0] ?? expect.fail(`Nobody is called ${name}`);
  };
  return { desk, door, digests, operations, list, byName };
}

export const ADA: ListRow = {
  first: 'Ada',
  last: 'Lovelace',
  email: 'ada@example.org',
  code: 'T-1',
  company: 'Engines',
};
export const GRACE: ListRow = {
  first: 'Grace',
  last: 'Hopper',
  email: 'grace@example.org',
  code: 'T-2',
  company: 'Navy',
};
export const JOAN: ListRow = {
  first: 'Joan',
  last: 'Clarke',
  email: 'joan@example.org',
  code: 'T-3',
  company: 'Hut 8',
};
