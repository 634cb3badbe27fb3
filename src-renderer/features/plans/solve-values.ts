import { decimalOf } from '#renderer/features/forms/numbers.ts';

/** What is typed before a plan is made. */
export interface SolveFields {
  seconds: string;
  seed: string;
  name: string;
  /** Empty for the plan that counts. */
  basedOnId: string;
}
export const AT_FIRST: SolveFields = { seconds: '10', seed: '1', name: '', basedOnId: '' };
const LONGEST_S = 600;
const LAST_SEED = 2_147_483_647;

/** What a call takes, or which fields are wrong. */
export function readSolve({ seconds, seed, name, basedOnId }: SolveFields): {
  wrong: ('seconds' | 'seed')[];
  request: { seconds: number; seed: number; name: string; basedOnId: string | null };
} {
  const [time, number] = [decimalOf(seconds) ?? Number.NaN, decimalOf(seed) ?? Number.NaN];
  const wrong: ('seconds' | 'seed')[] = [];
  if (!(time >= 1 && time <= LONGEST_S)) wrong.push('seconds');
  if (!(Number.isInteger(number) && number >= 0 && number <= LAST_SEED)) wrong.push('seed');
  return {
    wrong,
    request: { seconds: time, seed: number, name: name.trim(), basedOnId: basedOnId === '' ? null : basedOnId },
  };
}
