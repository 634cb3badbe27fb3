/** The contract takes no more. */
const MOST = 30;

/** Tags with those of a text put behind them, parted by commas; none twice, however it is written. */
export function withTags(tags: readonly string[], text: string): string[] {
  const all = [...tags];
  for (const part of text.split(/[,،、，;]/)) {
    const tag = part.trim().slice(0, 40);
    const known = all.some((other) => other.toLocaleLowerCase() === tag.toLocaleLowerCase());
    if (tag !== '' && !known && all.length < MOST) all.push(tag);
  }
  return all;
}
