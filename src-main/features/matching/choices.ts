import type { Actor, Context } from '#main/core/context.ts';
import type { DeskService } from '#main/features/desk/service.ts';
import { derivedId } from '#main/storage/derived-id.ts';
import { choiceRecord, idOf } from '#main/storage/operations/kinds/index.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import type { CHOICE_REFUSALS, ChoiceResult } from '#shared/contract/matching.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type Choice, type ChoiceMethod, saidAt } from '#shared/domain/match.ts';
import { companyKey, type MatchingRules, mayMeet, type RuledPerson } from '#shared/domain/matching-rules.ts';
import {
  findMembers,
  findPair,
  findPairRule,
  isIn,
  type MemberRow,
  openLikes,
  pairsOf,
  rulesOf,
  sidesOf,
} from './repository.ts';
import type { MatchingService } from './service.ts';

type Refusal = (typeof CHOICE_REFUSALS)[number];

const SAY: Readonly<Record<Refusal, string>> = {
  off: 'Matching is off at this event.',
  self: 'Nobody likes themselves here.',
  notTakingPart: 'One of the two does not take part in matching.',
  ruledOut: 'The rules of the event keep these two apart.',
  matched: 'These two are a match already. End it first.',
  tooManyOutgoing: 'So many likes wait for an answer that there can be no more. Take one back first.',
  tooManyIncoming: 'So many people wait for an answer of theirs that nobody else can like them now.',
};

export interface ChoiceRequest {
  nonce: string;
  fromId: string;
  toId: string;
  choice: Choice;
  method: ChoiceMethod;
  /** When it was said, if not now: one that had to wait. Epoch ms. */
  at?: number | undefined;
}

/** Two who want to be a match, here and now. */
interface Connecting {
  nonce: string;
  firstId: string;
  secondId: string;
  at?: number | undefined;
}

/** What people say of each other. */
export class ChoiceService {
  readonly #context: Context;
  readonly #desk: DeskService;
  readonly #matching: MatchingService;

  constructor(context: Context, parts: { desk: DeskService; matching: MatchingService }) {
    this.#context = context;
    this.#desk = parts.desk;
    this.#matching = parts.matching;
  }

  /** Records a choice. The same nonce is the same choice, however often it is sent. */
  async choose(actor: Actor, request: ChoiceRequest): Promise<ChoiceResult> {
    const deskName = await this.#desk.name();
    return this.#context.store.write((tx) => this.#choose(tx, actor, { ...request, deskName }));
  }

