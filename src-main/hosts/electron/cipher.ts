import { safeStorage } from 'electron';
import type { Cipher } from '#main/core/file-secrets.ts';
import type { Log } from '#main/ports/log.ts';

/**
 * The key store of the system, or null where there is none. On a Linux desktop without one, Chromium uses a key that is
 * in its source code: that protects nothing, and would keep the headless host from reading the secrets.
 */
export async function systemCipher(log: Log): Promise<Cipher | null> {
  const backend = process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : 'system';
  if (backend === 'basic_text' || backend === 'unknown' || !(await isAvailable(log))) {
    log.warn('This system has no key store: secrets are kept in a file that only this user can read', { backend });
    return null;
  }
  return {
    encrypt: async (text) => (await safeStorage.encryptStringAsync(text)).toString('base64'),
    decrypt: async (sealed) => (await safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64'))).result,
  };
}

async function isAvailable(log: Log): Promise<boolean> {
  try {
    return await safeStorage.isAsyncEncryptionAvailable();
  } catch (error) {
    log.error('The key store does not answer', error);
    return false;
  }
}
