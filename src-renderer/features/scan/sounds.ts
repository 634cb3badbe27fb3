import { type Note, SOUNDS, type SoundKind } from './look.ts';

const LOUDNESS: Record<OscillatorType, number> = {
  triangle: 0.32,
  square: 0.09,
  sawtooth: 0.12,
  sine: 0.3,
  custom: 0.2,
};

/**
 * Plays the verdicts' sounds. The audio context is made at the first sound: browsers want a key or a click before that, and
 * a scanner's keys count as one.
 */
export function createSounds(): (kind: SoundKind) => void {
  let context: AudioContext | null = null;
  return (kind) => {
    try {
      context ??= new AudioContext();
      if (context.state === 'suspended') void context.resume();
      const start = context.currentTime + 0.005;
      for (const note of SOUNDS[kind]) play(context, start, note);
    } catch {
      // A machine without sound output still shows its verdicts.
    }
  };
}

function play(context: AudioContext, start: number, note: Note): void {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  const from = start + note.at;
  const to = from + note.seconds;
  oscillator.type = note.wave;
  oscillator.frequency.value = note.frequency;
  // Ramps instead of steps: steps click.
  gain.gain.setValueAtTime(0.0001, from);
  gain.gain.exponentialRampToValueAtTime(LOUDNESS[note.wave], from + 0.012);
  gain.gain.setValueAtTime(LOUDNESS[note.wave], to - 0.04);
  gain.gain.exponentialRampToValueAtTime(0.0001, to);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(from);
  oscillator.stop(to + 0.02);
}
