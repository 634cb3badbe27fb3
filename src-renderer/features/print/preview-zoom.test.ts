import { describe, expect, it } from 'vitest';
import { previewZoom } from './preview-zoom.ts';

describe('previewZoom', () => {
  it('fits the tighter of the two sides', () => {
    expect(previewZoom({ widthMm: 254, heightMm: 25.4 }, 480, 480)).toBe(0.5);
    expect(previewZoom({ widthMm: 25.4, heightMm: 254 }, 480, 480)).toBe(0.5);
  });

  it('enlarges small labels', () => {
    expect(previewZoom({ widthMm: 25.4, heightMm: 25.4 }, 192, 400)).toBe(2);
  });
});
