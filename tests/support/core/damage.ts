import { copyFile, open } from 'node:fs/promises';
import { join } from 'node:path';
import { silentLog } from '#main/ports/log.ts';
import { createDataSource } from '#main/storage/data-source.ts';
import { typeormLogger } from '#main/storage/query-log.ts';
import { DATABASE_FILE, openStore } from '#main/storage/store.ts';

export const PAGE_SIZE = 4096;

/** The pages of a table, or of all that begins with a name, as SQLite says. `leaf` are those that hold rows. */
export async function pagesOf(file: string, name: string, kind: 'leaf' | 'all' = 'leaf'): Promise<number[]> {
  const source = createDataSource({ file, side: 'read', logger: typeormLogger(silentLog, false) });
  await source.initialize();
  try {
    const rows = (await source.query(
      `SELECT pageno FROM dbstat WHERE name = ? AND (? = 'all' OR pagetype = 'leaf') ORDER BY pageno`,
      [name, kind],
    )) as { pageno: number }[];
    return rows.map(({ pageno }) => pageno);
  } finally {
    await source.destroy();
  }
}

/** Writes rubbish over pages, as a failing disk does. The first page is 1. */
export async function overwrite(file: string, pages: readonly number[]): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    for (const page of pages) await handle.write(Buffer.alloc(PAGE_SIZE, 0xa5), 0, PAGE_SIZE, (page - 1) * PAGE_SIZE);
  } finally {
    await handle.close();
  }
}

/** How many pages a database has. */
export async function pageCount(file: string): Promise<number> {
  const handle = await open(file, 'r');
  try {
    return (await handle.stat()).size / PAGE_SIZE;
  } finally {
    await handle.close();
  }
}

/** Opens a database, copied into a folder of its own. */
export async function openCopy(file: string, folder: string) {
  await copyFile(file, join(folder, DATABASE_FILE));
  return openStore({ folder, log: silentLog, logQueries: false });
}
