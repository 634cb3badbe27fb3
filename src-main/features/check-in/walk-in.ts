import type { Actor, Context } from '#main/core/context.ts';
import { displayNameOf, enrol, type PersonFields } from '#main/features/registrations/enrol.ts';
import { derivedId } from '#main/storage/derived-id.ts';
import type { WriteTx } from '#main/storage/unit-of-work.ts';
import type { VerdictResult } from '#shared/contract/check-in.ts';
import { AppError } from '#shared/domain/errors.ts';
import { findStoredScan } from './repository.ts';
import type { CheckInService } from './service.ts';

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
      person: PersonFields & { ticketType?: string | undefined };
      admit: boolean;
      seenAt?: number | undefined;
    },
  ): Promise<VerdictResult> {
    if (displayNameOf(request.person) === '') throw new AppError('invalidInput', 'Write a name: first, last, or both.');
    const { store, publish } = this.#context;
    return store.write(async (tx) => {
      const registrationId =
        (await this.#registeredBefore(tx, request)) ??
        (
          await enrol(this.#context, tx, actor, {
            eventId: request.eventId,
            // From the nonce, so that the call repeated is the same person.
            personId: derivedId(request.eventId, 'walkIn', request.nonce),
            person: request.person,
            ticketType: request.person.ticketType,
            source: 'walkIn',
          })
        ).id;
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
}
