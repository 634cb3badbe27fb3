import { describe, expect, it } from 'vitest';
import { BADGE_TEMPLATES, badgeTemplate } from '#shared/domain/badges.ts';
import { badgeShape } from './shape.ts';

describe('badgeShape', () => {
  it('measures a label in millimetres of its own', () => {
    expect(badgeShape(badgeTemplate('label-90x60'))).toMatchObject({ layout: 'wide', unitMm: 1, widthMm: 90 });
  });

  it('stands upright where the paper does', () => {
    expect(badgeShape(badgeTemplate('label-62x100')).layout).toBe('tall');
    expect(badgeShape(badgeTemplate('a6')).layout).toBe('tall');
  });

  it('puts each side of a folded sheet on half of it', () => {
    expect(badgeShape(badgeTemplate('a5-folded'))).toMatchObject({ layout: 'wide', widthMm: 148, heightMm: 105 });
  });

  it('keeps the QR code large enough to read: 18 units are at least 15 mm', () => {
    for (const template of BADGE_TEMPLATES) expect(badgeShape(template).unitMm * 18).toBeGreaterThan(15);
  });
});
