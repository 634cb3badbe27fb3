import { forecast, makePlan, type PlanProgress, replan } from '../planning.ts';
import { type FromPlanner, stopWord, type ToPlanner } from './protocol.ts';

/** So often it is told how far a plan is, in ms. */
const TELL_EVERY_MS = 250;
/** Somebody waits for a healed plan, with two hundred others: then it is the best so far. In ms. */
const HEALING_MS = 3000;

/** Does what is asked of a thread that makes plans. @param now in ms */
export function answer(question: ToPlanner, send: (message: FromPlanner) => void, now: () => number): void {
  try {
    send({ answer: answerTo(question, send, now) });
  } catch (error) {
    send({ failed: error instanceof Error ? error.message : String(error) });
  }
}

function answerTo(question: ToPlanner, send: (message: FromPlanner) => void, now: () => number) {
  if (question.kind === 'replan') {
    const until = now() + HEALING_MS;
    return replan(question.task, { stop: () => now() > until });
  }
  if (question.kind === 'forecast') return forecast(question.task);
  const { task, seed, seconds, stop } = question;
  const word = stopWord(stop);
  const begin = now();
  let told = begin;
  let best: PlanProgress | null = null;
  // Told by the clock and not by what gets better: whoever waits sees that it works.
  const tell = () => {
    const time = now();
    if (best === null || time - told < TELL_EVERY_MS) return;
    told = time;
    send({ best: { ...best, seconds: (time - begin) / 1000 } });
  };
  return makePlan(task, {
    seed,
    seconds,
    stop: () => {
      tell();
      return Atomics.load(word, 0) === 1;
    },
    onProgress: (progress) => {
      best = progress;
      tell();
    },
  });
}
