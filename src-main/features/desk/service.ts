import type { Actor, Context } from '#main/core/context.ts';
import { deskSet } from '#main/storage/operations/kinds/index.ts';
import { readSetting } from '#main/storage/settings.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import type { DeskSettings } from '#shared/contract/desk.ts';

const KEY = 'desk';
/** Which event the desk works for, where that is another organization's than the one it was set up with. */
const eventKey = (organizationId: string) => `desk.event.${organizationId}`;

/** A type for what `PATCH`-like calls send: absent and undefined mean the same. */
type Patch<T> = { [K in keyof T]?: T[K] | undefined };

/** The settings of this installation, as one organization sees them: all share them, except for the event. */
export class DeskService {
  readonly #context: Context;
  readonly #hostName: string;
  readonly #isHome: boolean;

  /**
   * @param options.hostName what the desk is called until somebody names it
   * @param options.isHome whether the installation was set up with this organization
   */
  constructor(context: Context, options: { hostName: string; isHome: boolean }) {
    this.#context = context;
    this.#hostName = options.hostName;
    this.#isHome = options.isHome;
  }

  async get(): Promise<DeskSettings> {
    const { settings, store, organizationId } = this.#context;
    const own = defaultSettings(this.#hostName);
    const shared = { ...own, ...((await settings.read(store.read, KEY)) as Partial<DeskSettings> | null) };
    if (this.#isHome) return shared;
    return { ...shared, eventId: (await settings.read(store.read, eventKey(organizationId))) as string | null };
  }

  async name(): Promise<string> {
    return (await this.get()).name;
  }

  async update(actor: Actor, patch: Patch<DeskSettings>): Promise<DeskSettings> {
    const { store, settings: stored, operations, organizationId, deskId } = this.#context;
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    const before = await this.get();
    const settings: DeskSettings = { ...before, ...given };
    await store.write(async (tx) => {
      // By its name others know the desk.
      if (this.#isHome && settings.name !== before.name) {
        await operations.append(tx, actor, deskSet, { id: deskId, organizationId, fields: { name: settings.name } });
      }
      if (this.#isHome) return stored.write(tx, KEY, settings);
      const { eventId, ...shared } = settings;
      const home = (await stored.read(tx, KEY)) as Partial<DeskSettings> | null;
      await stored.write(tx, KEY, { ...shared, eventId: home?.eventId ?? null });
      await stored.write(tx, eventKey(organizationId), eventId);
    });
    this.#context.publish('desk', 'settingsChanged', settings);
    return settings;
  }
}

/** What the desk is called. @param hostName until somebody names it */
export async function deskName(read: Reader, hostName: string): Promise<string> {
  const stored = (await readSetting(read, KEY)) as Partial<DeskSettings> | null;
  return stored?.name ?? hostName;
}

/** The settings of a desk that nobody has set up. @param hostName what it is called until somebody names it */
export function defaultSettings(hostName: string): DeskSettings {
  return {
    name: hostName,
    eventId: null,
    direction: 'entry',
    autoPrint: false,
    printer: null,
    badgeTemplate: null,
    sound: true,
    language: 'en',
    theme: 'system',
    lockAfterMinutes: 0,
  };
}
