import { type Meanings, meaningsOf } from '#main/features/interests/repository.ts';
import type { Log } from '#main/ports/log.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import type { MatchingRules } from '#shared/domain/matching-rules.ts';
import { rulesOf } from '../repository.ts';
import { participantsAmong, participantsOf, relationsOf } from './participants.ts';
import type { Question, Questions } from './protocol.ts';
import { EngineThread, type StartThread } from './thread.ts';

interface Opened {
  thread: EngineThread;
  rules: MatchingRules;
  meanings: Meanings;
}

export interface PoolParts {
  read: Reader;
  start: StartThread;
  log: Log;
  /** It answers nobody any more. */
  onEnded(pool: EventPool): void;
}

/** The people of one event in a thread of their own, and what of them is not up to date there. */
export class EventPool {
  readonly #eventId: string;
  readonly #parts: PoolParts;
  readonly #opened: Promise<Opened>;
  /** Registrations that are not what they were. */
  readonly #dirty = new Set<string>();
  #pairsChanged = false;
  /** The last update that was sent: questions come behind it. */
  #updated: Promise<unknown> = Promise.resolve();
  #thread: EngineThread | null = null;
  #isBroken = false;
  #isLetGo = false;

  constructor(eventId: string, parts: PoolParts) {
    this.#eventId = eventId;
    this.#parts = parts;
    this.#opened = this.#open();
    this.#opened
      .then(({ thread }) => thread.ended)
      .then((reason) => this.#fail(reason))
      .catch((error: unknown) => this.#fail(error))
      .finally(() => parts.onEnded(this));
  }

  /** Whether it failed or was stopped: what is asked now is for another one. */
  get isOver(): boolean {
    return this.#isBroken || this.#thread?.hasEnded === true;
  }

  async ask<Q extends Question>(question: Q, ask: Questions[Q]['ask']): Promise<Questions[Q]['answer']> {
    const opened = await this.#opened;
    await this.#bringUpToDate(opened);
    return opened.thread.ask(question, ask);
  }

  touch(registrationIds: Iterable<string>): void {
    for (const id of registrationIds) this.#dirty.add(id);
  }

  /** What organizers say of pairs is other than it was, or two are a match now. */
  relate(): void {
    this.#pairsChanged = true;
  }

  /** Lets it answer what it was asked, and then end. */
  retire(): void {
    if (this.isOver) return;
    this.#isLetGo = true;
    this.#opened.then(
      ({ thread }) => thread.retire(),
      () => undefined,
    );
  }

  async stop(): Promise<void> {
    this.#isLetGo = true;
    await this.#thread?.stop();
    await this.#opened.then(
      ({ thread }) => thread.stop(),
      () => undefined,
    );
  }

  async #open(): Promise<Opened> {
    const { read, start, log } = this.#parts;
    const [rules, meanings] = [await rulesOf(read, this.#eventId), await meaningsOf(read, this.#eventId)];
    const participants = await participantsOf(read, this.#eventId, rules, meanings);
    const relations = await relationsOf(read, this.#eventId);
    const { withinCompany, groups } = rules;
    const port = start({ participants, rules: { withinCompany, groups }, relations });
    this.#thread = new EngineThread(port, (text) => log.error('Lists of people to meet could not be made', text));
    await this.#thread.ready;
    return { thread: this.#thread, rules, meanings };
  }

  /** One update at a time, so that a later one never comes before an earlier one. */
  #bringUpToDate({ thread, rules, meanings }: Opened): Promise<unknown> {
    if (this.#dirty.size > 0 || this.#pairsChanged) {
      const { read } = this.#parts;
      const ids = [...this.#dirty];
      const pairsChanged = this.#pairsChanged;
      this.#dirty.clear();
      this.#pairsChanged = false;
      this.#updated = this.#updated.then(async () => {
        const { changed, removed } = await participantsAmong(read, this.#eventId, ids, rules, meanings);
        const relations = pairsChanged ? await relationsOf(read, this.#eventId) : null;
        await thread.ask('update', { changed, removed, relations });
      });
      // What it missed it would miss for good: another one takes its place.
      this.#updated.catch((error: unknown) => {
        this.#fail(error);
        thread.retire();
      });
    }
    return this.#updated;
  }

  #fail(error: unknown): void {
    if (this.#isBroken || this.#isLetGo) return;
    this.#isBroken = true;
    this.#parts.log.error('Matches cannot be computed', error);
  }
}
