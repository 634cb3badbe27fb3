import { posix } from 'node:path';
import { MAX_SHARED_STRINGS_BYTES } from '../limits.ts';
import { ImportFileError } from '../types.ts';
import { Archive } from './archive.ts';
import { type NumberStyle, styleOfFormat } from './numbers.ts';
import { SharedStringsHandler, type StringTable } from './strings.ts';
import { type Attributes, decodeXml, parseXml, type XmlHandler, XmlPush } from './xml.ts';

export interface SheetEntry {
  readonly name: string;
  readonly part: string;
}

/** An open XLSX file: its visible sheets and what is needed to read their cells. Close it. */
export interface Workbook {
  readonly archive: Archive;
  readonly sheets: readonly SheetEntry[];
  readonly date1904: boolean;
  readonly styles: readonly NumberStyle[];
  /** Read on first use: a look at the sheet names does not need them. */
  strings(signal?: AbortSignal): Promise<StringTable>;
  close(): void;
}

const onOpen = (open: (name: string, attributes: Attributes) => void): XmlHandler => ({
  open,
  text: () => {},
  close: () => {},
});

/** The value of an attribute whatever its namespace prefix. */
function attribute(attributes: Attributes, name: string): string | undefined {
  for (const [key, value] of Object.entries(attributes)) if (key.slice(key.indexOf(':') + 1) === name) return value;
  return undefined;
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

async function readRelations(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  const name = posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
  parseXml(
    (await archive.text(name)) ?? '<none/>',
    onOpen((tag, attributes) => {
      const { Id: id, Type: type = '', Target: target } = attributes;
      if (tag !== 'Relationship' || id === undefined || target === undefined) return;
      const path = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(part), target);
      relations.set(id, { type: type.slice(type.lastIndexOf('/') + 1), target: path });
    }),
  );
  return relations;
}

/** Opens a workbook. Throws `ImportFileError`; a ZIP that is no workbook gives `otherFormat`. */
export async function openWorkbook(path: string): Promise<Workbook> {
  const archive = await Archive.open(path);
  try {
    return await readWorkbook(archive);
  } catch (error) {
    archive.close();
    throw error;
  }
}

async function readWorkbook(archive: Archive): Promise<Workbook> {
  const main =
    (await rootRelations(archive)).find((relation) => relation.type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const xml = await archive.text(main);
  if (xml === null || !/<(?:\w+:)?workbook[\s>]/.test(xml)) {
    const binary = archive.names().some((name) => name.endsWith('workbook.bin'));
    throw new ImportFileError(
      'otherFormat',
      binary
        ? 'This is a binary workbook (.xlsb). Save it as XLSX or as CSV (UTF-8), then import that file.'
        : 'This archive is no workbook. If a list is inside, unpack it and import that file.',
    );
  }
  const relations = await readRelations(archive, main);
  const sheets: SheetEntry[] = [];
  const hidden: SheetEntry[] = [];
  let date1904 = false;
  parseXml(
    xml,
    onOpen((tag, attributes) => {
      if (tag === 'workbookPr') date1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (tag !== 'sheet') return;
      const relation = relations.get(attribute(attributes, 'id') ?? '');
      if (relation === undefined || relation.type !== 'worksheet') return;
      const entry = { name: attributes.name ?? '', part: relation.target };
      (attributes.state === undefined || attributes.state === 'visible' ? sheets : hidden).push(entry);
    }),
  );
  const partOf = (type: string): string | undefined =>
    [...relations.values()].find((relation) => relation.type === type)?.target;
  let strings: Promise<StringTable> | null = null;
  return {
    archive,
    sheets: sheets.length > 0 ? sheets : hidden,
    date1904,
    styles: await readStyles(archive, partOf('styles')),
    strings: (signal) => {
      strings ??= readStrings(archive, partOf('sharedStrings'), signal);
      return strings;
    },
    close: () => archive.close(),
  };
}

async function rootRelations(archive: Archive): Promise<Relation[]> {
  const relations: Relation[] = [];
  parseXml(
    (await archive.text('_rels/.rels')) ?? '<none/>',
    onOpen((_, { Type: type = '', Target: target = '' }) => {
      relations.push({ type: type.slice(type.lastIndexOf('/') + 1), target: target.replace(/^\.?\//, '') });
    }),
  );
  return relations;
}

async function readStyles(archive: Archive, part: string | undefined): Promise<NumberStyle[]> {
  const xml = part === undefined ? null : await archive.text(part);
  if (xml === null) return [];
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let inCellFormats = false;
  parseXml(xml, {
    open: (tag, attributes) => {
      if (tag === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (tag === 'cellXfs') inCellFormats = true;
      else if (tag === 'xf' && inCellFormats) formats.push(Number(attributes.numFmtId ?? 0));
    },
    text: () => {},
    close: (tag) => {
      if (tag === 'cellXfs') inCellFormats = false;
    },
  });
  return formats.map((id) => styleOfFormat(id, codes.get(id)));
}

async function readStrings(archive: Archive, part: string | undefined, signal?: AbortSignal): Promise<StringTable> {
  const handler = new SharedStringsHandler();
  if (part === undefined || !archive.has(part)) return handler.table;
  const parser = new XmlPush(handler);
  const stream = await archive.stream(part, MAX_SHARED_STRINGS_BYTES);
  for await (const text of decodeXml(stream as AsyncIterable<Buffer>)) {
    signal?.throwIfAborted();
    parser.write(text);
  }
  parser.end();
  return handler.table;
}
