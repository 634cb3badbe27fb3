import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '../..');
/** Where the app speaks to people on screen: folders and files. Everything else writes to terminals and logs, in English. */
const PLACES = [
  'src-main/cli/hub.ts',
  'src-main/cli/serve.ts',
  'src-main/core',
  'src-main/features',
  'src-main/hosts/electron/desktop.ts',
  'src-main/hosts/electron/printer.ts',
  'src-main/jobs',
  'src-main/nfc',
  'src-main/storage/backup-files.ts',
  'src-main/storage/checkpoints.ts',
  'src-main/storage/new-database.ts',
  'src-main/storage/salvage/salvage.ts',
  'src-main/storage/store.ts',
  'src-main/sync',
  'src-main/workers',
  'src-shared/domain',
  'src-shared/rpc',
];
/** Read by those who write programs, and by their programs: in one language. */
const FOR_PROGRAMS = ['src-main/features/api/http/'];
/** Behind these, what is written goes to the log, or to whoever has made a mistake in the code. */
const NOT_FOR_PEOPLE = /^(Error|TypeError|RangeError|log|info|warn|error)$/;
/** Begins like a sentence, ends like one, and has two words of its own. */
const SENTENCE = /^(?:[\p{Lu}\p{N}]|“|\{\}).*(?:[.?)]|[.;:] \{\})$/su;
const WORDS = /\p{L}{2,}\s.*?\p{L}{2,}/su;
const SQL = /^(ON CONFLICT|SELECT|INSERT|UPDATE|DELETE|PRAGMA|VACUUM|IN) |\b(WHERE|AND) \(?[a-z_.]/;

/** The text of all of the core's own files. */
export function coreSource(): string {
  return coreFiles()
    .map((file) => readFileSync(join(ROOT, file), 'utf8'))
    .join('\n');
}

function coreFiles(): string[] {
  return PLACES.flatMap((place) => {
    if (place.endsWith('.ts')) return [place];
    const names = readdirSync(join(ROOT, place), { recursive: true }) as string[];
    return names.map((name) => join(place, name));
  }).filter(
    (file) =>
      file.endsWith('.ts') &&
      !file.endsWith('.test.ts') &&
      !file.includes('/demo/') &&
      !FOR_PROGRAMS.some((folder) => file.startsWith(folder)),
  );
}

/**
 * All sentences of the core that people may get to see, as templates: `{}` stands where a value is filled in.
 * @returns each with the file it is from
 */
export function coreSentences(): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of coreFiles()) {
    const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, true);
    collect(source, (text) => found.set(text, file));
  }
  return found;
}

function collect(node: ts.Node, onSentence: (text: string) => void): void {
  const text = templateOf(node);
  if (text !== null) {
    if (SENTENCE.test(text) && WORDS.test(text.replaceAll('{}', ' ')) && !SQL.test(text)) onSentence(text);
    // What is filled in may be said in turn.
    if (ts.isTemplateExpression(node)) for (const span of node.templateSpans) collect(span.expression, onSentence);
    return;
  }
  const called = ts.isCallExpression(node) || ts.isNewExpression(node) ? lastName(node.expression) : '';
  if (!NOT_FOR_PEOPLE.test(called)) ts.forEachChild(node, (child) => collect(child, onSentence));
}

/** The text of a literal or of literals that are put together; null where a node is neither. */
function templateOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map((span) => `{}${span.literal.text}`).join('');
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [templateOf(node.left), templateOf(node.right)];
    return left === null || right === null ? null : left + right;
  }
  return null;
}

function lastName(expression: ts.Expression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
}
