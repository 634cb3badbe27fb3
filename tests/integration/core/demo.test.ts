import { expect, test } from 'vitest';
import { openTestCore } from '../../support/core/core.ts';

test('the meetings of the demo event can be planned at once, and nearly all have a place', async () => {
  const desk = await openTestCore();
  const { app, matching, plans, programme } = desk.owner;
  const { eventId } = await app.loadDemo({});
  const { total } = await matching.list({ eventId, active: true });
  expect(total).toBeGreaterThan(100);
  const task = await desk.ended(await plans.solve({ eventId, seconds: 1 }));
  expect(task).toMatchObject({ state: 'done', result: { meetings: total } });
  expect(Number(task.result?.placed)).toBeGreaterThan(total * 0.95);
  const board = await plans.board({ planId: String(task.result?.planId) });
  expect(board.people.some(({ away }) => away.length > 0)).toBe(true);
  expect(board.rounds).toEqual((await programme.get({ eventId })).rounds);
  expect(await matching.rules({ eventId })).toMatchObject({ isOn: true, needsConsent: false });
});
