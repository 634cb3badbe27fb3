import { expect, test } from 'vitest';
import { lanyard, lanyardError, lanyardJson, ownerOf, serve } from '../../support/core/cli.ts';
import { tempFolder } from '../../support/core/folder.ts';

async function open() {
  const folder = await tempFolder();
  // Served, since a command that goes through the app is done sooner.
  await serve(folder);
  const client = await ownerOf(folder);
  const { id: eventId } = await client.events.create({
    code: 'BEF26',
    title: 'Befriend',
    timeZone: 'Europe/Tallinn',
    startAt: Date.UTC(2026, 10, 21, 7),
    endAt: Date.UTC(2026, 10, 21, 10),
  });
  const args = (words: readonly string[]) => [...words, '--event', 'BEF26', '--data', folder];
  return {
    client,
    eventId,
    json: (...words: string[]) => lanyardJson(args(words)),
    error: (...words: string[]) => lanyardError(args(words), 2),
    text: async (...words: string[]) => (await lanyard(args(words))).stdout,
  };
}

const pick = (answer: unknown, list: string, ...names: string[]) =>
  (answer as Record<string, Record<string, unknown>[]>)[list]?.map((row) => names.map((name) => row[name]));

test('a grid of rounds is made in the time zone of the event, by default over all of it, and numbers go on', async () => {
  const { json, error, text } = await open();
  expect(await text('rounds', 'list')).toBe('No rounds.\n');
  const first = await json('rounds', 'grid', '--every', '30', '--length', '90');
  expect(pick(first, 'rounds', 'name', 'day', 'from', 'until', 'startAt')).toEqual([
    ['Round 1', '2026-11-21', '09:00', '10:30', '2026-11-21T07:00:00.000Z'],
    ['Round 2', '2026-11-21', '09:30', '11:00', '2026-11-21T07:30:00.000Z'],
    ['Round 3', '2026-11-21', '10:00', '11:30', '2026-11-21T08:00:00.000Z'],
    ['Round 4', '2026-11-21', '10:30', '12:00', '2026-11-21T08:30:00.000Z'],
  ]);
  const second = await json(
    ...['rounds', 'grid', '--day', '2026-11-22', '--last-day', '2026-11-23', '--from', '14:00', '--until', '14:30'],
    ...['--every', '30', '--place', 'Foyer'],
  );
  expect(pick(second, 'rounds', 'name', 'day', 'from', 'place')).toEqual([
    ['Round 5', '2026-11-22', '14:00', 'Foyer'],
    ['Round 6', '2026-11-23', '14:00', 'Foyer'],
  ]);
  expect(pick(await json('rounds', 'list'), 'rounds', 'name')).toHaveLength(6);
  expect(await text('rounds', 'list')).toContain('2026-11-22 14:00–14:30  Round 5  (Foyer)\n');
  const grid = ['rounds', 'grid', '--every'];
  for (const [words, told] of [
    [['0'], '--every'],
    [['30', '--length', '400'], 'No round fits'],
    [['30', '--from', '9', '--until', '10'], '--from and --until'],
    [['30', '--day', '2026-11-31'], '--day'],
    [['1', '--last-day', '2026-12-21'], 'more than 500'],
  ] as const)
    expect((await error(...grid, ...words)).message).toContain(told);
  expect(pick(await json('rounds', 'list'), 'rounds', 'name')).toHaveLength(6);
});

test('tables are added by number, with room for pairs, in a room that has the name', async () => {
  const { client, eventId, json, error, text } = await open();
  await client.venues.addLocation({ of: { kind: 'event', eventId }, name: 'Hall 1' });
  expect(await text('points', 'list')).toBe('No tables.\n');
  const made = await json('points', 'add', '--count', '2', '--capacity', '3', '--location', 'hall 1');
  expect(pick(made, 'points', 'name', 'capacity', 'locations')).toEqual([
    ['Table 1', 3, ['Hall 1']],
    ['Table 2', 3, ['Hall 1']],
  ]);
  const { points } = await client.programme.get({ eventId });
  await client.programme.updatePoints({ eventId, points: [{ id: points[0]?.id ?? '', outOfUse: true }] });
  expect(pick(await json('points', 'add', '--count', '1'), 'points', 'name', 'capacity')).toEqual([['Table 3', 1]]);
  expect(await text('points', 'list')).toContain('Table 1  3  (Hall 1, out of use)\n');
  expect((await error('points', 'add', '--count', '1', '--location', 'Attic')).message).toContain('no room Attic');
  for (const count of ['0', '501', 'x']) await error('points', 'add', '--count', count);
  expect(pick(await json('points', 'list'), 'points', 'name')).toHaveLength(3);
});
