import { expect, test } from 'vitest';
import { readGround, readMeeting } from '#main/features/plans/ground.ts';
import { openPlanned } from '../../support/core/planned.ts';

test('a meeting that is read alone is the same as among all: single, fixed, of a group, over, and of a match that is none any more', async () => {
  const planned = await openPlanned();
  const { desk, eventId, plans, meetings, matching, draft, find, move, enter, r1, r2, t1 } = planned;
  const { read } = desk.core.context.store;
  const { programme } = desk.owner;
  await enter('Ada', 'Bea', 'Cleo');
  // All who are not there now are out of the round, so that three are left.
  await programme.setAvailability({ registrationId: planned.of('Dora'), rounds: [{ roundId: r1, available: false }] });
  await matching.setRules({ eventId, rules: { isOn: true, needsConsent: false, groupsOfThree: true } });
  await matching.pairRound({ roundId: r1 });
  const planId = await draft('One');
  await move(planId, 'CD', r2, t1);
  await plans.publish({ planId });
  const board = await plans.board({ planId });
  await meetings.setStatus({ meetingId: find(board, 'CD').id, status: 'completed' });
  const left = (await matching.list({ eventId, active: true })).matches.find(({ id }) =>
    find(board, 'CD').matchIds.includes(id),
  );
  await matching.end({ matchId: left?.id ?? '' });

  for (const plan of [planId, null]) {
    const all = (await readGround(read, eventId, plan)).meetings;
    expect(all.map(({ people, parts }) => `${people.length} of ${parts.length}`).sort()).toEqual(
      expect.arrayContaining(['2 of 1', '3 of 3']),
    );
    for (const meeting of all)
      for (const { matchId, pairedFor } of meeting.parts)
        expect(await readMeeting(read, { eventId, planId: plan, matchId, pairedFor })).toEqual(meeting);
  }
  const nobody = { matchId: planId, pairedFor: null };
  expect(await readMeeting(read, { eventId, planId, ...nobody })).toBeUndefined();
});
