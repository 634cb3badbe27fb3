import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What open pages need to find the app again after it was started anew. */
export interface Browsers {
  /** Where the app was served last; 0 before the first time. */
  port: number;
  /** What a browser holds as a cookie once it has come with a launch token. It opens the page, and signs nobody in. */
  key: string;
}

const fileOf = (folder: string) => join(folder, 'browsers.json');

/** What was kept, or a new key where nothing was or it cannot be read. */
export async function recallBrowsers(folder: string): Promise<Browsers> {
  try {
    const { port, key } = JSON.parse(await readFile(fileOf(folder), 'utf8')) as Partial<Browsers>;
    if (typeof key === 'string' && key.length >= 32 && Number.isInteger(port)) return { port: port ?? 0, key };
  } catch {
    // Nothing depends on it but the comfort of pages that are open.
  }
  return { port: 0, key: randomBytes(24).toString('base64url') };
}

export async function rememberBrowsers(folder: string, browsers: Browsers): Promise<void> {
  const file = fileOf(folder);
  await writeFile(`${file}.new`, JSON.stringify(browsers), { mode: 0o600 });
  await rename(`${file}.new`, file);
}
