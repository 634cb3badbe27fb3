import { PassThrough } from 'node:stream';
import { afterEach, expect, test, vi } from 'vitest';
import { askNewPassword } from './prompt.ts';

/**
 * A terminal that shows what is typed as long as nobody has told it not to, and whose user answers the moment that a
 * question stands there: sooner than a real one can be made to.
 */
function quickTerminal(answers: string[]) {
  let isRaw = false;
  const shown: string[] = [];
  const stdin = new PassThrough();
  const type = (answer: string) => {
    if (!isRaw) shown.push(answer);
    stdin.write(answer);
  };
  vi.spyOn(process, 'stdin', 'get').mockReturnValue(
    Object.assign(stdin, {
      setRawMode(mode: boolean) {
        isRaw = mode;
        return stdin;
      },
    }) as unknown as typeof process.stdin,
  );
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    shown.push(String(text));
    const answer = String(text).endsWith(': ') ? answers.shift() : undefined;
    if (answer !== undefined) type(answer);
    return true;
  });
  return { shown: () => shown.join(''), isRaw: () => isRaw, type };
}

afterEach(() => {
  vi.restoreAllMocks();
});

test('what is typed is hidden from before the first question until after the second', async () => {
  const terminal = quickTerminal(['long enough\r', 'long enough\r']);
  expect(await askNewPassword()).toBe('long enough');
  expect(terminal.shown()).toBe('Password (at least 10 characters): \nAgain: \n');
  expect(terminal.isRaw()).toBe(false);
});

test('two answers that come at once are two answers, cut wherever the terminal cuts them', async () => {
  const terminal = quickTerminal(['long enough\r\nlong', ' enough\r']);
  expect(await askNewPassword()).toBe('long enough');
  expect(terminal.shown()).not.toContain('long');
});

test.each([
  ['two different answers', ['long enough\r', 'long enouch\r'], undefined],
  ['nothing, with no second question', ['\r'], ''],
  ['a letter taken back', ['long  \u007fenough\r', 'long enough\n'], 'long enough'],
])('%s', async (_, answers, expected) => {
  const terminal = quickTerminal(answers);
  expect(await askNewPassword()).toBe(expected);
  expect(terminal.isRaw()).toBe(false);
});

test('stopped, the terminal is as it was before', async () => {
  const terminal = quickTerminal(['long enough\r', 'long\u0003']);
  await expect(askNewPassword()).rejects.toThrow('Stopped before a password was set.');
  expect(terminal.isRaw()).toBe(false);
});
