import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppClient, Link } from '#renderer/api/link.ts';
import { newNonce } from '#renderer/api/nonce.ts';
import type { ScanSubject, VerdictResult } from '#shared/contract/check-in.ts';
import type { ReaderTap } from '#shared/contract/desk.ts';
import type { NewPerson } from '#shared/contract/registrations.ts';
import { AppError, type ErrorCode } from '#shared/domain/errors.ts';
import type { Direction, Method } from '#shared/domain/verdict.ts';
import { isPass } from '#shared/domain/verdict.ts';
import { createDoubleReadFilter } from './double-read.ts';
import { type SoundKind, soundOf } from './look.ts';
import type { Outbox, Unanswered } from './outbox.ts';

/** What the verdict panel shows. */
export interface Shown {
  /** Counts up with every scan made here: the panel shows the newest. */
  order: number;
  phase: 'waiting' | 'answered' | 'fault';
  direction: Direction;
  result: VerdictResult | null;
  /** The sentence of a fault. */
  fault: string | null;
  undone: boolean;
}

export interface Pass {
  checkInId: string;
  name: string;
  direction: Direction;
}

export interface ScanDeskState {
  shown: Shown | null;
  /** Counts every scan as it begins, before there is an answer. */
  begun: number;
  /** Scans that the core has not answered yet. */
  open: number;
}

type Medium = { kind: 'badge'; tap: ReaderTap } | { kind: 'code'; code: string };

export interface ScanDesk {
  readonly store: StoreApi<ScanDeskState>;
  /** Presents something to the core. Never waits for an earlier scan and never throws: what goes wrong is shown. */
  scan(
    subject: ScanSubject,
    method: Method,
    options?: { nonce?: string; override?: string },
  ): Promise<VerdictResult | null>;
  /** A code that a scanner typed or the camera read, or that a dialog waits for. */
  code(code: string, method: 'scan' | 'camera'): void;
  /** A badge on the reader. */
  tap(tap: ReaderTap): void;
  walkIn(person: NewPerson): Promise<VerdictResult>;
  /** Takes back the named check-in, or the last one made at this screen. Null when there is none. */
  undo(pass?: Pass): Promise<Pass | null>;
  /** Does the scan again that ended in a fault: the same one, not a second. */
  retry(): void;
  dismiss(): void;
  /** Makes what was begun by windows that are closed and nobody answered, in its order. */
  resume(): Promise<void>;
  /** Lets a dialog have the next badges and codes; it answers whether it took one. Returns how to stop. */
  intercept(listener: (medium: Medium) => boolean): () => void;
  /** Sounds what came of something that was held up elsewhere than at the door. */
  ring(kind: SoundKind): void;
}

export interface ScanDeskPorts {
  link: Link;
  outbox: Outbox;
  /** Event and direction of the desk now; null without an event. */
  place(): { eventId: string; direction: Direction } | null;
  /** Whether scans are taken: signed in and not locked. */
  ready(): boolean;
  sound(kind: SoundKind): void;
  /** Told of every admission and exit that was recorded here. */
  passed(result: VerdictResult): void;
  /** A scan came although no event is chosen. */
  homeless(): void;
  sentence(error: unknown): string;
  /** The account of whoever is signed in. */
  who(): string | null;
  now(): number;
}

/** A local answer takes a few ms; only a slow one is worth announcing. */
const PATIENCE_MS = 180;
/** From this age on, the time when something was seen is not the time when it is recorded. In ms. */
const LATE_MS = 1000;
/** Refusals that stay what they are however often the call is made. */
const FINAL: ReadonlySet<ErrorCode> = new Set(['invalidInput', 'notFound', 'conflict']);

