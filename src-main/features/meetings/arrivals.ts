import type { Actor, Context } from '#main/core/context.ts';
import { type Resolved, type ResolveParts, resolveSubject } from '#main/features/check-in/resolve.ts';
import { facesOf } from '#main/features/matching/repository.ts';
import type { PlanService } from '#main/features/plans/service.ts';
import { attendanceSet } from '#main/storage/operations/kinds/index.ts';
import type { WriteTx } from '#main/storage/unit-of-work.ts';
import type { CallParsed } from '#shared/contract/define.ts';
import type { Appointment, HeldUp, meetingsContract } from '#shared/contract/meetings.ts';
import { ARRIVES_EARLY_MS } from '#shared/domain/meeting.ts';
import { requireMeeting, setMeeting } from './meeting.ts';
import { appointmentsOf } from './repository.ts';

type Calls = typeof meetingsContract.calls;

/** Who is at their table: said by hand, or by what they hold to a reader there or at the desk. */
export class ArrivalService {
  readonly #context: Context;
  readonly #needs: { plans: PlanService; resolve: ResolveParts };

  constructor(context: Context, needs: { plans: PlanService; resolve: ResolveParts }) {
    this.#context = context;
    this.#needs = needs;
  }

  async arrive(
    actor: Actor,
    { registrationId, arrived, meetingId }: CallParsed<Calls['arrive']>,
  ): Promise<{ appointment: Appointment | null }> {
    return this.#context.store.write(async (tx) => {
      const meant = meetingId === undefined ? null : await requireMeeting(tx, meetingId);
      const appointment = this.#present(await appointmentsOf(tx, registrationId)).find(
        ({ id }) => meant === null || meant.meeting.parts.some((part) => part.meetingId === id),
      );
      if (appointment === undefined) return { appointment: null };
      const found = meant ?? (await requireMeeting(tx, appointment.id));
      const { isUnderWay } = await this.#note(tx, actor, found, registrationId, arrived);
      return { appointment: { ...appointment, ...(isUnderWay ? { status: 'active' as const } : {}) } };
    });
  }

  /** Marks the arrival of whoever holds up a badge or a ticket, or says why there is none to mark. */
  async heldUp(actor: Actor, { eventId, subject, meetingPointId }: CallParsed<Calls['arriveWith']>): Promise<HeldUp> {
    return this.#context.store.write(async (tx) => {
      const found = await resolveSubject(this.#context, this.#needs.resolve, tx, eventId, subject);
      const nobody = strangerOf(found);
      const { registrationId } = found;
      if (nobody !== null || registrationId === null)
        return { ...NOTHING, outcome: nobody ?? 'unknown', presented: found.presented, reason: reasonOf(found) };
      const person = (await facesOf(tx, [registrationId])).get(registrationId) ?? null;
      const all = await appointmentsOf(tx, registrationId);
      // Where one meeting is under way and the next one begins soon, whoever holds up a badge has come for what is at this table, or is next.
      const rank = ({ status, meetingPointId: at }: Appointment) =>
        (meetingPointId !== null && at === meetingPointId ? 0 : 2) + (status === 'pending' ? 0 : 1);
      const [appointment] = this.#present(all).toSorted((a, b) => rank(a) - rank(b));
      if (appointment === undefined) return { ...NOTHING, outcome: 'noMeeting', person, next: this.#next(all) };
      if (meetingPointId !== null && appointment.meetingPointId !== meetingPointId)
        return { ...NOTHING, outcome: 'otherTable', person, appointment };
      const met = await requireMeeting(tx, appointment.id);
      const { isUnderWay, waitingFor } = await this.#note(tx, actor, met, registrationId, true);
      const faces = await facesOf(tx, waitingFor);
      return {
        ...NOTHING,
        outcome: 'arrived',
        person,
        appointment: { ...appointment, ...(isUnderWay ? { status: 'active' as const } : {}) },
        waitingFor: waitingFor.map((id) => faces.get(id)).filter((face) => face !== undefined),
      };
    });
  }

  /** The meetings that somebody may have come for: the one of now, and one that begins soon. */
  #present(appointments: readonly Appointment[]): Appointment[] {
    const now = this.#context.clock.now();
    return appointments.filter(
      ({ status, startAt, endAt }) =>
        (status === 'pending' || status === 'active') &&
        now >= (startAt ?? 0) - ARRIVES_EARLY_MS &&
        now < (endAt ?? now + 1),
    );
  }

  #next(appointments: readonly Appointment[]): Appointment | null {
    const now = this.#context.clock.now();
    return appointments.find(({ status, startAt }) => status === 'pending' && (startAt ?? 0) > now) ?? null;
  }

  /** Notes that somebody is at their table, or is not. The meeting is under way once all are. */
  async #note(
    tx: WriteTx,
    actor: Actor,
    { eventId, meeting }: Awaited<ReturnType<typeof requireMeeting>>,
    registrationId: string,
    arrived: boolean,
  ) {
    const { operations, clock } = this.#context;
    const wasThere = meeting.arrived.includes(registrationId);
    // A badge that is held up twice has come once.
    if (wasThere !== arrived)
      await operations.append(tx, actor, attendanceSet, {
        eventId,
        meetingId: meeting.id,
        registrationId,
        fields: { arrivedAt: arrived ? clock.now() : null },
      });
    const there = new Set(meeting.arrived);
    if (arrived) there.add(registrationId);
    else there.delete(registrationId);
    const waitingFor = meeting.people.filter((id) => !there.has(id));
    const isUnderWay = waitingFor.length === 0;
    if (isUnderWay && meeting.status === 'pending')
      await setMeeting(this.#needs.plans, this.#context, tx, actor, eventId, meeting, { status: 'active' });
    else this.#needs.plans.announce(tx, eventId);
    return { isUnderWay, waitingFor };
  }
}

const NOTHING: Omit<HeldUp, 'outcome'> = {
  ...{ person: null, appointment: null, waitingFor: [], next: null, presented: null, reason: null },
};

/** Why what was held up leads to nobody of this event. */
function strangerOf({ registrationId, otherEventId, revoked }: Resolved): 'elsewhere' | 'revoked' | 'unknown' | null {
  if (otherEventId !== null) return 'elsewhere';
  if (revoked !== null) return 'revoked';
  return registrationId === null ? 'unknown' : null;
}

function reasonOf({ revoked, hint }: Resolved): string | null {
  return revoked ?? hint;
}
