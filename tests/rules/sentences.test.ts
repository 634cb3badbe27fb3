import { expect, test } from 'vitest';
import { core } from '../../src-renderer/app/messages/de/core.ts';
import { coreSentences, coreSource } from '../support/sentences.ts';

/** What only logs, scripts and the command line get to see. */
const NEVER_SHOWN: ReadonlySet<string> = new Set([
  'Choose the file in the app; reading files by path is for the command line.',
  'Give the whole path of the file.',
  'There is no call named {}.',
]);

test('every sentence of the core that people see has a German one', () => {
  const sentences = [...coreSentences()].filter(([text]) => !NEVER_SHOWN.has(text));
  expect(sentences.length).toBeGreaterThan(100);
  expect(sentences.filter(([text]) => !Object.hasOwn(core, text))).toEqual([]);
});

test('no sentence is translated that the core does not say', () => {
  const said = coreSentences();
  const source = coreSource();
  const written = (text: string) => text.split('{}').every((part) => source.includes(part));
  expect(Object.keys(core).filter((text) => !said.has(text) && !written(text))).toEqual([]);
});

test('translations fill in what the sentence fills in', () => {
  const count = (text: string) => text.match(/\{\d?\}/g)?.length ?? 0;
  expect(Object.entries(core).filter(([english, german]) => count(english) !== count(german))).toEqual([]);
});
