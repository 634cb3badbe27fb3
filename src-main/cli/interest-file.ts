import type { CallInput } from '#shared/contract/define.ts';
import type { interestsContract } from '#shared/contract/interests.ts';
import { MOST_KEYWORDS, uniqueKeywords } from '#shared/domain/keywords.ts';
import { type KnownFile, readKnownFile, whoKey } from './known-file.ts';

/** What a file says of somebody; a list that it has no column for is left out. */
type InterestRow = CallInput<typeof interestsContract.calls.addMany>['rows'][number];

export interface InterestFile extends KnownFile {
  /** Each person once, by who the file says they are. */
  rows: InterestRow[];
}

/** The lists of somebody, by the columns of a file. */
const LIST_OF = { offering: 'offering', lookingFor: 'lookingFor', interests: 'topics' } as const;
const LISTS = Object.keys(LIST_OF) as (keyof typeof LIST_OF)[];

/**
 * Reads who offers and looks for what from a file as an import takes it: CSV, TSV or XLSX. Rows about the same address or
 * code are one.
 * @param onProgress told how far it is, from 0 to 1
 * @throws UsageError where the columns are missing
 * @throws AppError `invalidInput` where the file cannot be read
 */
export async function readInterestFile(path: string, onProgress: (part: number) => void): Promise<InterestFile> {
  const byWho = new Map<string, InterestRow>();
  const crowded: string[] = [];
  let lists: typeof LISTS = [];
  const file = await readKnownFile(
    path,
    {
      columns: LISTS,
      missing:
        'No column says what people offer or look for. Give one of them the heading “Offering”, “Looking for” or “Interests”.',
    },
    {
      columns: (there) => {
        lists = LISTS.filter((column) => there.includes(column));
      },
      row(row, who) {
        const key = whoKey(who);
        const said = byWho.get(key) ?? { who };
        byWho.set(key, said);
        for (const column of lists) {
          const list = LIST_OF[column];
          const words = uniqueKeywords([...(said[list] ?? []), ...row[column]]);
          said[list] = words.slice(0, MOST_KEYWORDS);
          if (words.length > MOST_KEYWORDS)
            crowded.push(`Row ${row.rowNumber}: with the rows above these are more than ${MOST_KEYWORDS} keywords.`);
        }
      },
      progress: onProgress,
    },
  );
  return { ...file, warnings: [...file.warnings, ...crowded], rows: [...byWho.values()] };
}
