import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Change, doubleEntries, holders, isCovered, madeApart, overlooked, type Pass } from './conflict.ts';

const MINUTE = 60_000;

function pass(id: string, deskId: string, minutes: number, more: Partial<Pass> = {}): Pass {
  const seenAt = minutes * MINUTE;
  return { id, deskId, seenAt, hlc: String(minutes).padStart(6, '0'), direction: 'entry', overridden: false, ...more };
}

test('entries at two desks without an exit between are one conflict, with all that are part of it', () => {
  const three = [pass('c', 'C', 9), pass('a', 'A', 1), pass('b', 'B', 5)];
  expect(doubleEntries(three, 'afterExit')).toEqual(['a', 'b', 'c']);
  expect(doubleEntries(three, 'always')).toEqual([]);
});

test.each([
  ['one desk knows of itself', [pass('a', 'A', 1), pass('b', 'A', 5)]],
  ['out in between', [pass('a', 'A', 1), pass('x', 'B', 3, { direction: 'exit' }), pass('b', 'B', 5)]],
  ['let in on purpose', [pass('a', 'A', 1), pass('b', 'B', 5, { overridden: true })]],
  // The clock on the wall of B is years behind; it knew of the exit.
  [
    'a wrong clock',
    [pass('a', 'A', 10), pass('x', 'A', 12, { direction: 'exit' }), { ...pass('b', 'B', 14), seenAt: 0 }],
  ],
] as const)('%s: no conflict', (_, passes) => {
  expect(doubleEntries(passes, 'afterExit')).toEqual([]);
});

test('however soon the second one comes: nobody goes through two doors within seconds, and one of them would have refused', () => {
  const passes = [pass('a', 'A', 1), { ...pass('b', 'B', 1), seenAt: MINUTE + 1 }];
  for (const reentry of ['afterExit', 'never'] as const) expect(doubleEntries(passes, reentry)).toEqual(['a', 'b']);
});

test('where nobody may come in twice an exit changes nothing', () => {
  const passes = [pass('a', 'A', 1), pass('x', 'A', 3, { direction: 'exit' }), pass('b', 'B', 5)];
  expect(doubleEntries(passes, 'never')).toEqual(['a', 'b']);
});

test('registrations of two desks are a conflict unless one was made beside the other', () => {
  const made = (id: string, deskId: string, besides: string[] = []) => ({ id, deskId, besides });
  expect(madeApart([made('2', 'B'), made('1', 'A')])).toEqual(['1', '2']);
  expect(madeApart([made('1', 'A'), made('2', 'A')])).toEqual([]);
  expect(madeApart([made('1', 'A'), made('2', 'B', ['1'])])).toEqual([]);
  expect(madeApart([made('1', 'A'), made('2', 'B', ['1']), made('3', 'C')])).toEqual(['1', '2', '3']);
});

test('a badge has several holders where desks gave it and nobody took it back', () => {
  const word = (hlc: string, deskId: string, registrationId: string | null, revoked = false) => ({
    ...{ hlc, deskId, registrationId, revoked },
  });
  const who = (...words: ReturnType<typeof word>[]) => holders(words).map(({ registrationId }) => registrationId);
  expect(who(word('2', 'B', 'bea'), word('1', 'A', 'ada'))).toEqual(['ada', 'bea']);
  expect(who(word('1', 'A', 'ada'), word('2', 'A', 'ada', true), word('3', 'B', 'bea'))).toEqual([]);
  // Revoked at a desk that knew of the other one alone.
  expect(who(word('1', 'A', 'ada'), word('2', 'B', 'bea'), word('3', 'A', 'ada', true))).toEqual(['bea']);
  expect(who(word('1', 'A', 'ada'), word('2', 'B', 'bea'), word('3', 'A', null, true))).toEqual([]);
  expect(who(word('1', 'A', 'ada'), word('2', 'A', 'bea'))).toEqual([]);
});

function change(hlc: string, deskId: string, after: string | null, value = hlc): Change {
  return { hlc, deskId, after, value, actorId: 'somebody' };
}
const lost = (...changes: Change[]) => overlooked(changes).map(({ hlc }) => hlc);

test('what the change that counts knew nothing of was overlooked', () => {
  expect(lost(change('1', 'A', '0'), change('2', 'B', '0'))).toEqual(['1']);
  expect(lost(change('1', 'A', null), change('2', 'B', null))).toEqual(['1']);
  expect(lost(change('1', 'A', '0'), change('2', 'B', '1'))).toEqual([]);
  expect(lost(change('1', 'A', '0'), change('2', 'B', '0', '1'))).toEqual([]);
  expect(lost({ ...change('1', 'A', '0'), actorId: null }, change('2', 'B', '0'))).toEqual([]);
  expect(lost()).toEqual([]);
});

test('of what a desk said one after the other the last counts, and what came of a line that was seen is known', () => {
  // B moved it twice: the second time it saw what it had said itself.
  expect(lost(change('1', 'A', '0'), change('2', 'B', '0'), change('3', 'B', '2'))).toEqual(['1']);
  expect(lost(change('1', 'A', '0'), change('2', 'A', '1'), change('3', 'B', '0'))).toEqual(['2']);
  // C saw what B had made of what A said.
  expect(lost(change('1', 'A', '0'), change('2', 'B', '1'), change('3', 'C', '2'))).toEqual([]);
});

test('the order in which changes arrive changes nothing, and what names itself does no harm', () => {
  const desk = fc.constantFrom('A', 'B', 'C');
  const clock = fc.constantFrom('1', '2', '3', '4', '5');
  const one = fc.record({ deskId: desk, after: fc.option(clock), value: fc.constantFrom('x', 'y') });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 5 }), fc.infiniteStream(fc.nat()), (made, numbers) => {
      const changes = made.map((each, index) => ({ ...each, hlc: String(index + 1), actorId: 'somebody' }));
      const keys = new Map(changes.map(({ hlc }) => [hlc, numbers.next().value as number]));
      const shuffled = changes.toSorted((a, b) => (keys.get(a.hlc) ?? 0) - (keys.get(b.hlc) ?? 0));
      expect(overlooked(shuffled)).toEqual(overlooked(changes));
    }),
  );
});

test('dealt with is what knows all of it', () => {
  expect(isCovered(['a', 'b'], ['b', 'a'])).toBe(true);
  expect(isCovered(['a'], ['a', 'b'])).toBe(true);
  expect(isCovered(['a', 'b', 'c'], ['a', 'b'])).toBe(false);
});
