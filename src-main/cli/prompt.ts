import { UsageError } from './arguments.ts';

/**
 * Asks on the terminal for a new password, twice. From before the first question until after the second nothing that is
 * typed or pasted is shown, also what comes between the two; nothing else may read the terminal meanwhile, or it shows it.
 * @returns '' if the first answer was empty, undefined if the two differ
 * @throws {UsageError} if whoever is asked stops with Ctrl C or Ctrl D
 */
export async function askNewPassword(): Promise<string | undefined> {
  const { stdin } = process;
  // The terminal itself shows what is typed, so it is told not to before a question invites an answer.
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  try {
    const first = await askHidden('Password (at least 10 characters): ', '');
    if (first.answer === '') return '';
    const second = await askHidden('Again: ', first.rest);
    return second.answer === first.answer ? first.answer : undefined;
  } finally {
    stdin.setRawMode(false);
  }
}

/**
 * @param ahead what was typed behind the end of the answer before: whoever pastes, or scripts a terminal, answers both at once
 * @returns the answer, and what came behind its end
 */
function askHidden(question: string, ahead: string): Promise<{ answer: string; rest: string }> {
  const { stdin, stderr } = process;
  stderr.write(question);
  return new Promise((resolve, reject) => {
    let typed: string[] = [];
    const stop = () => {
      stdin.pause();
      stdin.off('data', onData);
      stderr.write('\n');
    };
    const onData = (chunk: string) => {
      const characters = [...chunk];
      for (const [index, character] of characters.entries()) {
        if (character === '\r' || character === '\n') {
          stop();
          const rest = characters.slice(index + 1).join('');
          return resolve({ answer: typed.join(''), rest: rest.replace(/^\n/, '') });
        }
        if (character === '\u0003' || character === '\u0004') {
          stop();
          return reject(new UsageError('Stopped before a password was set.'));
        }
        if (character === '\u007f' || character === '\b') typed = typed.slice(0, -1);
        else typed.push(character);
      }
    };
    stdin.on('data', onData);
    stdin.resume();
    if (ahead !== '') onData(ahead);
  });
}
