import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Cipher, fileSecrets } from './file-secrets.ts';

let folder = '';
const file = () => join(folder, 'secrets.json');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanyard-secrets-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const base64: Cipher = {
  encrypt: async (text) => Buffer.from(text).toString('base64'),
  decrypt: async (sealed) => Buffer.from(sealed, 'base64').toString('utf8'),
};

test('a secret comes back, and the file is for this user alone', async () => {
  await fileSecrets(file()).set('key', 'a private key');
  expect(await fileSecrets(file()).get('key')).toBe('a private key');
  expect(await fileSecrets(file()).get('other')).toBeNull();
  if (process.platform !== 'win32') expect((await stat(file())).mode & 0o777).toBe(0o600);
});

test('with a key store the file does not hold the secret', async () => {
  const secrets = fileSecrets(file(), base64);
  await secrets.set('key', 'a private key');
  expect(await secrets.get('key')).toBe('a private key');
  expect(await readFile(file(), 'utf8')).not.toContain('a private key');
});

test('a host without the key store says so, and takes no sealed text for a secret', async () => {
  await fileSecrets(file(), base64).set('key', 'a private key');
  await expect(fileSecrets(file()).get('key')).rejects.toMatchObject({ code: 'unavailable' });
});

test('what a host without key store has written, the other one reads', async () => {
  await fileSecrets(file()).set('key', 'a private key');
  expect(await fileSecrets(file(), base64).get('key')).toBe('a private key');
});
