import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText, isRoundedNumber, readDate, readEmail, readKeywords, readTicketCodes } from './values.ts';
import { readPaid, readStatus, readYesNo } from './wordLists.ts';

describe('cleanLine and cleanText', () => {
  it('normalise, drop what cannot be seen, and collapse space', () => {
    expect(cleanLine('  Jo\u0308rg\u00a0 \tMüller\u202e\u0000\u200b ')).toBe('Jörg Müller');
    expect(cleanLine('a\r\nb')).toBe('a b');
    expect(cleanText('a \r\n  b\t c')).toBe('a\nb c');
    expect(cleanLine('="00123"')).toBe('00123');
    expect(cleanLine('می\u200cخواهم')).toBe('می\u200cخواهم');
  });

  it('settle: cleaning twice changes nothing, and no control character is left', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = cleanLine(text);
        fc.pre(!/^="/.test(once));
        expect(cleanLine(once)).toBe(once);
        expect(once).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect(once).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});

describe('readEmail', () => {
  it('finds the address and lowers its domain only', () => {
    expect(readEmail('Anna.B@Example.ORG')).toBe('Anna.B@example.org');
    expect(readEmail('Anna <a@b.org>')).toBe('a@b.org');
    expect(readEmail('mailto:a@b.org; c@d.org')).toBe('a@b.org');
    expect(readEmail('jörg@müller.de')).toBe('jörg@müller.de');
  });
  it.each(['', 'a@b', 'a b.org', '@b.org', 'a@@b.org', 'n/a'])('finds none in “%s”', (text) => {
    expect(readEmail(text)).toBeNull();
  });
});

describe('readTicketCodes', () => {
  it('gives both the address and the key in it', () => {
    const address = 'https://luma.com/check-in/evt-1?pk=g-AB12';
    expect(readTicketCodes(address)).toEqual([address, 'g-AB12']);
    expect(readTicketCodes('https://tickets.example/t/ABCDEF12')).toEqual([
      'https://tickets.example/t/ABCDEF12',
      'ABCDEF12',
    ]);
  });
  it('gives nothing for an address that every guest shares', () => {
    expect(readTicketCodes('https://luma.com/check-in/evt-abcdef')).toEqual([]);
    expect(readTicketCodes('https://lu.ma/check-in/evt-abcdef')).toEqual([]);
  });
  it('takes several barcodes apart, and nothing else', () => {
    expect(readTicketCodes('0814847311126137001, 0814847311126137002')).toEqual([
      '0814847311126137001',
      '0814847311126137002',
    ]);
    expect(readTicketCodes('AB,CD')).toEqual(['AB,CD']);
  });
});

describe('the small readers', () => {
  it('know a rounded number from a code', () => {
    expect(['1.23457E+11', '1,23457E+11', '1.2e20', '5E+15'].every(isRoundedNumber)).toBe(true);
    expect(['123456789012', '12E', 'E12', '1E5A', 'ABC', '12E34', '9E393'].some(isRoundedNumber)).toBe(false);
  });
  it('put dates into ISO 8601 and leave ambiguous ones alone', () => {
    expect(readDate('2026-03-01 14:05:00')).toBe('2026-03-01T14:05:00');
    expect(readDate('2026-03-01T14:05:00.123Z')).toBe('2026-03-01T14:05:00.123Z');
    expect(readDate('2026-03-01 14:05:00 +0200')).toBe('2026-03-01T14:05:00+02:00');
    expect(readDate('03/04/2026')).toBe('03/04/2026');
  });
  it('cut keywords at the strongest sign', () => {
    expect(readKeywords('Robots, gardens; chess;robots')).toEqual(['Robots, gardens', 'chess', 'robots']);
    expect(readKeywords('Robots, gardens,ROBOTS,')).toEqual(['Robots', 'gardens']);
    expect(readKeywords('機械、庭')).toEqual(['機械', '庭']);
  });

  it('have keywords once, whatever their case, accents and hyphens, and what is none not at all', () => {
    expect(readKeywords('Énergie, grid-storage, energie, Grid  Storage, -, C, C++')).toEqual([
      'Énergie',
      'grid-storage',
      'C',
      'C++',
    ]);
  });
});

describe('readStatus', () => {
  const cases: readonly [string, string][] = [
    ['approved', 'enrolled'],
    ['Attending', 'enrolled'],
    ['Checked In', 'enrolled'],
    ['pending_approval', 'waitlisted'],
    ['waitlist', 'waitlisted'],
    ['invited', 'waitlisted'],
    ['Warteliste', 'waitlisted'],
    ["Liste d'attente", 'waitlisted'],
    ['declined', 'cancelled'],
    ['Not Attending', 'cancelled'],
    ['Deleted', 'cancelled'],
    ['Refunded', 'cancelled'],
    ['storniert', 'cancelled'],
    ['Annulé', 'cancelled'],
    ['キャンセル', 'cancelled'],
    ['отменено', 'cancelled'],
    ['pending', 'enrolled'],
    ['nicht bezahlt', 'enrolled'],
    ['Frobnicated', 'enrolled'],
  ];
  it.each(cases)('reads “%s” as %s', (word, status) => {
    expect(readStatus(word, 'Status').status).toBe(status);
  });
  it('warns of unpaid and unknown words, and knows approval from payment', () => {
    expect(readStatus('pending', 'Order status').warning).toContain('Not paid');
    expect(readStatus('pending', 'approval_status')).toEqual({ status: 'waitlisted', keep: true, warning: null });
    expect(readStatus('Frobnicated', 'Status')).toMatchObject({
      keep: true,
      // It is kept with the import, and says nothing of what stands in a row.
      warning: 'Unknown status in “Status”: taken as enrolled.',
    });
  });
});

describe('readYesNo and readPaid', () => {
  it('know the words of many languages', () => {
    for (const word of ['Yes', 'JA', 'oui', 'Sí', 'да', 'はい', '是', 'نعم', 'evet', 'x', '✓', 'TRUE', '1'])
      expect(readYesNo(word)).toBe(true);
    for (const word of ['No', 'nein', 'Non', 'нет', 'いいえ', '否', 'لا', 'hayır', '', '-', 'FALSE', '0'])
      expect(readYesNo(word)).toBe(false);
    expect(readYesNo('needs a ramp')).toBeNull();
    expect([readPaid('Ja'), readPaid('paid'), readPaid('nicht bezahlt'), readPaid('No')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
