import { randomBytes } from 'node:crypto';
import type { Context } from '#main/core/context.ts';
import { isEmpty } from '#main/features/installation/empty.ts';
import type { Ids } from '#main/ports/ids.ts';
import type { Secrets } from '#main/ports/secrets.ts';
import { readSetting } from '#main/storage/settings.ts';
import { PROTOCOL } from '#main/sync/frames.ts';
import { HubInfo, PairAnswer } from '#main/sync/hub/pairing.ts';
import { askJson, HubRefusal } from '#main/sync/link/ask.ts';
import { type CopyControl, patiently } from '#main/sync/link/download.ts';
import { fetchCopy } from '#main/sync/link/join.ts';
import type { JoinedHub } from '#main/sync/link/state.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type PairingCode, readPairingCode } from '#shared/domain/pairing-code.ts';
import { HUB_KEY, jsonOf, type Membership, TOKEN_SECRET } from './membership.ts';

/** How often the answer to a code may get lost: each time takes some seconds at most. */
const MOST_PAIRINGS = 10;

export interface JoiningParts {
  context: Context;
  ids: Ids;
  folder: string;
  version: string;
  secrets: Secrets;
  membership: Membership;
  /** Calls this desk otherwise from now on. */
  rename(name: string): Promise<void>;
  restart(reason: string): void;
}

export interface Joined {
  hub: string;
  role: JoinedHub['role'];
  name: string;
  restarts: boolean;
}

/** What a code leads to. */
export interface CodeContent {
  info: HubInfo;
  code: PairingCode;
  /** This desk is of the hub's organization already, and what it has goes there. */
  isOurs: boolean;
  /** What is here is somebody else's and would be set aside. */
  replaces: boolean;
}

/** How a desk becomes one of a hub's. */
export class Joining {
  readonly #parts: JoiningParts;

  constructor(parts: JoiningParts) {
    this.#parts = parts;
  }

  /** @throws AppError where the code is none, or nobody answers to it */
  async inspect(text: string, signal?: AbortSignal): Promise<CodeContent> {
    const code = readPairingCode(text);
    if ('fault' in code) throw new AppError('invalidInput', FAULTS[code.fault]);
    const hub = { addresses: addressesOf(code), fingerprint: code.fingerprint };
    const info = await askJson(hub, { path: '/v1/hub' }, HubInfo, signal);
    if (info.protocol !== PROTOCOL) {
      throw new AppError(
        'conflict',
        `The hub runs version ${info.version}, which this version (${this.#parts.version}) does not understand. Bring both to the same version.`,
      );
    }
    // The code has room for the beginning of it alone; from now on the whole is asked for.
    if (!info.fingerprint.startsWith(code.fingerprint)) throw new AppError('conflict', FAULTS.mistyped);
    const { organizationId, store } = this.#parts.context;
    const isOurs = info.organizationId === organizationId;
    return { info, code, isOurs, replaces: !isOurs && !(await isEmpty(store.read)) };
  }

  /**
   * Joins. What is here of somebody else is set aside, never mixed with what the hub has.
   * @throws AppError `conflict` where that was not agreed to, or the code is spent
   */
  async join(text: string, name: string, replace: boolean, control: CopyControl): Promise<Joined> {
    const { context, ids, version, secrets, membership, folder, rename, restart } = this.#parts;
    if (membership.hub !== null) {
      throw new AppError('conflict', `This desk belongs to the hub ${membership.hub.name}. Leave that first.`);
    }
    control.progress(null, 'Looking for the hub.');
    const { info, code, isOurs, replaces } = await this.inspect(text, control.signal);
    if (replaces && !replace) {
      throw new AppError(
        'conflict',
        `This desk holds data of another organization than ${info.organization}. Joining sets that aside; confirm it first.`,
      );
    }
    const addresses = addressesOf(code);
    const hub = { addresses, fingerprint: info.fingerprint };
    const before = await membership.tokenBefore(info.fingerprint);
    const pairAs = (deskId: string) => {
      const body = {
        secret: code.secret,
        deskId,
        name,
        version,
        attempt: randomBytes(32).toString('base64url'),
        before,
      };
      // The code is spent as soon as the hub has heard it, and its answer may get lost.
      return patiently(
        () => askJson(hub, { method: 'POST', path: '/v1/pair', body }, PairAnswer, control.signal),
        control.signal,
        MOST_PAIRINGS,
      );
    };
    // Whoever begins with the hub's copy is a desk that nobody has heard of.
    let deskId = isOurs && !(await membership.isSplit()) ? context.deskId : ids.next();
    const paired = await pairAs(deskId).catch((error: unknown) => {
      // Somebody else works under the id of this desk: it gets another one.
      if (!isOurs || !(error instanceof HubRefusal && error.word === 'deskTaken')) throw error;
      deskId = ids.next();
      return pairAs(deskId);
    });
    const joined: JoinedHub = {
      ...hub,
      logId: info.logId,
      name: info.name,
      role: paired.role,
      deskName: paired.name,
    };
    const answer = { hub: info.name, role: paired.role, name: paired.name };
    if (deskId === context.deskId) {
      await rename(paired.name);
      await membership.join(joined, paired.token);
      return { ...answer, restarts: false };
    }
    const desk = (await readSetting(context.store.read, 'desk')) as Record<string, never> | null;
    await fetchCopy(
      folder,
      { ...hub, token: paired.token },
      {
        logId: info.logId,
        carried: isOurs ? { from: context.store.read, deskId: context.deskId, under: ids.next() } : null,
        settings: {
          installation: { deskId, organizationId: info.organizationId },
          [HUB_KEY]: jsonOf(joined),
          // How this computer prints, sounds and looks stays; what it works for does not.
          desk: { ...desk, name: paired.name, eventId: null },
        },
      },
      control,
    );
    await secrets.set(TOKEN_SECRET, paired.token);
    restart('This desk has joined a hub.');
    return { ...answer, restarts: true };
  }
}

const FAULTS = {
  mistyped: 'This is no code of a hub, or a letter of it is wrong. Compare it with what the hub shows.',
  newer: 'This code was made by a newer version of Lanyard. Update this desk, or the hub shows another code.',
} as const;

function addressesOf({ hosts, port }: PairingCode) {
  return hosts.map((host) => ({ host, port }));
}
