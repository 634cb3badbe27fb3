import { actorOf } from '#main/core/context.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { ChoiceMethod } from '#shared/domain/match.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import type { ChoiceService } from './choices.ts';
import type { RoundPairingService } from './rounds.ts';
import type { MatchingService } from './service.ts';
import type { SuggestionService } from './suggestions.ts';

export function matchingHandlers(
  of: (caller: Caller) => MatchingService,
  choicesOf: (caller: Caller) => ChoiceService,
  suggestionsOf: (caller: Caller) => SuggestionService,
  roundsOf: (caller: Caller) => RoundPairingService,
): Handlers<AppContract, { caller: Caller }>['matching'] {
  return {
    rules: ({ eventId }, { caller }) => of(caller).rules(eventId),
    setRules: (request, { caller }) => of(caller).setRules(actorOf(caller), request),
    pairRules: ({ eventId }, { caller }) => of(caller).pairRules(eventId),
    setPairRule: (request, { caller }) => of(caller).setPairRule(actorOf(caller), request),
    recommend: (request, { caller }) => suggestionsOf(caller).recommend(request),
    overview: (request, { caller }) => suggestionsOf(caller).overview(request),
    withoutMatch: (request, { caller }) => suggestionsOf(caller).withoutMatch(request),
    whatIf: (request, { caller }) => suggestionsOf(caller).whatIf(request),
    strengths: async ({ matchIds }, { caller }) => ({ strengths: await suggestionsOf(caller).strengths(matchIds) }),
    pairRound: ({ roundId }, { caller }) => roundsOf(caller).pair(actorOf(caller), roundId),
    pairing: async ({ roundId }, { caller }) => ({ pairing: await roundsOf(caller).get(roundId) }),
    choose: (request, { caller }) =>
      choicesOf(caller).choose(actorOf(caller), { ...request, method: methodOf(caller) }),
    undoChoice: async ({ choiceId }, { caller }) => {
      await choicesOf(caller).undo(actorOf(caller), choiceId);
      return null;
    },
    of: ({ registrationId }, { caller }) => of(caller).of(registrationId),
    list: (request, { caller }) => of(caller).list(request),
    create: ({ firstId, secondId }, { caller }) => of(caller).create(actorOf(caller), firstId, secondId),
    end: ({ matchId }, { caller }) => of(caller).end(actorOf(caller), matchId),
  };
}

function methodOf(caller: Caller): ChoiceMethod {
  return caller.actor === 'owner' ? 'commandLine' : 'desk';
}
