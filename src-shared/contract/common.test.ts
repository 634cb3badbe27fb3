import { expect, test } from 'vitest';
import { line, lines } from './common.ts';
import { contract } from './index.ts';

test('a line is one line, and says nothing to a terminal', () => {
  expect(line(20).parse(' Ada\r\n\u001b[2J\tQuist\u009b ')).toBe('Ada [2J Quist');
  expect(line(3).safeParse('a\nbc').success).toBe(false);
});

test('several lines stay several, and say nothing to a terminal', () => {
  expect(lines(40).parse('\n One\r\n\tTwo\n\n\u001b[2J\u0000Three \n')).toBe('One\r\n\tTwo\n\n [2J Three');
});

test('what people write in a large field keeps its lines', () => {
  const text = 'Two days.\nBring cards.';
  const { events, messages, registrations } = contract;
  const id = '01900000-0000-7000-8000-000000000001';
  expect(events.calls.update.input.parse({ id, description: text }).description).toBe(text);
  expect(messages.calls.edit.input.parse({ id, text }).text).toBe(text);
  expect(registrations.calls.update.input.parse({ id, patch: { note: text } }).patch.note).toBe(text);
});
