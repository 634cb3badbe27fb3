import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupReason } from '#shared/domain/backups.ts';

/** Where copies of the database lie within the data folder. */
export function backupsFolder(folder: string): string {
  return join(folder, 'backups');
}

const NAME = /^lanyard-(manual|scheduled|before)-(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3})Z\.sqlite$/;
/** How a copy from before a migration was called at first. */
const FORMER_NAME = /^before-migration-(\d{13})\.sqlite$/;

/** The name of a copy that is made at a moment. @param at epoch ms */
function backupName(reason: BackupReason, at: number): string {
  return `lanyard-${reason}-${new Date(at).toISOString().slice(0, -1).replace(/[:.]/g, '-')}Z.sqlite`;
}

/** What the name of a copy says of it; null for what is none. */
export function readBackupName(name: string): { reason: BackupReason; madeAt: number } | null {
  const former = FORMER_NAME.exec(name)?.[1];
  if (former !== undefined) return { reason: 'before', madeAt: Number(former) };
  const parts = NAME.exec(name);
  if (parts === null) return null;
  const [, reason, stamp = ''] = parts;
  const [day = '', time = ''] = stamp.split('T');
  const madeAt = Date.parse(`${day}T${time.replace('-', ':').replace('-', ':').replace('-', '.')}Z`);
  return { reason: reason as BackupReason, madeAt };
}

/** A place for a new copy. */
export async function backupPath(folder: string, reason: BackupReason, at: number): Promise<string> {
  await mkdir(backupsFolder(folder), { recursive: true, mode: 0o700 });
  for (let moment = at; ; moment += 1) {
    const path = join(backupsFolder(folder), backupName(reason, moment));
    if (!existsSync(path)) return path;
  }
}
