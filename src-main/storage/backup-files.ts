import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupReason } from '#shared/domain/backups.ts';

/** Where copies of the database lie within the data folder. */
export function backupsFolder(folder: string): string {
  return join(folder, 'backups');
}

const NAME = /^lanyard-(manual|scheduled|before)-(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3})Z\.sqlite$/;

export interface BackupFile {
  /** Within the backups folder. */
  name: string;
  reason: BackupReason;
  madeAt: number;
  bytes: number;
}

/** The name of a copy that is made at a moment. @param at epoch ms */
function backupName(reason: BackupReason, at: number): string {
  return `lanyard-${reason}-${new Date(at).toISOString().slice(0, -1).replace(/[:.]/g, '-')}Z.sqlite`;
}

/** The copies that there are, the newest first. */
export async function listBackups(folder: string): Promise<BackupFile[]> {
  const names = await readdir(backupsFolder(folder)).catch(() => []);
  const files: BackupFile[] = [];
  for (const name of names) {
    const parts = NAME.exec(name);
    if (parts === null) continue;
    const [, reason, stamp = ''] = parts;
    const [day = '', time = ''] = stamp.split('T');
    const madeAt = Date.parse(`${day}T${time.replace('-', ':').replace('-', ':').replace('-', '.')}Z`);
    const found = await stat(join(backupsFolder(folder), name)).catch(() => null);
    if (found !== null) files.push({ name, reason: reason as BackupReason, madeAt, bytes: found.size });
  }
  return files.sort((a, b) => b.madeAt - a.madeAt || (a.name < b.name ? 1 : -1));
}

/** A place for a new copy. */
export async function backupPath(folder: string, reason: BackupReason, at: number): Promise<string> {
  await mkdir(backupsFolder(folder), { recursive: true, mode: 0o700 });
  for (let moment = at; ; moment += 1) {
    const path = join(backupsFolder(folder), backupName(reason, moment));
    if (!existsSync(path)) return path;
  }
}

/** Deletes the oldest of the scheduled copies, so that so many are left. @returns how many were deleted */
export async function pruneScheduled(folder: string, keep: number): Promise<number> {
  const scheduled = (await listBackups(folder)).filter((file) => file.reason === 'scheduled');
  const old = scheduled.slice(keep);
  for (const { name } of old) await rm(join(backupsFolder(folder), name), { force: true });
  return old.length;
}
