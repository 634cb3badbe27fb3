import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Reader } from '#main/storage/unit-of-work.ts';
import type { AppContract } from '#shared/contract/index.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Random } from '#shared/domain/random.ts';
import type { Client } from '#shared/rpc/client.ts';
import type { CrashDesk } from './desk.ts';

const PEOPLE = 300;

type Scan = Parameters<Client<AppContract>['checkIn']['scan']>[0];

/** What somebody was told, as it has to be found later. */
interface Answer {
  nonce: string;
  verdict: string;
  direction: string;
  registrationId: string | null;
}

/**
 * People at a desk that is killed under their hands. They write down every answer, and ask again, with the same nonce,
 * what was not answered.
 */
export class Staff {
  readonly #random: Random;
  readonly #eventId: string;
  readonly #ids: string[];
  readonly #answers = new Map<string, Answer>();
  readonly #undone = new Map<string, string>();
  /** The last note of each person that was answered (none at first), and all that were sent since. */
  readonly #notes = new Map<string, Set<string | null>>();
  #unanswered: Scan[] = [];
  #walkIns: { nonce: string; name: string }[] = [];
  interrupted = 0;
  #written = 0;
  #onAnswer: () => void = () => undefined;

  private constructor(random: Random, eventId: string, ids: string[]) {
    this.#random = random;
    this.#eventId = eventId;
    this.#ids = ids;
  }

  /** How many answers somebody has in hand. */
  get answered(): number {
    return this.#answers.size + this.#undone.size + this.#written;
  }

  /** Creates an event with people in it, and closes the desk. */
  static async prepare(random: Random, desk: CrashDesk): Promise<Staff> {
    const { client } = desk.connection;
    const { id: eventId } = await client.events.create({ code: 'BEF26', title: 'Befriend 2026', capacity: 120 });
    const ids: string[] = [];
    for (let index = 0; index < PEOPLE; index += 1) {
      const { registration } = await client.checkIn.walkIn({
        nonce: randomUUID(),
        eventId,
        person: { displayName: `Guest ${index}`, email: `guest${index}@example.org` },
        admit: false,
      });
      ids.push(registration?.id ?? '');
    }
    for (const [index, registrationId] of ids.slice(0, 100).entries()) {
      const badge = { nonce: randomUUID(), registrationId, uid: uidOf(index) };
      expect(await client.registrations.assignBadge(badge)).toMatchObject({ ok: true });
    }
    await desk.kill();
    return new Staff(random, eventId, ids);
  }

  /** Resolves when so many more answers were given. */
  until(more: number): Promise<void> {
    const enough = this.answered + more;
    return new Promise((resolve) => {
      this.#onAnswer = () => {
        if (this.answered >= enough) resolve();
      };
      this.#onAnswer();
    });
  }

  /** Several people do what comes, until the desk is gone. */
  async work({ connection: { client } }: CrashDesk, hands: number): Promise<void> {
    const again = this.#unanswered;
    this.#unanswered = [];
    const hand = async (number: number): Promise<void> => {
      try {
        for (let scan = again.pop(); scan !== undefined; scan = again.pop()) await this.#scan(client, scan);
        for (;;) await this.#something(client, number);
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'closed') throw error;
        this.interrupted += 1;
      }
    };
    await Promise.all(Array.from({ length: hands }, (_, number) => hand(number)));
    this.#unanswered.push(...again);
  }

  async #something(client: Client<AppContract>, hand: number): Promise<void> {
    const draw = this.#random.next();
    if (draw < 0.75) await this.#scan(client, this.#drawScan());
    else if (draw < 0.87) await this.#undo(client);
    else if (draw < 0.94) await this.#note(client, hand);
    else await this.#walkIn(client);
    this.#onAnswer();
  }

  #drawScan(): Scan {
    const index = this.#random.below(PEOPLE);
    const direction = this.#random.chance(0.4) ? 'exit' : 'entry';
    const subject: Scan['subject'] = this.#random.chance(0.1)
      ? { kind: 'code', code: `T-${index}` }
      : index < 100
        ? { kind: 'badge', uid: uidOf(index), payload: null }
        : { kind: 'registration', id: this.#ids[index] ?? '' };
    return { nonce: randomUUID(), eventId: this.#eventId, subject, direction, method: 'scan' };
  }

  async #scan(client: Client<AppContract>, scan: Scan): Promise<void> {
    this.#unanswered.push(scan);
    const { verdict, direction, registration, checkInId } = await client.checkIn.scan(scan);
    this.#unanswered.splice(this.#unanswered.indexOf(scan), 1);
    expect(checkInId).toBe(scan.nonce);
    const answer = { nonce: scan.nonce, verdict, direction, registrationId: registration?.id ?? null };
    this.#answers.set(scan.nonce, answer);
  }

  async #undo(client: Client<AppContract>): Promise<void> {
    const nonce = randomUUID();
    const { undone } = await client.checkIn.undo({ nonce, eventId: this.#eventId });
    if (undone !== null) this.#undone.set(nonce, undone.id);
  }

  /** Everybody writes to people of their own, so that it is known which note comes last. */
  async #note(client: Client<AppContract>, hand: number): Promise<void> {
    const id = this.#ids[hand * 10 + this.#random.below(10)] ?? '';
    const note = randomUUID();
    this.#notes.set(id, (this.#notes.get(id) ?? new Set([null])).add(note));
    await client.registrations.update({ id, patch: { note } });
    this.#notes.set(id, new Set([note]));
    this.#written += 1;
  }

  async #walkIn(client: Client<AppContract>): Promise<void> {
    const nonce = randomUUID();
    const name = `Walker ${nonce}`;
    const { verdict, direction, registration } = await client.checkIn.walkIn({
      nonce,
      eventId: this.#eventId,
      person: { displayName: name },
    });
    this.#answers.set(nonce, { nonce, verdict, direction, registrationId: registration?.id ?? null });
    this.#walkIns.push({ nonce, name });
  }

  /** All of it is on disk, as it was said. */
  async expectKept(read: Reader): Promise<void> {
    const answers = [...this.#answers.values()];
    const checkIns = await read.all<Answer>(
      `SELECT id AS nonce, verdict, direction, registration_id AS registrationId FROM check_ins`,
    );
    const stored = new Map(checkIns.map((row) => [row.nonce, row]));
    expect(answers.filter(({ nonce }) => !stored.has(nonce))).toEqual([]);
    expect(answers.map(({ nonce }) => stored.get(nonce))).toEqual(answers);

    const undos = await read.all<{ id: string; checkInId: string }>('SELECT id, check_in_id AS checkInId FROM undos');
    const taken = new Map(undos.map(({ id, checkInId }) => [id, checkInId]));
    expect([...this.#undone].filter(([nonce, checkInId]) => taken.get(nonce) !== checkInId)).toEqual([]);

    const people = await read.all<{ id: string; note: string | null; name: string }>(
      `SELECT r.id, r.note, p.display_name AS name FROM registrations AS r JOIN people AS p ON p.id = r.person_id`,
    );
    const names = new Set(people.map(({ name }) => name));
    expect(this.#walkIns.filter(({ name }) => !names.has(name))).toEqual([]);
    const notes = new Map(people.map(({ id, note }) => [id, note]));
    // Once one was answered, an earlier one must not come back.
    expect([...this.#notes].filter(([id, possible]) => !possible.has(notes.get(id) ?? null))).toEqual([]);
  }
}

function uidOf(index: number): string {
  return `04${index.toString(16).padStart(12, '0')}`;
}