  async #choose(
    tx: WriteTx,
    actor: Actor,
    { nonce, fromId, toId, choice, method, deskName, at }: ChoiceRequest & { deskName: string },
  ): Promise<ChoiceResult> {
    const { operations } = this.#context;
    const choiceId = derivedId(fromId, 'choice', nonce);
    const members = await findMembers(tx, [fromId, toId]);
    const from = members.find(({ id }) => id === fromId);
    const to = members.find(({ id }) => id === toId);
    if (from === undefined || (to === undefined && fromId !== toId))
      throw new AppError('notFound', 'This person is not in the list any more.');
    const { eventId } = from;
    const matchId = idOf.match(eventId, fromId, toId);
    const told = async (): Promise<ChoiceResult> => {
      const pair = await findPair(tx, matchId);
      return { ok: true, choiceId, matchId: pair?.active === 1 ? matchId : null };
    };
    const known = await tx.get('SELECT 1 FROM choices WHERE id = ?', [choiceId]);
    if (known !== undefined) return told();
    const reason = await this.#refusal(tx, from, to ?? from, choice);
    if (reason !== null) return { ok: false, reason, message: SAY[reason] };
    await this.#matching.telling(tx, actor, matchId, () =>
      operations.append(tx, actor, choiceRecord, {
        ...{ id: choiceId, eventId, fromId, toId, choice, undoOf: null },
        ...{ at: this.#saidAt(at), method, deskName },
      }),
    );
    return told();
  }

  /**
   * Makes two like each other who stand in front of each other and both want it. Limits and the rules for whom to show do not
   * count then; that organizers keep the two apart does. The same nonce is the same.
   */
  async connect(
    actor: Actor,
    { nonce, firstId, secondId, at }: Connecting,
  ): Promise<{ ok: true; matchId: string } | Extract<ChoiceResult, { ok: false }>> {
    const { store, operations } = this.#context;
    const deskName = await this.#desk.name();
    return store.write(async (tx) => {
      const members = await findMembers(tx, [firstId, secondId]);
      const [one, two] = [firstId, secondId].map((id) => members.find((member) => member.id === id));
      if (one === undefined || two === undefined)
        throw new AppError('notFound', 'This person is not in the list any more.');
      const { eventId } = one;
      const reason = await this.#obstacle(tx, await rulesOf(tx, eventId), one, two);
      if (reason !== null) return { ok: false, reason, message: SAY[reason] };
      const matchId = idOf.match(eventId, firstId, secondId);
      // Said before, whatever has come of it since; or there is nothing left to say.
      const known = await tx.get('SELECT 1 FROM choices WHERE id = ?', [derivedId(firstId, 'choice', nonce)]);
      if (known !== undefined || (await findPair(tx, matchId))?.active === 1) return { ok: true, matchId };
      const likes = [
        [firstId, secondId],
        [secondId, firstId],
      ] as const;
      const drafts = likes.map(([fromId, toId]) => ({
        kind: choiceRecord,
        payload: {
          ...{ id: derivedId(fromId, 'choice', nonce), eventId, fromId, toId, choice: 'like' as const, undoOf: null },
          ...{ at: this.#saidAt(at), method: 'tap' as const, deskName },
        },
      }));
      await this.#matching.telling(tx, actor, matchId, () => operations.appendMany(tx, actor, drafts));
      return { ok: true, matchId };
    });
  }

  /**
   * Makes a choice as if it had never been said, with the match that came of it. Once more it changes nothing.
   * @param by whose it must be, if not anybody's
   * @returns the two whom it was about
   * @throws AppError `notFound`
   */
  async undo(actor: Actor, choiceId: string, by?: string): Promise<{ fromId: string; toId: string }> {
    const { store, operations, clock } = this.#context;
    const deskName = await this.#desk.name();
    return store.write(async (tx) => {
      const said = await tx.get<{ eventId: string; fromId: string; toId: string; undoOf: string | null }>(
        'SELECT event_id AS eventId, from_id AS fromId, to_id AS toId, undo_of AS undoOf FROM choices WHERE id = ?',
        [choiceId],
      );
      if (said === undefined || said.undoOf !== null || (by !== undefined && said.fromId !== by))
        throw new AppError('notFound', 'This choice is not known any more.');
      const id = derivedId(choiceId, 'undo');
      if ((await tx.get('SELECT 1 FROM choices WHERE id = ?', [id])) !== undefined) return said;
      const { eventId, fromId, toId } = said;
      await this.#matching.telling(tx, actor, idOf.match(eventId, fromId, toId), () =>
        operations.append(tx, actor, choiceRecord, {
          ...{ id, eventId, fromId, toId, choice: 'none', undoOf: choiceId },
          ...{ at: clock.now(), method: 'desk', deskName },
        }),
      );
      return said;
    });
  }

  /** When something was said that may have had to wait. */
  #saidAt(at: number | undefined): number {
    const now = this.#context.clock.now();
    return saidAt(at ?? now, now);
  }

  /** Why a choice is not to be taken, or null. To pass, or to take something back, is always possible until they match. */
  async #refusal(tx: Reader, from: MemberRow, to: MemberRow, choice: Choice): Promise<Refusal | null> {
    const rules = await rulesOf(tx, from.eventId);
    if (!rules.isOn) return 'off';
    if (from.id === to.id) return 'self';
    const pair = await findPair(tx, idOf.match(from.eventId, from.id, to.id));
    // To take something back, or to pass, whoever it is about need not take part any more.
    if (choice !== 'like') return from.eventId !== to.eventId ? 'notTakingPart' : pair?.active === 1 ? 'matched' : null;
    const obstacle = await this.#obstacle(tx, rules, from, to);
    if (obstacle !== null || pair?.active === 1) return obstacle;
    const rule = await findPairRule(tx, idOf.pairRule(from.eventId, from.id, to.id));
    if (rule === null && !mayMeet(rules, ruledOf(from), ruledOf(to))) return 'ruledOut';
    const sides = pair === undefined ? null : sidesOf(pair, from.id);
    // An answer makes no like that waits for one.
    if (sides?.theirs === 'like' || sides?.own === 'like') return null;
    if (await this.#isFull(tx, rules, rules.maxOutgoing, from.id, 'outgoing')) return 'tooManyOutgoing';
    if (await this.#isFull(tx, rules, rules.maxIncoming, to.id, 'incoming')) return 'tooManyIncoming';
    return null;
  }

  /** Whether as many likes wait as may, of those from or to people who take part. */
  async #isFull(
    tx: Reader,
    rules: MatchingRules,
    most: number | null,
    id: string,
    which: 'outgoing' | 'incoming',
  ): Promise<boolean> {
    if (most === null) return false;
    const open = openLikes(await pairsOf(tx, id), id)[which];
    return (await findMembers(tx, open)).filter((member) => isIn(rules, member)).length >= most;
  }

  /** What keeps two people from liking each other whatever they want. */
  async #obstacle(tx: Reader, rules: MatchingRules, one: MemberRow, two: MemberRow): Promise<Refusal | null> {
    if (!rules.isOn) return 'off';
    if (one.id === two.id) return 'self';
    if (one.eventId !== two.eventId || !isIn(rules, one) || !isIn(rules, two)) return 'notTakingPart';
    const rule = await findPairRule(tx, idOf.pairRule(one.eventId, one.id, two.id));
    return rule === 'never' ? 'ruledOut' : null;
  }
}

function ruledOf({ company, ticketType }: MemberRow): RuledPerson {
  return { company: companyKey(company), group: ticketType };
}
