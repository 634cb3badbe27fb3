type CheckState = 'ok' | 'warning' | 'problem';

/** The state of the whole: that of its worst part. */
export function worstOf(states: readonly CheckState[]): CheckState {
  if (states.includes('problem')) return 'problem';
  return states.includes('warning') ? 'warning' : 'ok';
}
