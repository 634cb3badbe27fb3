import { expect, test } from 'vitest';
import { isHall, isOwn, outside } from './address.ts';

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

test('the screen for the hall is an own page at its address alone', () => {
  expect(isHall('app://lanyard/#/hall/0198c1de-7a51-7000-8000-000000000000')).toBe(true);
  expect(isHall('app://lanyard/index.html#/hall/one')).toBe(true);
  for (const address of [
    'app://lanyard/',
    'app://lanyard/#/people',
    'app://lanyard/#/hall/',
    'app://lanyard/#/hall/one/two',
    'app://lanyard/hall/one',
    'app://lanyard/download/a#/hall/one',
    'https://lanyard/#/hall/one',
    'app://elsewhere/#/hall/one',
    'about:blank',
    '',
  ])
    expect(isHall(address)).toBe(false);
});

test('the system opens where the app itself leads, asks for what somebody wrote, and never opens anything else', () => {
  expect(outside('https://docs.pretix.eu/en/latest/')).toBe('known');
  expect(outside('https://www.openstreetmap.org/?mlat=59.4&mlon=24.7#map=15/59.4/24.7')).toBe('known');
  for (const address of [
    'http://docs.pretix.eu/',
    'https://docs.pretix.eu.evil.example/',
    'https://docs.pretix.eu:8443/',
    'https://fair.example/hall?x=1',
  ])
    expect(outside(address), address).toBe('ask');
  for (const address of [
    'https://someone@docs.pretix.eu/',
    'file:///etc/passwd',
    'smb://docs.pretix.eu/share',
    'ms-msdt:/id',
    'javascript:alert(1)',
    'app://lanyard/',
    'no address',
  ])
    expect(outside(address), address).toBe('never');
});
