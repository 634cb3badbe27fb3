import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** The folder of stored files within the data folder. */
export const FILES_FOLDER = 'files';
const STORED_NAME = /^[0-9a-f]{64}\.[a-z]{3,4}$/;

export interface StoredFile {
  /** Generated: the hash of the content, and what kind it was found to be. */
  storedName: string;
  /** SHA-256 of the content, hex. */
  hash: string;
  /** In bytes. */
  size: number;
}

/** Whether a name is one that this store gives: nothing else is ever read or written. */
export function isStoredName(name: string): boolean {
  return STORED_NAME.test(name);
}

/** Files by the hash of their content, spread over folders of two letters. The same content is stored once. */
export class FileStore {
  readonly folder: string;

  /** @param folder the data folder */
  constructor(folder: string) {
    this.folder = join(folder, FILES_FOLDER);
  }

  /** Stores a copy of a file, which is on disk when this resolves. @param extension of the kind that it was found to be */
  async put(source: string, extension: string): Promise<StoredFile> {
    const hash = await hashOf(source);
    const storedName = `${hash}.${extension}`;
    const target = this.path(storedName);
    const { size } = await stat(source);
    if (existsSync(target) && (await hashOf(target)) === hash) return { storedName, hash, size };
    await mkdir(join(target, '..'), { recursive: true, mode: 0o700 });
    const partial = `${target}.part`;
    await copyFile(source, partial);
    const handle = await open(partial, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, target);
    return { storedName, hash, size };
  }

  /** Stores a copy of a file under the name that its content has elsewhere. @returns false where it has another one */
  async putAs(source: string, storedName: string): Promise<boolean> {
    const [hash, extension] = storedName.split('.');
    if (!isStoredName(storedName) || (await hashOf(source)) !== hash) return false;
    await this.put(source, extension ?? '');
    return true;
  }

  /** Where a stored file is. @throws Error for a name that this store did not give */
  path(storedName: string): string {
    if (!isStoredName(storedName)) throw new Error('This is no name of a stored file');
    return join(this.folder, storedName.slice(0, 2), storedName);
  }

  /** Everything that lies in the folder, with its path within it and its size in bytes, also what the store never put there. */
  async list(): Promise<{ name: string; size: number; changedAt: number }[]> {
    const entries = await readdir(this.folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const files: { name: string; size: number; changedAt: number }[] = [];
    for (const entry of entries) {
      if (entry.isDirectory()) continue;
      const path = join(entry.parentPath, entry.name);
      const found = await stat(path).catch(() => null);
      const name = path.slice(this.folder.length + 1).replaceAll('\\', '/');
      files.push({ name, size: found?.size ?? 0, changedAt: found?.mtimeMs ?? 0 });
    }
    return files.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Deletes what {@link list} named. */
  async remove(name: string): Promise<void> {
    const path = join(this.folder, name);
    if (!path.startsWith(this.folder)) throw new Error('This is no file of the store');
    await rm(path, { force: true });
  }

  has(storedName: string): boolean {
    return isStoredName(storedName) && existsSync(this.path(storedName));
  }
}

/** SHA-256 of a file's content, hex. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
