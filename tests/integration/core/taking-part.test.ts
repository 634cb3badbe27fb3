import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countTakingPart, findMembers, isIn, listWithoutMatch } from '#main/features/matching/repository.ts';
import { idOf, registrationSet } from '#main/storage/operations/kinds/index.ts';
import { DEFAULT_MATCHING } from '#shared/domain/matching-rules.ts';
import { REGISTRATION_STATUSES } from '#shared/domain/verdict.ts';
import { countedIds, FakeClock } from '../../support/core/ports.ts';
import { Replica } from '../../support/core/replica.ts';

const Consent = fc.record({
  purpose: fc.constantFrom('matching', 'photos'),
  version: fc.constantFrom('1', ''),
  at: fc.nat(9),
  refused: fc.option(fc.constant(true), { nil: undefined }),
});
const Fields = fc.record({
  status: fc.option(fc.constantFrom(...REGISTRATION_STATUSES), { nil: undefined }),
  blocked: fc.option(fc.boolean(), { nil: undefined }),
  consents: fc.option(fc.array(Consent, { maxLength: 3 })),
  deletedAt: fc.constantFrom(null, null, null, 5),
});

test('who takes part is the same to what counts and lists them and to what decides of each', async () => {
  const replica = await Replica.open({ deskId: countedIds(1).next(), clock: new FakeClock() });
  const ids = countedIds(2);
  const organizationId = ids.next();
  const seen = new Set<boolean>();
  await fc.assert(
    fc.asyncProperty(fc.array(Fields, { minLength: 1, maxLength: 12 }), fc.boolean(), async (all, needsConsent) => {
      const eventId = ids.next();
      const drafts = all.map((fields) => ({
        kind: registrationSet as never,
        payload: {
          ...{ organizationId, eventId, personId: ids.next(), person: { displayName: 'Ada' }, ticketCodes: [] },
          fields: JSON.parse(JSON.stringify(fields)),
        },
      }));
      await replica.make(drafts);
      const members = await findMembers(
        replica.store.read,
        drafts.map(({ payload }) => idOf.registration(eventId, payload.personId)),
      );
      const decided = members
        .filter((member) => isIn({ ...DEFAULT_MATCHING, needsConsent }, member))
        .map(({ id }) => id);
      seen.add(decided.length > 0);
      expect((await countTakingPart(replica.store.read, eventId, needsConsent)).people).toBe(decided.length);
      const listed = await listWithoutMatch(replica.store.read, eventId, needsConsent, 0, 100);
      expect(listed.toSorted()).toEqual(decided.toSorted());
    }),
    { numRuns: 80 },
  );
  expect(seen).toEqual(new Set([true, false]));
});
