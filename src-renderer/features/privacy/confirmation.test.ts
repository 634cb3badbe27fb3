import { describe, expect, it } from 'vitest';
import { isSameName, isTypable } from './confirmation.ts';

describe('a name that is to be typed', () => {
  it.each(['Ada Quist', 'Zoë Müller', 'Łukasz O’Brien', 'Anne-Marie d. J.'])('%s can be', (name) =>
    expect(isTypable(name)).toBe(true),
  );
  it.each(['', 'محمد الفيصل', '欧阳娜娜', 'Ada 王', `Maximiliane ${'von Habsburg '.repeat(4)}`, '123'])(
    '%j cannot be',
    (name) => expect(isTypable(name)).toBe(false),
  );

  it('is the same without its accents, in other capitals and with other spaces', () => {
    expect(isSameName(' zoe  muller', 'Zoë Müller')).toBe(true);
    expect(isSameName('ADA QUIST', 'Ada Quist')).toBe(true);
  });
  it('is not the same in part', () => {
    expect(isSameName('Ada', 'Ada Quist')).toBe(false);
    expect(isSameName('', 'Ada Quist')).toBe(false);
  });
});
