import { describe, expect, it } from 'vitest';
import { proposedSpan, standingOf } from './span.ts';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 5, 1, 8);

it('is good from its first moment, and over at its last', () => {
  const span = { fromAt: NOW, untilAt: NOW + HOUR };
  expect([NOW - 1, NOW, NOW + HOUR - 1, NOW + HOUR].map((now) => standingOf(span, now))).toEqual([
    'waiting',
    'good',
    'good',
    'over',
  ]);
});

describe('proposedSpan', () => {
  it('surrounds an event to come', () => {
    const event = { startAt: NOW + 24 * HOUR, endAt: NOW + 32 * HOUR };
    expect(proposedSpan(event, NOW)).toEqual({ fromAt: NOW + 22 * HOUR, untilAt: NOW + 34 * HOUR });
  });

  it('begins now while the event runs', () => {
    const event = { startAt: NOW - HOUR, endAt: NOW + HOUR };
    expect(proposedSpan(event, NOW)).toEqual({ fromAt: NOW, untilAt: NOW + 3 * HOUR });
  });

  it('is a shift where the event says nothing, or is over', () => {
    expect(proposedSpan({ startAt: null, endAt: null }, NOW)).toEqual({ fromAt: NOW, untilAt: NOW + 12 * HOUR });
    expect(proposedSpan({ startAt: 0, endAt: HOUR }, NOW)).toEqual({ fromAt: NOW, untilAt: NOW + 12 * HOUR });
  });

  it('is never longer than the core allows', () => {
    const { fromAt, untilAt } = proposedSpan({ startAt: NOW, endAt: NOW + 90 * 24 * HOUR }, NOW);
    expect(untilAt - fromAt).toBe(31 * 24 * HOUR);
  });
});
