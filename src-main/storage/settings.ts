import type { Json } from '#shared/domain/errors.ts';
import type { Reader, WriteTx } from './unit-of-work.ts';

/** A setting of this installation, or null. */
export async function readSetting(read: Reader, key: string): Promise<Json> {
  const row = await read.get<{ value: string }>('SELECT value FROM settings WHERE key = ?', [key]);
  return row === undefined ? null : (JSON.parse(row.value) as Json);
}

export async function writeSetting(tx: WriteTx, key: string, value: Json): Promise<void> {
  await tx.run(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    [key, JSON.stringify(value)],
  );
}

/** Settings that are looked at for every scan: those that were read once are kept in memory. This process alone writes them. */
export class Settings {
  readonly #known = new Map<string, Json>();

  async read(read: Reader, key: string): Promise<Json> {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const stored = await readSetting(read, key);
    this.#known.set(key, stored);
    return stored;
  }

  async write(tx: WriteTx, key: string, value: Json): Promise<void> {
    await writeSetting(tx, key, value);
    tx.afterCommit(() => this.#known.set(key, value));
  }
}
