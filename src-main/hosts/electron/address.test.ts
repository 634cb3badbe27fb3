import { expect, test } from 'vitest';
import { isOwn, mayOpenOutside } from './address.ts';

test.each(['app://lanyard', 'app://lanyard/', 'app://lanyard/index.html#/people'])('%s is own', (address) => {
  expect(isOwn(address)).toBe(true);
});

test.each([
  'https://lanyard/',
  'app://lanyard.evil.example/',
  'app://evil/lanyard',
  'app://user@lanyard/',
  'app://lanyard:8080/',
  'application://lanyard/',
  'file:///lanyard',
  'data:text/html,app://lanyard/',
  'null',
  '',
  undefined,
])('%s is foreign', (address) => {
  expect(isOwn(address)).toBe(false);
});

test('the system opens https addresses of the list and nothing else', () => {
  expect(mayOpenOutside('https://docs.pretix.eu/en/latest/')).toBe(true);
  for (const address of [
    'http://docs.pretix.eu/',
    'https://docs.pretix.eu.evil.example/',
    'https://docs.pretix.eu:8443/',
    'https://someone@docs.pretix.eu/',
    'file:///etc/passwd',
    'smb://docs.pretix.eu/share',
    'ms-msdt:/id',
    'no address',
  ])
    expect(mayOpenOutside(address), address).toBe(false);
});
