import { randomUUID } from 'node:crypto';
import { idOf, registrationSet } from '#main/storage/operations/kinds/index.ts';
import type { ScanSubject, VerdictResult } from '#shared/contract/check-in.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Client } from '#shared/rpc/client.ts';
import type { TestCore } from './core.ts';

export interface Guest {
  name: string;
  email?: string;
  status?: 'enrolled' | 'waitlisted' | 'cancelled';
  codes?: string[];
  orderCode?: string;
  orderPosition?: string;
}

/** An event with people, and short ways to what a desk does with them. */
export class Door {
  readonly desk: TestCore;
  readonly event: EventRecord;

  private constructor(desk: TestCore, event: EventRecord) {
    this.desk = desk;
    this.event = event;
  }

  static async open(
    desk: TestCore,
    fields: { code?: string; title?: string; capacity?: number; reentry?: 'afterExit' | 'never' | 'always' } = {},
  ): Promise<Door> {
    const { code = 'BEF26', title = 'Befriend 2026', ...rest } = fields;
    return new Door(desk, await desk.owner.events.create({ code, title, ...rest }));
  }

  /** Puts somebody on the list. @returns the id of the registration */
  async guest(guest: Guest): Promise<string> {
    const { context } = this.desk.core;
    const personId = context.ids.next();
    const { name, email, status = 'enrolled', codes = [], orderCode, orderPosition } = guest;
    await context.store.write((tx) =>
      context.operations.append(tx, { id: null }, registrationSet, {
        organizationId: context.organizationId,
        eventId: this.event.id,
        personId,
        person: { displayName: name, ...(email === undefined ? {} : { email }) },
        fields: {
          status,
          source: 'import',
          ...(orderCode === undefined ? {} : { orderCode }),
          ...(orderPosition === undefined ? {} : { orderPosition }),
          ...(status === 'waitlisted' ? { waitlistedAt: this.desk.clock.now() } : {}),
        },
        ticketCodes: codes,
      }),
    );
    return idOf.registration(this.event.id, personId);
  }

  scan(subject: ScanSubject | string, options: ScanOptions = {}): Promise<VerdictResult> {
    const { as = this.desk.owner, nonce = randomUUID(), direction = 'entry', ...rest } = options;
    return as.checkIn.scan({
      nonce,
      eventId: this.event.id,
      subject: typeof subject === 'string' ? { kind: 'code', code: subject } : subject,
      direction,
      method: 'scan',
      ...rest,
    });
  }

  async verdict(subject: ScanSubject | string, options: ScanOptions = {}): Promise<string> {
    return (await this.scan(subject, options)).verdict;
  }

  undo(options: { as?: Client<AppContract>; nonce?: string; checkInId?: string; reason?: string } = {}) {
    const { as = this.desk.owner, nonce = randomUUID(), ...rest } = options;
    return as.checkIn.undo({ nonce, eventId: this.event.id, ...rest });
  }

  stats() {
    return this.desk.owner.checkIn.stats({ eventId: this.event.id });
  }

  recent(registrationId?: string) {
    const { owner } = this.desk;
    return owner.checkIn.recent({
      eventId: this.event.id,
      limit: 200,
      ...(registrationId === undefined ? {} : { registrationId }),
    });
  }
}

export interface ScanOptions {
  as?: Client<AppContract>;
  nonce?: string;
  direction?: 'entry' | 'exit';
  seenAt?: number;
  override?: { reason: string };
  deskName?: string;
}

export const person = (id: string): ScanSubject => ({ kind: 'registration', id });
export const badge = (uid: string, payload: string | null = null): ScanSubject => ({ kind: 'badge', uid, payload });
