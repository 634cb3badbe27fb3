import { fold } from './text.ts';

/** A round as people name it: by its name, or by the time at which it begins on the clocks of the event. */
export interface NamedRound {
  id: string;
  name: string;
  /** `YYYY-MM-DD`. */
  day: string;
  /** `HH:MM`. */
  from: string;
}

/** To which rounds somebody can come, and to which they cannot, by their ids. */
export type SaidRounds = Readonly<Record<string, boolean>>;

const TIME = /^(?:(\d{4}-\d{2}-\d{2})[T ]+)?(\d{1,2})[:.h](\d{2})(?:\s*(?:Uhr|h))?(?:\s*[-–]\s*\d{1,2}[:.h]\d{2}.*)?$/i;
const SEPARATOR = /[,;|\n]+/;
/** What stands before rounds to which somebody cannot come. */
const NOT =
  /^(?:not|no|except|all but|all except|nicht|außer|ausser|alle außer|alle ausser|sauf|tous sauf|pas|excepto|todas menos|salvo|exceto|tranne|tutti tranne|behalve|niet)(?:\s*:|\s)\s*/i;
const ALL = new Set(
  'all|always|any|yes|alle|immer|ja|tous|toutes|toujours|oui|todas|todos|siempre|si|sempre|tutti'.split('|'),
);
const NONE = new Set(
  'none|never|no|keine|keines|nie|nein|aucun|aucune|jamais|non|ninguna|ninguno|nunca|nenhuma|nessuno|mai'.split('|'),
);

/** The rounds that a name or a time means: several may begin at one time, or have one name. @returns none for an unknown one */
export function roundsNamed(text: string, rounds: readonly NamedRound[]): NamedRound[] {
  const wanted = fold(text.trim());
  const named = rounds.filter((round) => round.id === text.trim() || fold(round.name.trim()) === wanted);
  if (named.length > 0 || wanted === '') return named;
  const [, day, hour = '', minute = ''] = TIME.exec(text.trim()) ?? [];
  const from = `${hour.padStart(2, '0')}:${minute}`;
  return rounds.filter((round) => round.from === from && (day === undefined || round.day === day));
}

/**
 * The rounds of a list of names and times: `Round 1, 14:30`. A name may have a comma in it where it stands alone.
 * @returns those that are meant, in order, and the words that mean none
 */
export function roundsListed(text: string, rounds: readonly NamedRound[]): { ids: string[]; unknown: string[] } {
  const whole = roundsNamed(text, rounds);
  if (whole.length > 0) return { ids: whole.map(({ id }) => id), unknown: [] };
  const meant = new Set<string>();
  const unknown: string[] = [];
  for (const part of text.split(SEPARATOR).map((one) => one.trim())) {
    if (part === '') continue;
    const found = roundsNamed(part, rounds);
    for (const { id } of found) meant.add(id);
    if (found.length === 0) unknown.push(part);
  }
  return { ids: rounds.map(({ id }) => id).filter((id) => meant.has(id)), unknown };
}

/**
 * What a cell of a list says of every round: those to which somebody can come (`Round 1, 14:30`), or cannot
 * (`not: Round 3, 14:30`), or all, or none.
 * @returns null where some of its words mean no round: half of what somebody said could send them where they are not
 */
export function availabilitySaid(text: string, rounds: readonly NamedRound[]): SaidRounds | null {
  const every = (available: (id: string) => boolean): SaidRounds =>
    Object.fromEntries(rounds.map(({ id }) => [id, available(id)]));
  const word = fold(text.trim());
  if (roundsNamed(text, rounds).length === 0) {
    if (ALL.has(word)) return every(() => true);
    if (NONE.has(word)) return every(() => false);
    const not = NOT.exec(text.trim());
    if (not !== null) {
      const { ids, unknown } = roundsListed(text.trim().slice(not[0].length), rounds);
      return unknown.length > 0 || ids.length === 0 ? null : every((id) => !ids.includes(id));
    }
  }
  const { ids, unknown } = roundsListed(text, rounds);
  return unknown.length > 0 || ids.length === 0 ? null : every((id) => ids.includes(id));
}
