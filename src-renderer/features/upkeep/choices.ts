/** The values that a list offers, with the present one among them, whoever set it. */
export function choicesWith(offered: readonly number[], present: number): number[] {
  return [...new Set([...offered, present])].sort((a, b) => a - b);
}
