import { expect, test, vi } from 'vitest';
import { openTestCore } from '../../support/core/core.ts';
import { Door } from '../../support/core/door.ts';

test('a greeting reads the rules of the event and the pairs of whoever is greeted once', async () => {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const eventId = door.event.id;
  await desk.owner.matching.setRules({ eventId, rules: { isOn: true, needsConsent: false } });
  for (const name of ['ada', 'bea']) await door.guest({ name, codes: [`T-${name}`] });
  await desk.owner.desk.update({ eventId });
  const { client } = await desk.signedIn('kiosk');
  const greet = () => client.kiosk.greet({ eventId, held: { kind: 'code', code: 'T-ada' } });
  // The first one reads everybody for the thread that computes matches.
  expect(await greet()).toMatchObject({ ok: true, visit: { people: [{ face: { name: 'bea' } }] } });
  const { read } = desk.core.context.store;
  const [get, all] = [vi.spyOn(read, 'get'), vi.spyOn(read, 'all')];
  await greet();
  const asked = [...get.mock.calls, ...all.mock.calls].map(([sql]) => sql);
  expect(asked.filter((sql) => sql.includes('matching FROM events'))).toHaveLength(1);
  expect(asked.filter((sql) => sql.includes('FROM pairs AS x WHERE x.first_id'))).toHaveLength(1);
});
