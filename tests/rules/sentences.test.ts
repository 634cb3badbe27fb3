import { expect, test } from 'vitest';
import { core, coreWords } from '../../src-renderer/app/messages/de/core.ts';
import { coreSentences, coreSource } from '../support/sentences.ts';

/** What only logs, scripts and the command line get to see, or whoever starts an app that cannot start. */
const NEVER_SHOWN: ReadonlySet<string> = new Set([
  'Lanyard runs already on {}. Use its window, or name another folder with --data.',
  'The database {} cannot be opened for writing. Mend its rights, or choose another data folder.',
  'The database could not be brought up to this version of the app; nothing of it was changed. The version that you used before still opens it. The log has the details.',
  'Choose the file in the app; reading files by path is for the command line.',
  'Give the whole path of the file.',
  'There is no call named {}.',
  'There is no file {}.',
]);

test('every sentence of the core that people see has a German one', () => {
  const sentences = [...coreSentences()].filter(([text]) => !NEVER_SHOWN.has(text));
  expect(sentences.length).toBeGreaterThan(100);
  expect(sentences.filter(([text]) => !Object.hasOwn(core, text) && !Object.hasOwn(coreWords, text))).toEqual([]);
});

test('no sentence is translated that the core does not say', () => {
  const said = coreSentences();
  const source = coreSource();
  const written = (text: string) => text.split('{}').every((part) => source.includes(part));
  expect([...Object.keys(core), ...Object.keys(coreWords)].filter((text) => !said.has(text) && !written(text))).toEqual(
    [],
  );
});

test('translations fill in what the sentence fills in', () => {
  const places = (text: string) => {
    let next = 0;
    return [...text.matchAll(/\{([\ds]?)\}/g)]
      .map(([, mark]) => (/\d/.test(mark ?? '') ? Number(mark) : ++next))
      .sort();
  };
  for (const [english, german] of Object.entries({ ...core, ...coreWords }))
    expect(places(german), english).toEqual(places(english));
});
