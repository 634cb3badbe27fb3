import { describe, expect, it } from 'vitest';
import type { Message } from '#shared/contract/messages.ts';
import { firstUnread, threadOf } from './thread.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

function message(id: string, sentAt: number, patch: Partial<Message> = {}): Message {
  return {
    id,
    eventId: 'event',
    senderId: 'ann',
    senderName: 'Ann',
    senderRole: 'staff',
    audience: 'staff',
    text: id,
    sentAt,
    editedAt: null,
    deletedAt: null,
    ...patch,
  };
}
const dayOf = (ms: number) => String(Math.floor(ms / DAY));

describe('the first unread message', () => {
  const talk = [message('1', 10), message('2', 20, { senderId: 'ben' }), message('3', 30)];

  it('is the first after what was read, of somebody else', () => {
    expect(firstUnread(talk, 'ben', 0)).toBe('1');
    expect(firstUnread(talk, 'ben', 10)).toBe('3');
    expect(firstUnread(talk, 'ann', 0)).toBe('2');
    expect(firstUnread(talk, 'ben', 30)).toBeNull();
    expect(firstUnread([], 'ben', 0)).toBeNull();
  });

  it('is none that was deleted', () => {
    expect(firstUnread([message('1', 10, { text: null, deletedAt: 12 })], 'ben', 0)).toBeNull();
  });
});

describe('a thread', () => {
  const shape = (messages: Message[], unreadId: string | null = null) =>
    threadOf(messages, dayOf, unreadId).map(
      ({ message: { id }, startsDay, startsUnread, continues }) =>
        `${startsDay ? 'day ' : ''}${startsUnread ? 'unread ' : ''}${continues ? '…' : ''}${id}`,
    );

  it('begins each day, and each run of one person, anew', () => {
    expect(
      shape([
        message('1', DAY - 2 * MINUTE),
        message('2', DAY - MINUTE),
        message('3', DAY),
        message('4', DAY + MINUTE, { senderId: 'ben' }),
        message('5', DAY + 2 * MINUTE),
        message('6', DAY + 7 * MINUTE),
      ]),
    ).toEqual(['day 1', '…2', 'day 3', '4', '5', '6']);
  });

  it('says anew whose it is after the line, and where others read it', () => {
    expect(shape([message('1', 0), message('2', 1), message('3', 2, { audience: 'everybody' })], '2')).toEqual([
      'day 1',
      'unread 2',
      '3',
    ]);
  });
});
