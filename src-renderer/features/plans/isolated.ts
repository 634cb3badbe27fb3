/** A name within a sentence, in its own direction: an Arabic one does not turn the times beside it around. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}
