import { expect, test } from 'vitest';
import { fitWithin, jpegName } from './shrink.ts';

test('a picture becomes smaller in proportion, and never larger', () => {
  expect(fitWithin({ width: 4000, height: 3000 }, 960)).toEqual({ width: 960, height: 720 });
  expect(fitWithin({ width: 3000, height: 4000 }, 960)).toEqual({ width: 720, height: 960 });
  expect(fitWithin({ width: 200, height: 100 }, 960)).toEqual({ width: 200, height: 100 });
  expect(fitWithin({ width: 100_000, height: 1 }, 960)).toEqual({ width: 960, height: 1 });
});

test.each([
  ['me.png', 'me.jpg'],
  ['a.b.PNG', 'a.b.jpg'],
  ['me', 'me.jpg'],
  ['.png', 'photo.jpg'],
])('%s is called %s once it is a JPEG', (name, wanted) => {
  expect(jpegName(name)).toBe(wanted);
});
