import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBurstReader, PACE_MS, PATIENCE_MS, type Reaction, type Stroke } from './burst.ts';

interface Page {
  /** What a field on the page ends up with. */
  field: string;
  scans: string[];
  /** Closing keys that reached the page. */
  closings: number;
}

/** Plays strokes into a reader as the page would, silences included. */
function play(strokes: readonly Stroke[], before = ''): Page {
  const reader = createBurstReader();
  const page: Page = { field: before, scans: [], closings: 0 };
  let remembered = before;
  let last = Number.NEGATIVE_INFINITY;
  const silence = (time: number) => {
    const { scan, giveBack } = reader.silence(time);
    if (scan !== null) page.scans.push(scan);
    if (giveBack !== null) page.field += giveBack;
  };
  for (const stroke of strokes) {
    if (stroke.time - last >= PATIENCE_MS) silence(last + PATIENCE_MS);
    const reaction: Reaction = reader.key(stroke);
    if (reaction.kind === 'pass') {
      if (reaction.begins) remembered = page.field;
      if (stroke.key.length === 1 && !stroke.command) page.field += stroke.key;
      if (stroke.key === 'Enter' || stroke.key === 'Tab') page.closings += 1;
    } else {
      if (reaction.restore) page.field = remembered;
      if (reaction.scan !== null) page.scans.push(reaction.scan);
    }
    last = stroke.time;
  }
  silence(last + PATIENCE_MS);
  return page;
}

function keys(text: string, gap: number, from = 0): Stroke[] {
  return [...text].map((key, index) => ({ key, time: from + index * gap }));
}

const end = (strokes: readonly Stroke[]) => strokes.at(-1)?.time ?? 0;
const closed = (strokes: Stroke[], key = 'Enter', gap = 5): Stroke[] => [...strokes, { key, time: end(strokes) + gap }];

describe('a burst of keys', () => {
  it('is a scan when a closing Enter follows, and Enter does not reach the page', () => {
    expect(play(closed(keys('TICKET-0042', 8)))).toEqual({ field: '', scans: ['TICKET-0042'], closings: 0 });
  });

  it('is a scan with Tab at the end', () => {
    expect(play(closed(keys('TICKET-0042', 8), 'Tab'))).toEqual({ field: '', scans: ['TICKET-0042'], closings: 0 });
  });

  it('is a scan without a closing key, after silence', () => {
    expect(play(keys('A93KX7', 12)).scans).toEqual(['A93KX7']);
  });

  it('leaves the field as it was', () => {
    expect(play(closed(keys('A93KX7', 12)), 'needs a chair').field).toBe('needs a chair');
  });

  it('takes a late Enter for its own', () => {
    const scan = keys('A93KX7', 12);
    expect(play(closed(scan, 'Enter', 140))).toEqual({ field: '', scans: ['A93KX7'], closings: 0 });
  });

  it('takes CR and LF for one end', () => {
    const scan = closed(keys('A93KX7', 12));
    const both = [...scan, { key: 'j', command: true, time: end(scan) + 6 }, { key: 'Enter', time: end(scan) + 12 }];
    expect(play(both)).toEqual({ field: '', scans: ['A93KX7'], closings: 0 });
  });

  it('leaves an Enter to whoever has pressed another key since', () => {
    const scan = closed(keys('A93KX7', 12));
    const palette = { key: 'k', command: true, time: end(scan) + 60 };
    expect(play([...scan, palette, { key: 'Enter', time: end(scan) + 120 }])).toMatchObject({ closings: 1 });
    const typed = { key: 'x', time: end(scan) + 100 };
    expect(play([...scan, typed, { key: 'Enter', time: end(scan) + 220 }])).toMatchObject({ field: 'x', closings: 1 });
  });

  it('leaves Ctrl+Enter to the page', () => {
    const scan = closed(keys('A93KX7', 12));
    const details = { key: 'Enter', command: true, time: end(scan) + 60 };
    expect(play([...scan, details])).toMatchObject({ scans: ['A93KX7'], closings: 1 });
  });

  it('keeps two scans apart that follow at once', () => {
    const first = closed(keys('AAAA1111', 6));
    const second = closed(keys('BBBB2222', 6, end(first) + 10));
    expect(play([...first, ...second]).scans).toEqual(['AAAA1111', 'BBBB2222']);
  });

  it('is timed from its own first key, however soon it follows a long one', () => {
    const first = closed(keys('LONG-TICKET-OF-THIRTY-TWO-LETTERS', 30));
    const short = closed(keys('TICKET-0042', 30, end(first) + 20));
    expect(play([...first, ...short], 'typed')).toEqual({
      field: 'typed',
      scans: ['LONG-TICKET-OF-THIRTY-TWO-LETTERS', 'TICKET-0042'],
      closings: 0,
    });
  });

  it('keeps two scans apart that have no closing key', () => {
    const first = keys('AAAA1111', 6);
    expect(play([...first, ...keys('BBBB2222', 6, end(first) + 200)]).scans).toEqual(['AAAA1111', 'BBBB2222']);
  });

  it('may hold any printable character, as the address that Luma prints', () => {
    const code = 'https://luma.com/check-in/evt-a?pk=g-Ω~{}|"\\ x';
    expect(play(closed(keys(code, 4))).scans).toEqual([code]);
  });

  it('survives a hiccup of the machine', () => {
    const code = 'TICKET-0042';
    const strokes = [...code].map((key, index) => ({
      key,
      time: index * 6 + (index > 6 ? 48 : 0) + (index > 0 ? 40 : 0),
    }));
    expect(play(closed(strokes))).toEqual({ field: '', scans: [code], closings: 0 });
  });

  it.each([2, 3, 4, 9])('survives one of 140 ms after %i keys', (before) => {
    const code = 'vrddvcjn7bfd4wuzmy4tzx';
    const strokes = [...code].map((key, index) => ({ key, time: index * 3 + (index < before ? 0 : 140) }));
    expect(play(closed(strokes), 'typed')).toEqual({ field: 'typed', scans: [code], closings: 0 });
  });

  it('survives many once it is certain', () => {
    const strokes = [...'TICKET-0042'].map((key, index) => ({ key, time: index < 4 ? index * 3 : (index - 3) * 140 }));
    expect(play(closed(strokes))).toEqual({ field: '', scans: ['TICKET-0042'], closings: 0 });
  });

  it('has nothing to do with a key that somebody pressed shortly before', () => {
    const typed = keys('ann', 110);
    const scan = closed(keys('TICKET-0042', 6, end(typed) + 110));
    expect(play([...typed, ...scan])).toEqual({ field: 'ann', scans: ['TICKET-0042'], closings: 0 });
  });

  it('is not broken by Shift', () => {
    const strokes = keys('AbCdEf', 10).flatMap((stroke) => [{ key: 'Shift', time: stroke.time - 3 }, stroke]);
    expect(play(closed(strokes)).scans).toEqual(['AbCdEf']);
  });

  it('gives back a few letters that a fast typist rolled', () => {
    expect(play(keys('tion', 20), 'sta')).toEqual({ field: 'station', scans: [], closings: 0 });
  });

  it('ends when a command key comes', () => {
    expect(play([...keys('abc', 10), { key: 'k', command: true, time: 40 }, ...keys('def', 10, 50)]).scans).toEqual([]);
  });
});

