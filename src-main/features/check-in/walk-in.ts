import type { Actor, Context } from '#main/core/context.ts';
import { registrationsByEmail } from '#main/features/registrations/repository.ts';
import { derivedId } from '#main/storage/derived-id.ts';
import { idOf, registrationSet } from '#main/storage/operations/kinds.ts';
import type { WriteTx } from '#main/storage/unit-of-work.ts';
import type { VerdictResult } from '#shared/contract/check-in.ts';
import { AppError } from '#shared/domain/errors.ts';
import { fold } from '#shared/domain/text.ts';
import { findStoredScan } from './repository.ts';
import type { CheckInService } from './service.ts';

export interface WalkInPerson {
  firstName?: string | undefined;
  lastName?: string | undefined;
  displayName?: string | undefined;
  email?: string | undefined;
  company?: string | undefined;
  jobTitle?: string | undefined;
  phone?: string | undefined;
  ticketType?: string | undefined;
}

/** Registers people at the door. */
export class WalkInService {
  readonly #context: Context;
  readonly #checkIns: CheckInService;

  constructor(context: Context, checkIns: CheckInService) {
    this.#context = context;
    this.#checkIns = checkIns;
  }

  /**
   * Registers somebody and checks them in, in one transaction. Somebody who is on the list already, by e-mail and name,
   * is checked in as the person they are.
   * @throws AppError `invalidInput` without a name
   */
  async register(
    actor: Actor,
    request: {
      nonce: string;
      eventId: string;
      person: WalkInPerson;
      admit: boolean;
      seenAt?: number | undefined;
    },
  ): Promise<VerdictResult> {
    const name = displayNameOf(request.person);
    if (name === '') throw new AppError('invalidInput', 'Write a name: first, last, or both.');
    const { store, publish } = this.#context;
    return store.write(async (tx) => {
      const registrationId =
        (await this.#registeredBefore(tx, request)) ??
        (await this.#alreadyListed(tx, request.eventId, request.person.email, name)) ??
        (await this.#enrol(tx, actor, request, name));
      tx.afterCommit(() => publish('registrations', 'changed', { eventId: request.eventId, registrationId }));
      return this.#checkIns.scanIn(tx, actor, {
        nonce: request.nonce,
        eventId: request.eventId,
        subject: { kind: 'registration', id: registrationId },
        direction: 'entry',
        method: 'walkIn',
        seenAt: request.seenAt,
        override: null,
      });
    });
  }

  /** The call repeated: whom it registered may have been corrected since. */
  async #registeredBefore(tx: WriteTx, request: { nonce: string; eventId: string }): Promise<string | null> {
    const stored = await findStoredScan(tx, request.nonce);
    return stored?.eventId === request.eventId ? stored.registrationId : null;
  }

  async #alreadyListed(tx: WriteTx, eventId: string, email: string | undefined, name: string): Promise<string | null> {
    if (email === undefined || email === '') return null;
    const same = (await registrationsByEmail(tx, eventId, email)).find(
      (candidate) => fold(candidate.displayName ?? '') === fold(name),
    );
    return same?.id ?? null;
  }

  async #enrol(
    tx: WriteTx,
    actor: Actor,
    request: { nonce: string; eventId: string; person: WalkInPerson },
    name: string,
  ): Promise<string> {
    const { operations, organizationId, clock } = this.#context;
    const { person } = request;
    // From the nonce, so that the call repeated is the same person.
    const personId = derivedId(request.eventId, 'walkIn', request.nonce);
    await operations.append(tx, actor, registrationSet, {
      organizationId,
      eventId: request.eventId,
      personId,
      person: {
        firstName: orNull(person.firstName),
        lastName: orNull(person.lastName),
        displayName: name,
        email: orNull(person.email),
        phone: orNull(person.phone),
        company: orNull(person.company),
        jobTitle: orNull(person.jobTitle),
      },
      fields: { status: 'enrolled', source: 'walkIn', ticketType: orNull(person.ticketType), joinedAt: clock.now() },
      ticketCodes: [],
    });
    return idOf.registration(request.eventId, personId);
  }
}

function displayNameOf(person: WalkInPerson): string {
  return (person.displayName || [person.firstName, person.lastName].filter(Boolean).join(' ')).trim();
}

function orNull(value: string | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}
