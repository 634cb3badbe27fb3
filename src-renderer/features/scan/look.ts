import {
  Ban,
  CircleSlash,
  History,
  Hourglass,
  LogOut,
  MapPinOff,
  SearchX,
  UserRoundCheck,
  Users,
  UserX,
} from 'lucide-react';
import type { LucideIcon, Tone } from '#renderer/ui/index.ts';
import type { VerdictResult } from '#shared/contract/check-in.ts';
import { isPass, type Verdict } from '#shared/domain/verdict.ts';

/** How a verdict looks: a colour and an icon; its word is in the catalogue under the same name. */
export const LOOKS: Record<Verdict, { tone: Tone; icon: LucideIcon }> = {
  admitted: { tone: 'ok', icon: UserRoundCheck },
  exited: { tone: 'exit', icon: LogOut },
  already: { tone: 'warn', icon: History },
  waitlisted: { tone: 'warn', icon: Hourglass },
  full: { tone: 'warn', icon: Users },
  notInside: { tone: 'warn', icon: CircleSlash },
  wrongEvent: { tone: 'no', icon: MapPinOff },
  cancelled: { tone: 'no', icon: UserX },
  blocked: { tone: 'no', icon: Ban },
  notFound: { tone: 'no', icon: SearchX },
};

/** What the desk person hears. */
export type SoundKind = 'entry' | 'exit' | 'attention' | 'refused' | 'error';

/** The sound of a verdict. Attention goes first: somebody who is let in with a note must be looked at. */
export function soundOf(result: Pick<VerdictResult, 'verdict' | 'attention'>): SoundKind {
  if (isPass(result.verdict)) return result.attention ? 'attention' : result.verdict === 'exited' ? 'exit' : 'entry';
  return LOOKS[result.verdict].tone === 'no' ? 'error' : 'refused';
}

export interface Note {
  /** Seconds from the start. */
  at: number;
  frequency: number;
  seconds: number;
  wave: OscillatorType;
}

/**
 * The sounds as notes: rising for in, falling for out, a chime of three for "look", two equal low notes for a refusal,
 * a rough low one for an error. Apart by shape and not only by pitch, so that they survive a loud hall.
 */
export const SOUNDS: Record<SoundKind, readonly Note[]> = {
  entry: [
    { at: 0, frequency: 659, seconds: 0.09, wave: 'triangle' },
    { at: 0.09, frequency: 988, seconds: 0.18, wave: 'triangle' },
  ],
  exit: [
    { at: 0, frequency: 784, seconds: 0.09, wave: 'triangle' },
    { at: 0.09, frequency: 523, seconds: 0.18, wave: 'triangle' },
  ],
  attention: [
    { at: 0, frequency: 880, seconds: 0.12, wave: 'triangle' },
    { at: 0.15, frequency: 1175, seconds: 0.12, wave: 'triangle' },
    { at: 0.3, frequency: 880, seconds: 0.28, wave: 'triangle' },
  ],
  refused: [
    { at: 0, frequency: 330, seconds: 0.14, wave: 'square' },
    { at: 0.2, frequency: 330, seconds: 0.2, wave: 'square' },
  ],
  error: [
    { at: 0, frequency: 196, seconds: 0.16, wave: 'sawtooth' },
    { at: 0.2, frequency: 147, seconds: 0.34, wave: 'sawtooth' },
  ],
};
