import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DATABASE_FILE } from '#main/storage/store.ts';
import { withDatabase } from '#main/storage/with-database.ts';
import { allCalls, idPlaces, SOME_ID } from '../../support/core/calls.ts';
import { openTestCore } from '../../support/core/core.ts';
import { furnish } from '../../support/core/furnish.ts';
import { GROWING, type PlanStep, scansOf, statementsSince, tableOf } from '../../support/core/plans.ts';
import { samplesOf, withAt } from '../../support/core/samples.ts';

/** These put the connection elsewhere, take away what the next call needs, or wait for a badge that nobody holds up. */
const LEFT_OUT = new Set(['app.signOut', 'organizations.enter', 'app.restore', 'registrations.writeBadge']);

test('no call of the contract passes over a table that grows with the attendees', async () => {
  const desk = await openTestCore({ logQueries: true });
  const own = await furnish(desk, desk.connect('owner'), 'Own');
  const { client } = desk.connect('owner');
  const group = client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  /** Each statement with the call that sent it first. */
  const sent = new Map<string, string>();
  for (const { call, feature, name, input } of allCalls) {
    if (LEFT_OUT.has(call)) continue;
    for (const sample of samplesOf(input, [SOME_ID])) {
      let filled = sample;
      for (const { path, thing } of idPlaces(input, sample))
        filled = withAt(filled, path, thing === null ? own.anyId() : own.ids[thing]);
      const before = desk.log.lines.length;
      // A refusal has asked as well.
      await group[feature]?.[name]?.(filled).catch(() => undefined);
      await desk.settled();
      for (const sql of statementsSince(desk, before)) if (!sent.has(sql)) sent.set(sql, call);
    }
  }
  const bad: string[] = [];
  // On a connection of its own: SQLite leaves one open within the statement that was explained.
  await withDatabase(join(desk.folder, DATABASE_FILE), 'read', async ({ read }) => {
    for (const [sql, call] of sent) {
      const steps = await read.all<PlanStep>(`EXPLAIN QUERY PLAN ${sql}`).catch(() => []);
      const details = steps.map((step) => step.detail);
      const grown = scansOf(details)
        .map((alias) => tableOf(sql, alias))
        .filter((table) => GROWING.has(table));
      if (grown.length > 0) bad.push(`${call} passes over ${grown.join(', ')}: ${sql}\n${details.join('\n')}`);
    }
  });
  // That it looked at all: each feature asks the database something.
  expect(sent.size).toBeGreaterThan(200);
  expect(bad).toEqual([]);
}, 120_000);
