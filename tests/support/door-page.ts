import type { Page } from '@playwright/test';

/** The one box of the check-in screen. */
export function searchBox(page: Page) {
  return page.getByRole('combobox', { name: 'Find or scan' });
}

/** A scanner types faster than people do and ends with Enter. */
export async function scan(page: Page, code: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const began = Date.now() / 1000;
  // The times of the keys travel with them, so that a slow machine does not tear the burst apart.
  const key = (text: string, at: number, rest = {}) =>
    session.send('Input.dispatchKeyEvent', {
      type: 'keyDown',
      text,
      key: text,
      timestamp: began + at * 0.005,
      ...rest,
    });
  await Promise.all([
    ...[...code].map((text, index) => key(text, index)),
    key('\r', code.length, { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 }),
  ]);
  await session.detach();
}
