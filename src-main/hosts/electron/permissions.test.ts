import { expect, test } from 'vitest';
import { isGranted, type Wish } from './permissions.ts';

const camera: Wish = { permission: 'media', origin: 'app://lanyard/', isMainFrame: true, media: ['video'] };

test('the own page may use the camera', () => {
  expect(isGranted(camera)).toBe(true);
});

test.each(['fullscreen', 'screen-wake-lock'])('the own page may have %s, and no other', (permission) => {
  expect(isGranted({ ...camera, permission, media: [] })).toBe(true);
  expect(isGranted({ ...camera, permission, media: [], origin: 'https://evil.example/' })).toBe(false);
  expect(isGranted({ ...camera, permission, media: [], isMainFrame: false })).toBe(false);
});

test.each<[string, Partial<Wish>]>([
  ['the microphone', { media: ['audio'] }],
  ['camera and microphone together', { media: ['video', 'audio'] }],
  ['media of no kind', { media: [] }],
  ['media of unknown kind', { media: ['unknown'] }],
  ['a foreign page', { origin: 'https://evil.example/' }],
  ['a page without an address', { origin: undefined }],
  ['a frame inside the page', { isMainFrame: false }],
  ['the screen', { permission: 'display-capture' }],
  ['notifications', { permission: 'notifications', media: [] }],
  ['opening other programs', { permission: 'openExternal', media: [] }],
  ['a device', { permission: 'usb', media: [] }],
])('refused: %s', (_, change) => {
  expect(isGranted({ ...camera, ...change })).toBe(false);
});
