import { expect, it } from 'vitest';
import { mapAddress } from './map.ts';

it('leads to the place, as near as was said', () => {
  expect(mapAddress({ mapLatitude: 59.44, mapLongitude: -24.75, mapZoom: 15.4 })).toBe(
    'https://www.openstreetmap.org/?mlat=59.44&mlon=-24.75#map=15/59.44/-24.75',
  );
  expect(mapAddress({ mapLatitude: 0, mapLongitude: 0, mapZoom: null })).toContain('#map=16/0/0');
});

it('leads nowhere without a place', () => {
  for (const [mapLatitude, mapLongitude] of [
    [null, 24],
    [59, null],
    [Number.NaN, 24],
    [91, 0],
    [0, 181],
  ] as const)
    expect(mapAddress({ mapLatitude, mapLongitude, mapZoom: 3 })).toBeNull();
});
