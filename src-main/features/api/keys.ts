import type { Actor, Context } from '#main/core/context.ts';
import { apiKeySet } from '#main/storage/operations/kinds/index.ts';
import type { ApiKey } from '#shared/contract/other-systems.ts';
import { AppError } from '#shared/domain/errors.ts';
import { API_SCOPES, type ApiScope } from '#shared/domain/other-systems.ts';
import { beginningOf, createKey, isKey, selectorOf } from './key.ts';
import { findKey, type KeyRow, keysBySelector, listKeys, noteUse } from './key-repository.ts';

const DAY_MS = 24 * 60 * 60_000;
/** When a key was used last is written down at most this often, in ms. */
const NOTE_MS = 60_000;

/** Somebody who has shown a good key. */
export interface KeyHolder {
  keyId: string;
  name: string;
  scopes: ReadonlySet<ApiScope>;
  /** The one event that the key is for, or null for all. */
  event: { id: string; code: string } | null;
}

/** Why a key lets nobody in. */
export type KeyFault = 'unknown' | 'expired' | 'revoked';

/** Keys that let other systems in. All hubs of the organization know them, and none knows more than their hashes. */
export class ApiKeyService {
  readonly #context: Context;
  readonly #noted = new Map<string, number>();

  constructor(context: Context) {
    this.#context = context;
  }

  async list(): Promise<ApiKey[]> {
    const { store, organizationId } = this.#context;
    return (await listKeys(store.read, organizationId)).map((row) => this.#shown(row));
  }

  /** Makes a key up. @returns it with what is known of it; the key is in the answer alone */
  async create(
    actor: Actor,
    request: { name: string; scopes: readonly ApiScope[]; eventId: string | null; days: number | null },
  ): Promise<{ key: string; apiKey: ApiKey }> {
    const { store, operations, ids, clock, organizationId } = this.#context;
    const { name, scopes, eventId, days } = request;
    const id = ids.next();
    const { key, selector, hash } = createKey();
    await store.write(async (tx) => {
      await operations.append(tx, actor, apiKeySet, {
        id,
        organizationId,
        eventId,
        selector,
        fields: {
          name,
          keyHash: hash,
          scopes: API_SCOPES.filter((scope) => scopes.includes(scope)),
          expiresAt: days === null ? null : clock.now() + days * DAY_MS,
          madeBy: actor.name,
        },
      });
      tx.afterCommit(() => this.#changed());
    });
    return { key, apiKey: this.#shown(await this.#require(id)) };
  }

  /** Ends a key. Done again it changes nothing. @throws AppError `notFound` */
  async revoke(actor: Actor, id: string): Promise<ApiKey> {
    const { store, operations, clock, organizationId } = this.#context;
    const { eventId, selector, revokedAt } = await this.#require(id);
    if (revokedAt === null) {
      await store.write(async (tx) => {
        const fields = { revokedAt: clock.now() };
        await operations.append(tx, actor, apiKeySet, { id, organizationId, eventId, selector, fields });
        tx.afterCommit(() => this.#changed());
      });
    }
    return this.#shown(await this.#require(id));
  }

  /** Whose key this is, or why it lets nobody in. */
  async admit(key: string): Promise<KeyHolder | KeyFault> {
    const selector = selectorOf(key);
    if (selector === null) return 'unknown';
    const { store, organizationId } = this.#context;
    const rows = await keysBySelector(store.read, organizationId, selector);
    const row = rows.find(({ keyHash }) => keyHash !== null && isKey(key, keyHash));
    if (row === undefined) return 'unknown';
    const state = this.#stateOf(row);
    if (state !== 'good') return state;
    return {
      keyId: row.id,
      name: row.name ?? '',
      scopes: new Set(scopesOf(row)),
      // An event that is deleted for good leaves a key that is good for nothing.
      event: row.eventId === null ? null : { id: row.eventId, code: row.eventCode ?? '' },
    };
  }

  /** Writes down that a key was used, not more often than once a minute. */
  async note({ keyId }: KeyHolder, address: string): Promise<void> {
    const { store, clock } = this.#context;
    const now = clock.now();
    const last = this.#noted.get(keyId);
    if (last !== undefined && Math.abs(now - last) < NOTE_MS) return;
    this.#noted.set(keyId, now);
    await store.write((tx) => noteUse(tx, keyId, now, address));
  }

  async #require(id: string): Promise<KeyRow> {
    const row = await findKey(this.#context.store.read, id);
    if (row === undefined) throw new AppError('notFound', 'This key is not known any more.');
    return row;
  }

  #stateOf({ revokedAt, expiresAt }: KeyRow): ApiKey['state'] {
    if (revokedAt !== null) return 'revoked';
    return expiresAt !== null && expiresAt <= this.#context.clock.now() ? 'expired' : 'good';
  }

  #shown(row: KeyRow): ApiKey {
    const { id, name, selector, eventId, eventTitle, createdAt, madeBy, expiresAt, revokedAt, lastUsedAt } = row;
    return {
      ...{ id, name: name ?? '', begins: beginningOf(selector), scopes: scopesOf(row), eventId, eventTitle },
      ...{ createdAt, madeBy, expiresAt, revokedAt, state: this.#stateOf(row), lastUsedAt },
    };
  }

  #changed(): void {
    this.#context.publish('apiKeys', 'changed', {});
  }
}

/** Those that this version knows. */
function scopesOf({ scopes }: KeyRow): ApiScope[] {
  const said = JSON.parse(scopes ?? '[]') as string[];
  return API_SCOPES.filter((scope) => said.includes(scope));
}
