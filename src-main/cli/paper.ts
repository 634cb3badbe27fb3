import type { PaperElement, PaperHead, PaperWords } from '#shared/domain/paper-sheets.ts';
import { type PaperSize, paperStyle } from '#shared/domain/paper-style.ts';

/** The command line speaks English. */
export const PAPER_WORDS: Omit<PaperWords, 'day' | 'span'> = {
  time: 'Time',
  table: 'Table',
  people: 'Who meets there',
  name: 'Name',
  meets: 'Meets',
  noName: 'No name',
  noMeetings: 'No meetings.',
};

export const PAPER_MARKS: Record<'draft' | 'published' | 'earlier', PaperHead['mark']> = {
  draft: 'Draft',
  published: null,
  earlier: 'Earlier plan',
};

/** Sheets as one HTML file, which any browser prints and which asks for nothing from anywhere. */
export function* paperFile(title: string, size: PaperSize, sheets: readonly (() => PaperElement)[]): Generator<string> {
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${paperStyle(size)}</style>
</head>
<body class="paper">
`;
  for (const sheet of sheets) yield `${htmlOf(sheet())}\n`;
  yield '</body>\n</html>\n';
}

function htmlOf({ tag, class: name, span, children }: PaperElement): string {
  const attributes = `${name === undefined ? '' : ` class="${name}"`}${span === undefined ? '' : ` colspan="${span}"`}`;
  if (tag === 'col') return `<col${attributes}>`;
  const inside = children.map((child) => (typeof child === 'string' ? escaped(child) : htmlOf(child))).join('');
  return `<${tag}${attributes}>${inside}</${tag}>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? '');
}