/** Takes scans from all sources to the core and holds what came of them. */
export function createScanDesk(ports: ScanDeskPorts): ScanDesk {
  const store = createStore<ScanDeskState>(() => ({ shown: null, begun: 0, open: 0 }));
  const fresh = createDoubleReadFilter();
  const interceptors: ((medium: Medium) => boolean)[] = [];
  let passes: Pass[] = [];
  let count = 0;
  let again: (() => void) | null = null;

  /** Shows unless something newer is on screen already. */
  const show = (shown: Shown) => {
    const newest = store.getState().shown;
    if (newest === null || newest.order <= shown.order) store.setState({ shown });
  };

  const present = async (entry: Unanswered, order = ++count): Promise<VerdictResult> => {
    store.setState(({ open }) => ({ open: open + 1, begun: order }));
    const patience = setTimeout(() => show({ ...base(entry, order), phase: 'waiting' }), PATIENCE_MS);
    try {
      ports.outbox.add(entry, ports.who());
      const result = await ports.link.repeat((client) => make(client, entry, ports.now()));
      ports.outbox.remove(entry.input.nonce);
      show({ ...base(entry, order), phase: 'answered', result });
      ports.sound(soundOf(result));
      if (isPass(result.verdict)) {
        passes.push({
          checkInId: result.checkInId,
          name: result.registration?.name ?? '',
          direction: result.direction,
        });
        ports.passed(result);
      }
      return result;
    } catch (error) {
      // Anything else may be over tomorrow, and the entry is then still there.
      if (error instanceof AppError && FINAL.has(error.code)) ports.outbox.remove(entry.input.nonce);
      throw error;
    } finally {
      clearTimeout(patience);
      store.setState(({ open }) => ({ open: open - 1 }));
    }
  };

  /** Like {@link present}, but a fault is shown, and can be tried again. */
  const send = async (entry: Unanswered, order = ++count): Promise<VerdictResult | null> => {
    try {
      return await present(entry, order);
    } catch (error) {
      again = () => void send(entry, order);
      show({ ...base(entry, order), phase: 'fault', fault: ports.sentence(error) });
      ports.sound('error');
      return null;
    }
  };

  const desk: ScanDesk = {
    store,
    async scan(subject, method, { nonce = newNonce(), override } = {}) {
      const place = ports.place();
      if (place === null) {
        ports.homeless();
        return null;
      }
      // What somebody decided to let in, they let in: an override is an entry.
      const direction = override === undefined ? place.direction : 'entry';
      const input = {
        nonce,
        eventId: place.eventId,
        subject,
        direction,
        method,
        seenAt: ports.now(),
        ...(override === undefined ? {} : { override: { reason: override } }),
      };
      return send({ kind: 'scan', input });
    },
    code(code, method) {
      if (!ports.ready()) return;
      if (interceptors.at(-1)?.({ kind: 'code', code })) return;
      void desk.scan({ kind: 'code', code }, method);
    },
    tap(tap) {
      if (!ports.ready()) return;
      if (interceptors.at(-1)?.({ kind: 'badge', tap })) return;
      if (!fresh(tap.uid, ports.now())) return;
      void desk.scan({ kind: 'badge', uid: tap.uid, payload: tap.payload }, 'nfc', { nonce: tap.id });
    },
    async walkIn(person) {
      const place = ports.place();
      if (place === null) throw new Error('A walk-in needs an event.');
      const input = { nonce: newNonce(), eventId: place.eventId, person, admit: true, seenAt: ports.now() };
      return present({ kind: 'walkIn', input });
    },
    async undo(pass = passes.at(-1)) {
      const place = ports.place();
      if (pass === undefined || place === null) return null;
      const nonce = newNonce();
      passes = passes.filter((other) => other.checkInId !== pass.checkInId);
      await ports.link.repeat((client) =>
        client.checkIn.undo({ nonce, eventId: place.eventId, checkInId: pass.checkInId }),
      );
      const { shown } = store.getState();
      if (shown?.result?.checkInId === pass.checkInId) store.setState({ shown: { ...shown, undone: true } });
      return pass;
    },
    retry: () => again?.(),
    dismiss: () => store.setState({ shown: null }),
    ring: (kind) => ports.sound(kind),
    async resume() {
      await Promise.all(ports.outbox.left(ports.who()).map((entry) => send(entry)));
    },
    intercept(listener) {
      interceptors.push(listener);
      return () => {
        const at = interceptors.indexOf(listener);
        if (at !== -1) interceptors.splice(at, 1);
      };
    },
  };
  return desk;
}

function base(entry: Unanswered, order: number): Omit<Shown, 'phase'> {
  const direction = entry.kind === 'scan' ? entry.input.direction : 'entry';
  return { order, direction, result: null, fault: null, undone: false };
}

/** What is made later than it was seen says when that was; else the core's own clock is the better one. */
function make(client: AppClient, entry: Unanswered, now: number): Promise<VerdictResult> {
  const late = now - entry.input.seenAt > LATE_MS;
  if (entry.kind === 'walkIn') {
    const { seenAt, ...input } = entry.input;
    return client.checkIn.walkIn(late ? { ...input, seenAt } : input);
  }
  const { seenAt, ...input } = entry.input;
  return client.checkIn.scan(late ? { ...input, seenAt } : input);
}
