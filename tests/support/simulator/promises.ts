import type { SimulatedDesk } from './desk.ts';
import { Disagreement } from './disagreement.ts';

/** What desks have told each other to be on disk, and whether it is and stays so. */
export class Promises {
  /** Up to which position somebody has the log of somebody else, by both. */
  readonly #known = new Map<string, number>();

  /** @param by has told another one that it holds its log up to a position. @throws Disagreement where that is not so */
  async told(by: SimulatedDesk, to: SimulatedDesk, kept: number): Promise<void> {
    const key = `${by.deskId} ${to.deskId}`;
    if (kept > (this.#known.get(key) ?? 0)) await this.look(by);
    expectHeld(by, to.deskId, this.#known.get(key) ?? 0, kept);
  }

  /** @throws Disagreement where a desk holds less than it did before */
  async look(desk: SimulatedDesk): Promise<void> {
    const rows = await desk.run.store.read.all<{ logId: string; received: number }>(
      'SELECT log_id AS logId, received FROM sync_logs',
    );
    const received = new Map(rows.map((row) => [`${desk.deskId} ${row.logId}`, row.received]));
    for (const [key, least] of this.#known) {
      const [by, logId = ''] = key.split(' ');
      if (by === desk.deskId) expectHeld(desk, logId, received.get(key) ?? 0, least);
    }
    for (const [key, position] of received) this.#known.set(key, position);
  }
}

function expectHeld(desk: SimulatedDesk, logId: string, received: number, least: number): void {
  if (received < least)
    throw new Disagreement(
      `Desk ${desk.number} has the log ${logId} up to ${received} on disk, and had or said ${least}`,
    );
}