describe('typing', () => {
  it('is no scan: slowly', () => {
    expect(play(closed(keys('mueller', 180), 'Enter', 180))).toEqual({ field: 'mueller', scans: [], closings: 1 });
  });

  it('is no scan: at 120 words a minute', () => {
    expect(play(closed(keys('josephine mulligan', 100), 'Enter', 100))).toEqual({
      field: 'josephine mulligan',
      scans: [],
      closings: 1,
    });
  });

  it('is no scan: a key held down', () => {
    const held = keys('aaaaaaaaaaaa', 30).map((stroke, index) => ({ ...stroke, repeat: index > 0 }));
    expect(play(held)).toEqual({ field: 'aaaaaaaaaaaa', scans: [], closings: 0 });
  });

  it('is no scan: an input method', () => {
    const composing = keys('wangwei', 10).map((stroke) => ({ ...stroke, composing: true }));
    expect(play(composing).scans).toEqual([]);
  });

  it('loses no key, whatever the rhythm of a person', () => {
    const rhythm = fc.array(fc.tuple(fc.constantFrom(...'abcdefgh 123'), fc.integer({ min: 36, max: 400 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(rhythm, (pairs) => {
        let time = 0;
        const strokes = pairs.map(([key, gap]) => {
          time += gap;
          return { key, time };
        });
        const page = play(strokes);
        expect(page.scans).toEqual([]);
        expect(page.field).toBe(pairs.map(([key]) => key).join(''));
      }),
    );
  });
});

it('reads every code at every pace of a scanner, between typing', () => {
  const code = fc.string({ unit: fc.constantFrom(...'ABCXYZ0189-/:?=&_. '), minLength: 6, maxLength: 80 });
  fc.assert(
    fc.property(code, fc.integer({ min: 1, max: PACE_MS }), fc.boolean(), (text, gap, enter) => {
      const typed = keys('ab', 150);
      const scan = keys(text, gap, end(typed) + 400);
      const strokes = [...typed, ...(enter ? closed(scan, 'Enter', gap) : scan)];
      const after = keys('cd', 150, end(strokes) + 600);
      expect(play([...strokes, ...after])).toEqual({ field: 'abcd', scans: [text], closings: 0 });
    }),
  );
});
