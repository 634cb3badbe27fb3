import { expect, it } from 'vitest';
import { createI18n } from '#renderer/app/i18n.ts';
import { createZoneFormat } from '#renderer/features/overview/zone-format.ts';
import type { Appointment, HeldUp } from '#shared/contract/meetings.ts';
import { heldWords } from './held-words.ts';

const face = (name: string) => ({
  ...{ id: name, name, company: null, jobTitle: null, photoId: null, inside: true },
});
const appointment: Appointment = {
  ...{ id: 'm', others: [face('Bea')], status: 'pending', roundId: 'r', round: 'R1', room: null },
  ...{ startAt: Date.UTC(2026, 4, 1, 11), endAt: null, meetingPointId: 't4', table: 'Table 4' },
};
const nothing: HeldUp = {
  ...{ outcome: 'unknown', person: null, appointment: null, waitingFor: [], next: null },
  ...{ presented: null, reason: null },
};
const said = (held: Partial<HeldUp>) => {
  const { tone, title, text } = heldWords(
    { ...nothing, person: face('Ana'), ...held },
    createI18n('en').t,
    createZoneFormat('en', 'UTC'),
    (names) => names.join(', '),
  );
  return `${tone}: ${title} ${text}`.replaceAll(/[\u2068\u2069]/g, '').trim();
};

it('says who has come, to which table, and who is missing', () => {
  expect(said({ outcome: 'arrived', appointment, waitingFor: [face('Bea'), face('Cleo')] })).toBe(
    'warn: Ana is at Table 4. Still missing: Bea, Cleo.',
  );
  expect(said({ outcome: 'arrived', appointment })).toBe(
    'ok: Ana is at Table 4. All are there: the meeting is under way.',
  );
});

it('says why nobody is noted, and what comes next for them', () => {
  expect(said({ outcome: 'noMeeting', next: appointment })).toBe(
    'no: Ana has no meeting now. Next: 11:00 at Table 4, with Bea.',
  );
  expect(said({ outcome: 'noMeeting' })).toBe('no: Ana has no meeting now. None is left.');
  expect(said({ outcome: 'otherTable', appointment })).toBe('no: Ana meets at Table 4, not here. 11:00, with Bea.');
});

it('names what was read where it is nobody’s', () => {
  expect(said({ person: null, presented: '04A1' })).toBe('no: This badge is not known at this event. 04A1');
  expect(said({ person: null, outcome: 'revoked', presented: '04A1', reason: 'It was lost.' })).toBe(
    'no: This badge is not good any more. It was lost.',
  );
  expect(said({ person: null, outcome: 'elsewhere' })).toBe('no: This badge is of another event.');
});
