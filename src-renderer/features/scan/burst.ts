/**
 * Tells a keyboard-wedge scanner from a person by the rhythm of the keys. Pure: time comes in with each key.
 *
 * The first keys of a burst cannot be told from typing and go through to the page; once the burst is certain, the caller is
 * asked to put the field back as it was (`restore`) and the rest is swallowed. What turns out to be no scan after all is
 * given back as text.
 */

/** Mean time between two keys of a scanner at most, in ms. A typist of 120 words a minute needs about 100. */
export const PACE_MS = 35;
/** Keys at this pace that make a burst certain. */
export const MIN_LENGTH = 4;
/** A gap after which a key has nothing to do with the one before, as long as neither is of a scanner for sure. */
export const SILENCE_MS = 60;
/**
 * Silence that ends what has the pace of a scanner. More than its keys are apart: a machine that is busy, and a remote desktop
 * above all, hand on late what was pressed in time. Only scanners without a closing key wait for it. In ms.
 */
export const PATIENCE_MS = 150;
/** Letters alone and this few are, without a closing key, the rolling fingers of a fast typist. */
const SHORT_WITHOUT_ENTER = 5;
/** A closing key that comes late (after the silence) or twice (CR and LF) still belongs to the scan. */
const TRAILING_MS = 250;

export interface Stroke {
  /** `KeyboardEvent.key`. */
  key: string;
  /** When the key was pressed, in ms of any clock that does not jump. */
  time: number;
  /** The key was held down and repeats. */
  repeat?: boolean;
  /** Ctrl, Alt or Meta are down for a shortcut; AltGr is none of them. */
  command?: boolean;
  /** An input method is composing. */
  composing?: boolean;
}

export type Reaction =
  /** Nothing to do with scanning. With `begins`, it may be the first key of a burst: remember the field. */
  | { kind: 'pass'; begins: boolean }
  /** Belongs to a scan: must not reach the page. With `restore`, put the field back to what was remembered. */
  | { kind: 'swallow'; restore: boolean; scan: string | null };

export interface Silence {
  scan: string | null;
  /** Text that was swallowed and was no scan: goes back into the field. */
  giveBack: string | null;
}

export interface BurstReader {
  key(stroke: Stroke): Reaction;
  /** To be called when no key has come for {@link PATIENCE_MS}. */
  silence(time: number): Silence;
  /** Whether a burst is certain: keys are being swallowed. */
  readonly capturing: boolean;
}

const PASS: Reaction = { kind: 'pass', begins: false };
const SWALLOW: Reaction = { kind: 'swallow', restore: false, scan: null };
const CLOSING = new Set(['Enter', 'Tab']);
/** Pressed along with others: says nothing about rhythm. */
const SILENT_KEYS = new Set(['Shift', 'AltGraph', 'CapsLock', 'Control', 'Alt', 'Meta', 'NumLock']);

/** Creates the state machine. */
export function createBurstReader(): BurstReader {
  let buffer: string[] = [];
  let capturing = false;
  let beganAt = 0;
  let lastKeyAt = Number.NEGATIVE_INFINITY;
  let lastScanAt = Number.NEGATIVE_INFINITY;

  /** Mean time between the keys so far. */
  const paceAt = (time: number) => (time - beganAt) / (buffer.length - 1);
  const reset = () => {
    buffer = [];
    capturing = false;
  };

  return {
    get capturing() {
      return capturing;
    },
    key(stroke) {
      const { key, time } = stroke;
      if (SILENT_KEYS.has(key)) return PASS;
      const quick = capturing || (buffer.length > 1 && paceAt(lastKeyAt) <= PACE_MS);
      const close = time - lastKeyAt <= (quick ? PATIENCE_MS : SILENCE_MS);

      if (isClosing(stroke)) {
        // What follows is a burst of its own, with a rhythm of its own.
        lastKeyAt = Number.NEGATIVE_INFINITY;
        if (capturing) {
          const scan = buffer.join('');
          reset();
          lastScanAt = time;
          return { kind: 'swallow', restore: false, scan };
        }
        reset();
        return time - lastScanAt <= TRAILING_MS ? SWALLOW : PASS;
      }
      // Whoever has pressed another key since the scan means the next Enter.
      lastScanAt = Number.NEGATIVE_INFINITY;
      if (stroke.repeat || stroke.composing || stroke.command || !isPrintable(key)) {
        reset();
        lastKeyAt = Number.NEGATIVE_INFINITY;
        return PASS;
      }

      lastKeyAt = time;
      if (!close) {
        reset();
        buffer.push(key);
        beganAt = time;
        return { kind: 'pass', begins: true };
      }
      buffer.push(key);
      if (capturing) return SWALLOW;
      if (buffer.length < MIN_LENGTH || paceAt(time) > PACE_MS) return { kind: 'pass', begins: false };
      capturing = true;
      return { kind: 'swallow', restore: true, scan: null };
    },
    silence(time) {
      const text = buffer.join('');
      const wasCapturing = capturing;
      reset();
      if (!wasCapturing) return { scan: null, giveBack: null };
      if (text.length <= SHORT_WITHOUT_ENTER && !/[^\p{L}]/u.test(text)) return { scan: null, giveBack: text };
      lastScanAt = time;
      return { scan: text, giveBack: null };
    },
  };
}

/** One character, whatever its script; `Dead`, `Process` and the named keys are longer. */
function isPrintable(key: string): boolean {
  return [...key].length === 1;
}

/** Scanners that end with a line feed send it as Ctrl+J. Ctrl+Enter is a person's. */
function isClosing({ key, command }: Stroke): boolean {
  return command === true ? key === 'j' || key === 'J' || key === 'm' : CLOSING.has(key);
}
