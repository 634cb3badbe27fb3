import type { Actor, Context } from '#main/core/context.ts';
import { type ResolveParts, resolveSubject } from '#main/features/check-in/resolve.ts';
import type { DocumentService } from '#main/features/documents/service.ts';
import { findEvent } from '#main/features/events/repository.ts';
import type { InterestService } from '#main/features/interests/service.ts';
import type { ChoiceService } from '#main/features/matching/choices.ts';
import { facesOf, findMembers, isIn, pairsOf, rulesOf } from '#main/features/matching/repository.ts';
import type { MatchingService } from '#main/features/matching/service.ts';
import type { SuggestionService } from '#main/features/matching/suggestions.ts';
import type { ProgrammeService } from '#main/features/programme/service.ts';
import type { RegistrationService } from '#main/features/registrations/service.ts';
import type { CallParsed } from '#shared/contract/define.ts';
import type { Greeting, Held, KIOSK_REFUSALS, kioskContract, Visit } from '#shared/contract/kiosk.ts';
import type { ChoiceResult } from '#shared/contract/matching.ts';
import { AppError } from '#shared/domain/errors.ts';
import { MATCHING_CONSENT, type MatchingRules } from '#shared/domain/matching-rules.ts';
import { meetingsToCome, roundsToCome, timeZoneOf } from './repository.ts';

type Calls = typeof kioskContract.calls;
type Refusal = (typeof KIOSK_REFUSALS)[number];
type Refused = Extract<Greeting, { ok: false }>;

/** Cards that a kiosk holds ready. */
const CARDS = 20;

const SAY: Readonly<Record<Refusal, string>> = {
  off: 'Matching is off at this event.',
  unknown: 'This badge is not known here. Please ask at the desk.',
  elsewhere: 'This badge is of another event. Please ask at the desk.',
  revoked: 'This badge is not good any more. Please ask at the desk.',
  noPlace: 'This badge has no place at the event so far. Please ask at the desk.',
};

export interface KioskParts extends ResolveParts {
  registrations: RegistrationService;
  interests: InterestService;
  matching: MatchingService;
  choices: ChoiceService;
  suggestions: SuggestionService;
  documents: DocumentService;
  programme: ProgrammeService;
}

/** What attendees do by themselves. Who they are is what they hold up. */
export class KioskService {
  readonly #context: Context;
  readonly #parts: KioskParts;

  constructor(context: Context, parts: KioskParts) {
    this.#context = context;
    this.#parts = parts;
  }

  /** @throws AppError `notFound` */
  async about(eventId: string): Promise<{ title: string; isOn: boolean }> {
    const { store, organizationId } = this.#context;
    const event = await findEvent(store.read, organizationId, eventId);
    if (event === null) throw new AppError('notFound', 'This event is not on this desk.');
    const { isOn } = await rulesOf(store.read, eventId);
    return { title: event.title, isOn };
  }

