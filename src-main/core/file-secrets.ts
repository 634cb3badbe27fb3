import { readFile, rename, writeFile } from 'node:fs/promises';
import type { Secrets } from '#main/ports/secrets.ts';
import { AppError } from '#shared/domain/errors.ts';

/** The key store of the system, which turns text into something that only this user can read back. */
export interface Cipher {
  encrypt(text: string): Promise<string>;
  decrypt(sealed: string): Promise<string>;
}

/** Stands before a value that a cipher has written; no secret begins with it. */
const SEALED = 'sealed:';

/**
 * Secrets in a file that only this user may read. Both hosts open the same folder, and only one of them has a cipher:
 * plain values are read by either, sealed ones by the host that has the key store, and never mistaken for plain ones.
 */
export function fileSecrets(file: string, cipher: Cipher | null = null): Secrets {
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
      if (value === undefined) return null;
      if (!value.startsWith(SEALED)) return value;
      if (cipher === null) {
        throw new AppError(
          'unavailable',
          'The key that signs badges is kept in the key store of this computer, which only the desktop app can open. ' +
            'Start the desktop app to write badges.',
        );
      }
      return cipher.decrypt(value.slice(SEALED.length));
    },
    async set(name, value) {
      const kept = cipher === null ? value : `${SEALED}${await cipher.encrypt(value)}`;
      const all = { ...(await load()), [name]: kept };
      // Beside it first: a crash while writing must not lose the secrets there were.
      await writeFile(`${file}.new`, JSON.stringify(all), { mode: 0o600 });
      await rename(`${file}.new`, file);
    },
  };
}
