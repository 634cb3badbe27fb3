import type { z } from 'zod';
import type { Actor, Context } from '#main/core/context.ts';
import type { DeskService } from '#main/features/desk/service.ts';
import { findEvent } from '#main/features/events/repository.ts';
import { findRegistration, mediaOf } from '#main/features/registrations/repository.ts';
import type { Printer } from '#main/ports/printer.ts';
import { printRecord } from '#main/storage/operations/kinds/index.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import type { BadgeData, PrintEntry } from '#shared/contract/desk.ts';
import { badgeTemplate } from '#shared/domain/badges.ts';
import { AppError } from '#shared/domain/errors.ts';

type Entry = z.output<typeof PrintEntry>;
type Outcome = Entry['outcome'];

/** Badges on paper, and the log of them. */
export class PrintService {
  readonly #context: Context;
  readonly #desk: DeskService;
  readonly #printer: Printer;

  constructor(context: Context, desk: DeskService, printer: Printer) {
    this.#context = context;
    this.#desk = desk;
    this.#printer = printer;
  }

  /** What goes on a badge. */
  async badge(registrationId: string): Promise<BadgeData> {
    const { store, organizationId } = this.#context;
    const known = await findRegistration(store.read, registrationId);
    if (known === null) throw new AppError('notFound', 'This person is not in the list any more.');
    const event = await findEvent(store.read, organizationId, known.summary.eventId);
    const media = await mediaOf(store.read, registrationId);
    const ticket = media.find((medium) => medium.kind === 'ticket' && medium.revokedAt === null);
    const settings = await this.#desk.get();
    return {
      registrationId,
      name: known.summary.name,
      company: known.summary.company,
      role: known.summary.jobTitle,
      ticketType: known.summary.ticketType,
      eventTitle: event?.title ?? '',
      qr: ticket?.value ?? registrationId,
      template: settings.badgeTemplate ?? event?.badgeTemplate ?? badgeTemplate(null).id,
      printsBefore: known.summary.prints,
    };
  }

  async printers(): Promise<{
    mode: 'silent' | 'dialog';
    printers: { name: string; label: string; isDefault: boolean }[];
  }> {
    return { mode: this.#printer.mode, printers: await this.#printer.list() };
  }

  /** Prints what the caller's window has laid out, where the host can; else says that the renderer has to. */
  async send(
    actor: Actor,
    connectionId: string,
    request: { nonce: string; registrationId: string },
  ): Promise<{ outcome: 'printed' | 'failed' | 'dialog'; message: string | null }> {
    if (this.#printer.mode === 'dialog') return { outcome: 'dialog', message: null };
    const earlier = await findPrint(this.#context.store.read, request.nonce);
    if (earlier !== undefined && ofSame(earlier, request))
      return { outcome: earlier.outcome === 'printed' ? 'printed' : 'failed', message: earlier.message };
    const { template } = await this.badge(request.registrationId);
    const { printer } = await this.#desk.get();
    const failure = await this.#printer.print(connectionId, printer, badgeTemplate(template));
    const outcome = failure === null ? 'printed' : 'failed';
    await this.record(actor, { ...request, template, outcome, message: failure });
    return { outcome, message: failure };
  }

  /** Prints the sample that the caller's window has laid out. */
  async test(connectionId: string): Promise<{ outcome: 'printed' | 'failed' | 'dialog'; message: string | null }> {
    if (this.#printer.mode === 'dialog') return { outcome: 'dialog', message: null };
    const { store, organizationId } = this.#context;
    const { badgeTemplate: own, eventId, printer } = await this.#desk.get();
    const event = eventId === null ? null : await findEvent(store.read, organizationId, eventId);
    const failure = await this.#printer.print(
      connectionId,
      printer,
      badgeTemplate(own ?? event?.badgeTemplate ?? null),
    );
    return { outcome: failure === null ? 'printed' : 'failed', message: failure };
  }

  /** Writes a print into the log. */
  async record(
    actor: Actor,
    request: { nonce: string; registrationId: string; template: string; outcome: Outcome; message: string | null },
  ): Promise<Entry> {
    const { store, operations, clock, publish } = this.#context;
    const settings = await this.#desk.get();
    return store.write(async (tx) => {
      const earlier = await findPrint(tx, request.nonce);
      if (earlier !== undefined) return ofSame(earlier, request);
      const known = await findRegistration(tx, request.registrationId);
      if (known === null) throw new AppError('notFound', 'This person is not in the list any more.');
      const { eventId } = known.summary;
      await operations.append(tx, actor, printRecord, {
        id: request.nonce,
        eventId,
        registrationId: request.registrationId,
        template: request.template,
        printer: settings.printer,
        at: clock.now(),
        outcome: request.outcome,
        message: request.message,
        deskName: settings.name,
      });
      const entry = await findPrint(tx, request.nonce);
      if (entry === undefined) throw new Error('A print that was just recorded is not there');
      tx.afterCommit(() => publish('print', 'recorded', { eventId, entry }));
      return entry;
    });
  }

  log(eventId: string, limit: number): Promise<Entry[]> {
    return this.#context.store.read.all<Entry>(`${SELECT} WHERE q.event_id = ? ORDER BY q.at DESC LIMIT ?`, [
      eventId,
      limit,
    ]);
  }
}

/** The same print once more. @throws AppError `conflict` where it was somebody else's badge */
function ofSame(earlier: Entry, { registrationId }: { registrationId: string }): Entry {
  if (earlier.registrationId === registrationId) return earlier;
  throw new AppError('conflict', 'This print was recorded for another person. Print again.');
}

const SELECT = `
  SELECT q.id, q.registration_id AS registrationId, coalesce(p.display_name, '') AS name, q.template,
    q.desk_name AS deskName, q.printer, q.at, q.outcome, q.message
  FROM prints AS q
  LEFT JOIN registrations AS r ON r.id = q.registration_id
  LEFT JOIN people AS p ON p.id = r.person_id`;

function findPrint(read: Reader, id: string): Promise<Entry | undefined> {
  return read.get<Entry>(`${SELECT} WHERE q.id = ?`, [id]);
}
