import { expect, test } from 'vitest';
import { dataFolder } from './arguments.ts';

test.each<[string[], string | undefined]>([
  [['electron', '.', '--data', 'here'], 'here'],
  [['/opt/Lanyard/lanyard', '--data=/srv/door 2'], '/srv/door 2'],
  [['electron', '--inspect=0', '--remote-debugging-port=0', '/app', '--data', '/tmp/x', '--no-sandbox'], '/tmp/x'],
  [['electron', '.', '--data-path=/other', '--database'], undefined],
  [['electron', '.', '--data'], undefined],
  [['electron', '.', '--data', '--no-sandbox'], undefined],
  [['electron', '.', '--data='], undefined],
  [['electron', '.'], undefined],
])('%j', (argv, expected) => {
  expect(dataFolder(argv)).toBe(expected);
});
