import type { Reader } from '#main/storage/unit-of-work.ts';

/** What somebody was told of a check-in, as it has to be found later. */
interface Answer {
  nonce: string;
  verdict: string;
  direction: string;
  registrationId: string | null;
}

/** All that was answered at any place of an event: written down here, it must never be missing anywhere again. */
export class Ledger {
  readonly #answers = new Map<string, Answer>();
  /** Names that nobody else has, of people who were registered. */
  readonly #registered = new Set<string>();
  /** Names of people of whom nobody knows whether they were. */
  readonly #asked = new Set<string>();
  /** The last note of each person that was answered, and all that were sent since. */
  readonly #notes = new Map<string, Set<string>>();
  #written = 0;

  /** How many answers were given. */
  get answered(): number {
    return this.#answers.size + this.#registered.size + this.#written;
  }

  checkedIn({ nonce, verdict, direction, registrationId }: Answer): void {
    this.#answers.set(nonce, { nonce, verdict, direction, registrationId });
  }

  asked(name: string): void {
    this.#asked.add(name);
  }

  registered(name: string): void {
    this.#registered.add(name);
  }

  /** @param id of a person of whom one hand alone writes, one note after the other */
  noting(id: string, note: string): void {
    this.#notes.set(id, (this.#notes.get(id) ?? new Set()).add(note));
  }

  noted(id: string, note: string): void {
    this.#notes.set(id, new Set([note]));
    this.#written += 1;
  }

  /** What of it is missing in a database, or otherwise than it was said, or there twice. @returns a line for each */
  async faultsIn(read: Reader): Promise<string[]> {
    return [
      ...(await this.#missing(read)),
      ...(await twice(read)),
      ...(await this.#people(read)),
      ...(await this.#unwritten(read)),
    ];
  }

  async #missing(read: Reader): Promise<string[]> {
    const rows = await read.all<Answer>(
      'SELECT id AS nonce, verdict, direction, registration_id AS registrationId FROM check_ins',
    );
    const stored = new Map(rows.map((row) => [row.nonce, row]));
    return [...this.#answers.values()].flatMap((answer) => {
      const found = stored.get(answer.nonce);
      if (found === undefined) return [`check-in ${answer.nonce} is lost`];
      const isSame = (['verdict', 'direction', 'registrationId'] as const).every(
        (name) => found[name] === answer[name],
      );
      return isSame ? [] : [`check-in ${answer.nonce} is otherwise: ${JSON.stringify({ answer, found })}`];
    });
  }

  async #people(read: Reader): Promise<string[]> {
    const rows = await read.all<{ name: string; count: number }>(
      `SELECT p.display_name AS name, count(*) AS count
       FROM registrations AS r JOIN people AS p ON p.id = r.person_id GROUP BY p.display_name`,
    );
    const counts = new Map(rows.map(({ name, count }) => [name, count]));
    return [
      ...[...this.#registered].filter((name) => !counts.has(name)).map((name) => `${name} is lost`),
      ...[...this.#asked].filter((name) => (counts.get(name) ?? 0) > 1).map((name) => `${name} is there twice`),
    ];
  }

  async #unwritten(read: Reader): Promise<string[]> {
    const rows = await read.all<{ id: string; note: string | null }>('SELECT id, note FROM registrations');
    const notes = new Map(rows.map(({ id, note }) => [id, note]));
    // Once one was answered, an earlier one must not come back.
    return [...this.#notes]
      .filter(([id, possible]) => possible.size === 1 && !possible.has(notes.get(id) ?? ''))
      .map(([id]) => `the note of ${id} is not the last one`);
  }
}

/** A call that was repeated makes one fact, wherever it is looked. */
async function twice(read: Reader): Promise<string[]> {
  const rows = await read.all<{ id: string }>(
    `SELECT subject_id AS id FROM operations WHERE kind = 'checkIn.record' GROUP BY subject_id HAVING count(*) > 1`,
  );
  return rows.map(({ id }) => `check-in ${id} is there twice`);
}
