import { type KeywordRow, MOST_ROWS } from '#shared/contract/interests.ts';
import { keywordKey } from '#shared/domain/keywords.ts';
import { positiveNumber, UsageError } from '../arguments.ts';
import { type Command, EXIT, requireEvent, requireFile } from '../command.ts';
import { readInterestFile } from '../interest-file.ts';
import { firstFew } from '../known-file.ts';

const EVENT = { event: { type: 'string' } } as const;

const importInterests: Command = {
  usage: 'interests import FILE --event CODE [--replace]',
  options: { ...EVENT, replace: { type: 'boolean' } },
  takesWords: true,
  async run(context) {
    const { client, args, note, progress } = context;
    const path = await requireFile(context, importInterests.usage);
    const { id: eventId } = await requireEvent(context);
    const file = await readInterestFile(path, (part) => progress(`reading ${Math.round(part * 100)} %`));
    const counts = { changed: 0, unchanged: 0 };
    const unknown: string[] = [];
    for (let from = 0; from < file.rows.length; from += MOST_ROWS) {
      const rows = file.rows.slice(from, from + MOST_ROWS);
      const answer = await client.interests.addMany({ eventId, rows, replace: args.flag('replace') });
      counts.changed += answer.changed;
      counts.unchanged += answer.unchanged;
      unknown.push(...answer.unknown);
      progress(`writing ${Math.round(((from + rows.length) / file.rows.length) * 100)} %`);
    }
    progress('');
    for (const line of firstFew(file.warnings)) note(line);
    for (const line of firstFew(file.rejected.map(({ rowNumber, reason }) => `Row ${rowNumber}: ${reason}`)))
      note(line);
    if (unknown.length > 0) note(`Not on the list, or several people: ${firstFew(unknown).join(', ')}.`);
    const rejected = file.rejected.length;
    return {
      exit: EXIT.done,
      json: { ...counts, unknown, rejected },
      text: `${counts.changed} changed, ${counts.unchanged} unchanged, ${unknown.length} unknown, ${rejected} rejected.`,
    };
  },
};

const listInterests: Command = {
  usage: 'interests list --event CODE [--limit N]',
  options: { ...EVENT, limit: { type: 'string' } },
  async run(context) {
    const limit = positiveNumber('limit', context.args.text('limit'));
    const { id: eventId } = await requireEvent(context);
    const keywords = (await context.client.interests.keywords({ eventId })).keywords.slice(0, limit);
    return {
      exit: EXIT.done,
      json: { keywords },
      text: keywords.length === 0 ? 'Nobody has said anything yet.' : keywords.map(keywordLine).join('\n'),
    };
  },
};

function keywordLine({ label, people, offering, lookingFor, topics, merged }: KeywordRow): string {
  const where = `offering ${offering}, looking for ${lookingFor}, interests ${topics}`;
  const also = merged.length === 0 ? '' : `, also ${merged.map((one) => one.label).join(', ')}`;
  return `${String(people).padStart(6)}  ${label} (${where}${also})`;
}

const mergeInterests: Command = {
  usage: 'interests merge KEY... --into WORD --event CODE',
  options: { ...EVENT, into: { type: 'string' } },
  takesWords: true,
  async run(context) {
    const { client, args, note } = context;
    const into = args.required('into');
    const target = keywordKey(into);
    const keys = [...new Set(args.positionals.map(keywordKey))].filter((key) => key !== '' && key !== target);
    if (keys.length === 0)
      throw new UsageError(`Which keywords are to mean “${into}”? lanyard ${mergeInterests.usage}`);
    const { id: eventId } = await requireEvent(context);
    const before = (await client.interests.keywords({ eventId })).keywords;
    const { keywords } = await client.interests.merge({ eventId, keys, into });
    const known = new Set(before.flatMap(({ key, merged }) => [key, ...merged.map((one) => one.key)]));
    const unused = keys.filter((key) => !known.has(key));
    // As good as a typing error, but lists that are still to come may have it.
    if (unused.length > 0) note(`Nobody has ${unused.map((key) => `“${key}”`).join(', ')} so far.`);
    const keyword = keywords.find(({ key }) => key === target) ?? null;
    return {
      exit: EXIT.done,
      json: { keyword },
      text: keyword === null ? `Nobody has “${into}” so far.` : keywordLine(keyword),
    };
  },
};

/** What people offer and look for. */
export const interestCommands: Readonly<Record<string, Command>> = {
  'interests import': importInterests,
  'interests list': listInterests,
  'interests merge': mergeInterests,
};
