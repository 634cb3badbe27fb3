/** The contract takes no more. */
const MOST = 30;
const LONGEST = 40;

/**
 * Tags with those of a text put behind them, parted by commas; none twice, however it is written.
 * @returns with them what of the text is left: too long for a tag, or one too many
 */
export function withTags(tags: readonly string[], text: string): { tags: string[]; left: string } {
  const all = [...tags];
  const left: string[] = [];
  for (const part of text.split(/[,،、，;；]/)) {
    const tag = part.trim();
    const known = all.some((other) => other.toLocaleLowerCase() === tag.toLocaleLowerCase());
    if (tag === '' || known) continue;
    if (tag.length > LONGEST || all.length >= MOST) left.push(tag);
    else all.push(tag);
  }
  return { tags: all, left: left.join(', ') };
}
