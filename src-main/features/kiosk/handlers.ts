import { actorOf } from '#main/core/context.ts';
import type { InterestService } from '#main/features/interests/service.ts';
import type { SessionService } from '#main/features/users/sessions.ts';
import type { AppContract } from '#shared/contract/index.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { ReaderClaims } from './claims.ts';
import type { KioskPin } from './pin.ts';
import type { KioskService } from './service.ts';

/** What kiosks share, whatever the organization. */
interface KioskDesk {
  pin: KioskPin;
  claims: ReaderClaims;
  sessions: SessionService;
  /** Tells other desks where the kiosk of this one stands. @param position null for where the desk is */
  stand(position: string | null, takeOver: boolean): Promise<void>;
  /** A window of this desk is a kiosk no longer. */
  left(): Promise<void>;
}

export function kioskHandlers(
  of: (caller: Caller) => KioskService,
  interestsOf: (caller: Caller) => InterestService,
  { pin, claims, sessions, stand, left }: KioskDesk,
): Handlers<AppContract, { caller: Caller }>['kiosk'] {
  return {
    about: async ({ eventId }, { caller }) => ({ ...(await of(caller).about(eventId)), hasPin: await pin.isSet() }),
    greet: (request, { caller }) => of(caller).greet(request),
    choose: (request, { caller }) => of(caller).choose(actorOf(caller), request),
    undoChoice: async (request, { caller }) => {
      await of(caller).undoChoice(actorOf(caller), request);
      return null;
    },
    connect: (request, { caller }) => of(caller).connect(actorOf(caller), request),
    setInterests: (request, { caller }) => of(caller).setInterests(actorOf(caller), request),
    setAvailability: (request, { caller }) => of(caller).setAvailability(actorOf(caller), request),
    setConsent: (request, { caller }) => of(caller).setConsent(actorOf(caller), request),
    suggestKeywords: (request, { caller }) => interestsOf(caller).suggestOpenly(request),
    photo: (request, { caller }) => of(caller).photo(request),
    enter: async ({ eventId, position, takeOver }, { caller }) => {
      if (!(await pin.isSet()))
        throw new AppError(
          'conflict',
          'This desk has no PIN for its kiosk so far, and nobody would get out of it. Set one first.',
        );
      const user = await sessions.enterKiosk(caller, eventId);
      await stand(position ?? null, takeOver);
      return user;
    },
    leave: async ({ pin: given }, { caller }) => {
      const checked = await pin.check(given);
      if (!checked.ok) return { ...checked, user: null };
      claims.release(caller);
      const user = await sessions.leaveKiosk(caller);
      await left();
      return { ...checked, user };
    },
    listen: async ({ reader }, { caller }) => {
      claims.claim(caller, reader);
      return null;
    },
    setPin: async ({ pin: wanted }) => {
      await pin.set(wanted);
      return null;
    },
    checkPin: ({ pin: given }) => pin.check(given),
  };
}
