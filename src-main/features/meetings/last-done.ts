/** What was done last at each event, as long as this desk runs: the one thing that can be taken back. */
export class LastDone<T> {
  readonly #done = new Map<string, { undoId: string; what: T }>();

  note(eventId: string, undoId: string, what: T): void {
    this.#done.set(eventId, { undoId, what });
  }

  /** @returns undefined where something else was done since, or nothing is remembered */
  find(eventId: string, undoId: string): T | undefined {
    const last = this.#done.get(eventId);
    return last?.undoId === undoId ? last.what : undefined;
  }

  forget(eventId: string): void {
    this.#done.delete(eventId);
  }
}
