import { statfs } from 'node:fs/promises';

/** How much more the disk of a folder takes from this program. In bytes. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