  async greet({ eventId, held }: { eventId: string; held: Held }): Promise<Greeting> {
    const rules = await rulesOf(this.#context.store.read, eventId);
    const found = await this.#who(eventId, held, rules);
    return typeof found === 'string' ? { ok: true, visit: await this.#visit(eventId, found, rules) } : found;
  }

  async choose(actor: Actor, request: CallParsed<Calls['choose']>): Promise<ChoiceResult | Refused> {
    const { eventId, held, nonce, toId, choice, at } = request;
    const fromId = await this.#who(eventId, held);
    if (typeof fromId !== 'string') return fromId;
    return this.#parts.choices.choose(actor, { nonce, fromId, toId, choice, at, method: 'kiosk' });
  }

  /** @throws AppError `notFound` for a choice that is not theirs */
  async undoChoice(actor: Actor, { eventId, held, choiceId }: CallParsed<Calls['undoChoice']>): Promise<void> {
    const who = await this.#who(eventId, held);
    if (typeof who !== 'string') throw new AppError('notFound', 'This choice is not known any more.');
    await this.#parts.choices.undo(actor, choiceId, who);
  }

  /** Makes two who have held up their badges one after the other like each other. */
  async connect(actor: Actor, { eventId, held, other, nonce, at }: CallParsed<Calls['connect']>) {
    const [one, two] = [await this.#who(eventId, held), await this.#who(eventId, other)];
    if (typeof one !== 'string') return one;
    if (typeof two !== 'string') return two;
    const result = await this.#parts.choices.connect(actor, { nonce, firstId: one, secondId: two, at });
    if (!result.ok) return result;
    return { ok: true as const, match: await this.#parts.matching.get(result.matchId) };
  }

  /** Where the photo can be had of somebody whom whoever holds something up can see, or null. */
  async photo({ eventId, held, ofId }: CallParsed<Calls['photo']>): Promise<{ url: string | null }> {
    const { store } = this.#context;
    const who = await this.#who(eventId, held);
    if (typeof who !== 'string') return { url: null };
    const rules = await rulesOf(store.read, eventId);
    const shown = await findMembers(store.read, [...new Set([who, ofId])]);
    if (who !== ofId && !(shown.length === 2 && shown.every((member) => isIn(rules, member)))) return { url: null };
    const photoId = (await facesOf(store.read, [ofId])).get(ofId)?.photoId ?? null;
    return { url: photoId === null ? null : await this.#parts.documents.photoUrl(photoId) };
  }

  async setInterests(actor: Actor, { eventId, held, ...lists }: CallParsed<Calls['setInterests']>): Promise<Greeting> {
    return this.#change(eventId, held, (registrationId) =>
      this.#parts.interests.set(actor, { registrationId, ...lists }),
    );
  }

  /** @throws AppError `notFound` for a round of another event */
  async setAvailability(
    actor: Actor,
    { eventId, held, rounds }: CallParsed<Calls['setAvailability']>,
  ): Promise<Greeting> {
    return this.#change(eventId, held, (registrationId) =>
      this.#parts.programme.setAvailability(actor, { registrationId, rounds }),
    );
  }

  async setConsent(
    actor: Actor,
    { eventId, held, given, version }: CallParsed<Calls['setConsent']>,
  ): Promise<Greeting> {
    return this.#change(eventId, held, (id) =>
      this.#parts.registrations.setConsent(actor, id, { purpose: MATCHING_CONSENT, version, given }),
    );
  }

  async #change(eventId: string, held: Held, work: (id: string) => Promise<unknown>): Promise<Greeting> {
    const rules = await rulesOf(this.#context.store.read, eventId);
    const id = await this.#who(eventId, held, rules);
    if (typeof id !== 'string') return id;
    await work(id);
    return { ok: true, visit: await this.#visit(eventId, id, rules) };
  }

  /** Whose badge or ticket it is, or why nobody is greeted. */
  async #who(eventId: string, held: Held, rules?: MatchingRules): Promise<string | Refused> {
    const { store } = this.#context;
    const refuse = (reason: Refusal): Refused => ({ ok: false, reason, message: SAY[reason] });
    const { isOn } = rules ?? (await rulesOf(store.read, eventId));
    if (!isOn) return refuse('off');
    const found = await store.write((tx) => resolveSubject(this.#context, this.#parts, tx, eventId, held));
    if (found.otherEventId !== null) return refuse('elsewhere');
    if (found.revoked !== null) return refuse('revoked');
    if (found.registrationId === null || !found.byMedium) return refuse('unknown');
    const { summary } = await this.#parts.registrations.require(store.read, found.registrationId);
    return summary.status === 'enrolled' && !summary.blocked ? summary.id : refuse('noPlace');
  }

  async #visit(eventId: string, registrationId: string, rules: MatchingRules): Promise<Visit> {
    const { store, clock } = this.#context;
    const { suggestions, interests, matching } = this.#parts;
    const pairs = await pairsOf(store.read, registrationId);
    const wanted = { registrationId, limit: CARDS, presentFirst: true };
    const { takesPart, people } = await suggestions.recommend(wanted, pairs);
    const { matches, likes } = await matching.of(registrationId, pairs);
    // Whoever has withdrawn is seen by nobody any more.
    const others = [...matches.flatMap(({ first, second }) => [first.id, second.id]), ...likes.map(({ id }) => id)];
    const members = await findMembers(store.read, others);
    const seen = new Set([registrationId, ...members.filter((member) => isIn(rules, member)).map(({ id }) => id)]);
    const meetings = await meetingsToCome(store.read, registrationId, clock.now(), seen);
    const self = (await facesOf(store.read, [registrationId])).get(registrationId);
    if (self === undefined) throw new AppError('notFound', 'This person is not in the list any more.');
    return {
      ...{ self, takesPart, people, needsConsent: rules.needsConsent },
      interests: await interests.get(registrationId),
      rounds: await roundsToCome(store.read, eventId, registrationId, clock.now()),
      timeZone: await timeZoneOf(store.read, eventId),
      next: meetings[0] ?? null,
      meetings,
      matches: matches.filter(({ first, second }) => seen.has(first.id) && seen.has(second.id)),
      likes: likes.filter(({ id }) => seen.has(id)),
    };
  }
}
