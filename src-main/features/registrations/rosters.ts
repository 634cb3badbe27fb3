import type { Reader } from '#main/storage/unit-of-work.ts';
import { Roster } from './roster.ts';

/** Events whose lists are looked at at once. */
const MOST = 3;
/** A list that nobody has looked at for so long gives its memory back. In ms. */
const IDLE_MS = 10 * 60_000;

/** The lists in memory, each read when somebody first looks at it. */
export class Rosters {
  readonly #read: Reader;
  /** The one used last comes last. */
  readonly #rosters = new Map<string, { roster: Roster; idle: NodeJS.Timeout }>();

  constructor(read: Reader) {
    this.#read = read;
  }

  of(eventId: string): Roster {
    const known = this.#rosters.get(eventId);
    const roster = known?.roster ?? new Roster(eventId, this.#read);
    this.#drop(eventId);
    const idle = setTimeout(() => this.#drop(eventId), IDLE_MS);
    idle.unref();
    this.#rosters.set(eventId, { roster, idle });
    const [oldest] = this.#rosters.keys();
    if (this.#rosters.size > MOST && oldest !== undefined) this.#drop(oldest);
    return roster;
  }

  /** Registrations that changed, once that is on disk. */
  touch(ids: ReadonlySet<string>): void {
    for (const { roster } of this.#rosters.values()) roster.touch(ids);
  }

  /** Everything is read anew when somebody looks at it next. */
  forget(): void {
    for (const eventId of [...this.#rosters.keys()]) this.#drop(eventId);
  }

  #drop(eventId: string): void {
    clearTimeout(this.#rosters.get(eventId)?.idle);
    this.#rosters.delete(eventId);
  }
}
