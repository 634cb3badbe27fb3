import { readFile, rename, writeFile } from 'node:fs/promises';
import type { Secrets } from '#main/ports/secrets.ts';

/** Turns what is written to disk into something that only this user can read back, where the system offers that. */
export interface Cipher {
  encrypt(text: string): string;
  decrypt(text: string): string;
}

const plain: Cipher = { encrypt: (text) => text, decrypt: (text) => text };

/** Secrets in a file that only this user may read. */
export function fileSecrets(file: string, cipher: Cipher = plain): Secrets {
  const load = async (): Promise<Record<string, string>> => {
    try {
      return JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
      throw error;
    }
  };
  return {
    async get(name) {
      const value = (await load())[name];
      return value === undefined ? null : cipher.decrypt(value);
    },
    async set(name, value) {
      const all = { ...(await load()), [name]: cipher.encrypt(value) };
      // Beside it first: a crash while writing must not lose the secrets there were.
      await writeFile(`${file}.new`, JSON.stringify(all), { mode: 0o600 });
      await rename(`${file}.new`, file);
    },
  };
}
