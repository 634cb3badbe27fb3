import { actorOf } from '#main/core/context.ts';
import type { InterestService } from '#main/features/interests/service.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { KioskPin } from './pin.ts';
import type { KioskService } from './service.ts';

export function kioskHandlers(
  of: (caller: Caller) => KioskService,
  interestsOf: (caller: Caller) => InterestService,
  pin: KioskPin,
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
    setConsent: (request, { caller }) => of(caller).setConsent(actorOf(caller), request),
    suggestKeywords: (request, { caller }) => interestsOf(caller).suggest(request),
    setPin: async ({ pin: wanted }) => {
      await pin.set(wanted);
      return null;
    },
    checkPin: ({ pin: given }) => pin.check(given),
  };
}
