import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What open pages need to find the app again after it was started anew. */
export interface Browsers {
  /** Where the app was served last; 0 before the first time. */
  port: number;
  /** What a browser holds as a cookie once it has come with a launch token. It opens the page, and signs nobody in. */
  key: string;
  /** When the key was made, epoch ms. */
  since: number;
}

/** Longer than any event; a key is not for ever. In ms. */
const KEY_LASTS_MS = 30 * 24 * 60 * 60 * 1000;

const fileOf = (folder: string) => join(folder, 'browsers.json');

/** What was kept, with a new key where there is none that is good still. */
export async function recallBrowsers(folder: string, now: number): Promise<Browsers> {
  const fresh = newBrowsers(now);
  try {
    const { port, key, since } = JSON.parse(await readFile(fileOf(folder), 'utf8')) as Browsers;
    if (Number.isInteger(port) && port > 0 && port < 65_536) fresh.port = port;
    if (typeof key === 'string' && key.length >= 32 && now - since < KEY_LASTS_MS) return { ...fresh, key, since };
  } catch {
    // Nothing depends on it but the comfort of pages that are open.
  }
  return fresh;
}

export function newBrowsers(now: number): Browsers {
  return { port: 0, key: randomBytes(24).toString('base64url'), since: now };
}

export async function rememberBrowsers(folder: string, browsers: Browsers): Promise<void> {
  const file = fileOf(folder);
  await writeFile(`${file}.new`, JSON.stringify(browsers), { mode: 0o600 });
  await rename(`${file}.new`, file);
}
