import type { Context } from '#main/core/context.ts';
import { readSetting, writeSetting } from '#main/storage/settings.ts';
import type { DeskSettings } from '#shared/contract/desk.ts';

const KEY = 'desk';

/** A type for what `PATCH`-like calls send: absent and undefined mean the same. */
type Patch<T> = { [K in keyof T]?: T[K] | undefined };

/** The settings of this installation. */
export class DeskService {
  readonly #context: Context;
  readonly #hostName: string;
  #settings: DeskSettings | null = null;

  /** @param hostName what the desk is called until somebody names it */
  constructor(context: Context, hostName: string) {
    this.#context = context;
    this.#hostName = hostName;
  }

  async get(): Promise<DeskSettings> {
    if (this.#settings === null) {
      const stored = (await readSetting(this.#context.store.read, KEY)) as Partial<DeskSettings> | null;
      this.#settings = { ...this.#defaults(), ...stored };
    }
    return this.#settings;
  }

  async name(): Promise<string> {
    return (await this.get()).name;
  }

  async update(patch: Patch<DeskSettings>): Promise<DeskSettings> {
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    const settings: DeskSettings = { ...(await this.get()), ...given };
    await this.#context.store.write((tx) => writeSetting(tx, KEY, settings));
    this.#settings = settings;
    this.#context.publish('desk', 'settingsChanged', settings);
    return settings;
  }

  #defaults(): DeskSettings {
    return {
      name: this.#hostName,
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
}
