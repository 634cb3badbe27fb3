import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HybridClock, isHlc } from './hlc.ts';

const DESK = '01900000-0000-7000-8000-0000deadbeef';
const LAST = 0xffff_ffff_ffff;

describe('HybridClock', () => {
  test('gives greater values each time, whatever the wall clock does and whatever it observes', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.record({
              wall: fc.oneof(fc.integer({ min: -10, max: 10 }), fc.double({ noNaN: true }), fc.maxSafeInteger()),
            }),
            fc.record({ ms: fc.integer({ min: 0, max: LAST }), counter: fc.integer({ min: 0, max: 0xffff }) }),
          ),
          { maxLength: 60 },
        ),
        (steps) => {
          let wall = 0;
          const clock = new HybridClock(() => wall, DESK);
          let last = '';
          for (const step of steps) {
            if ('wall' in step) wall = step.wall;
            else clock.observe(`${hex(step.ms, 12)}-${hex(step.counter, 4)}-00000001`);
            const next = clock.tick();
            expect(next > last).toBe(true);
            expect(isHlc(next)).toBe(true);
            last = next;
          }
        },
      ),
    );
  });

  test('shows the wall time while that goes forwards, so that the order is the one that people saw', () => {
    let wall = 1_000;
    const clock = new HybridClock(() => wall, DESK);
    expect(clock.tick()).toBe('0000000003e8-0000-deadbeef');
    expect(clock.tick()).toBe('0000000003e8-0001-deadbeef');
    wall = 1_001;
    expect(clock.tick()).toBe('0000000003e9-0000-deadbeef');
    wall = 500;
    expect(clock.tick()).toBe('0000000003e9-0001-deadbeef');
  });

  test('counts on into the next millisecond when one is full', () => {
    const clock = new HybridClock(() => 5, DESK);
    for (let count = 0; count < 0x10000; count += 1) clock.tick();
    expect(clock.tick()).toBe('000000000006-0000-deadbeef');
  });

  test('is greater than what it observed', () => {
    const clock = new HybridClock(() => 5, DESK);
    clock.observe('0000000003e8-0007-ffffffff');
    expect(clock.tick()).toBe('0000000003e8-0008-deadbeef');
    clock.observe('0000000003e8-0001-ffffffff');
    expect(clock.tick()).toBe('0000000003e8-0009-deadbeef');
  });
});

describe('canBe', () => {
  const value = (ms: number) => `${hex(ms, 12)}-0000-00000001`;
  const year = (of: number) => Date.UTC(of, 0);

  test('takes what a clock shows that is set decades ahead, whatever this one shows', () => {
    const clock = new HybridClock(() => 0, DESK);
    expect([year(1970), year(2026), year(2106), year(2999)].map((ms) => clock.canBe(value(ms)))).toEqual(
      Array.from({ length: 4 }, () => true),
    );
    expect([year(3001), year(10_000), LAST].map((ms) => clock.canBe(value(ms)))).toEqual([false, false, false]);
  });

  test('takes what is counted on from the last value that somebody could bring, and no leap to the end of all values', () => {
    const clock = new HybridClock(() => 0, DESK);
    clock.observe(value(year(3000)));
    for (let steps = 0; steps < 1000; steps += 1) {
      const next = clock.tick();
      expect(clock.canBe(next)).toBe(true);
      clock.observe(`${next.slice(0, 12)}-ffff-00000001`);
    }
    expect(clock.canBe(value(year(3000) + 59_000))).toBe(true);
    expect(clock.canBe(value(year(3001)))).toBe(false);
  });
});

describe('isHlc', () => {
  test.each(['0000000003e8-0000-deadbeef', 'ffffffff0000-ffff-00000000'])('takes %s', (value) =>
    expect(isHlc(value)).toBe(true),
  );
  test.each([
    '',
    '0',
    '0000000003E8-0000-deadbeef',
    '0000000003e8-0000-deadbee',
    ' 0000000003e8-0000-deadbeef',
    '0000000003e8-0000-deadbeef\n',
  ])('refuses %j', (value) => expect(isHlc(value)).toBe(false));
});

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
