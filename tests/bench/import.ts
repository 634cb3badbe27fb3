import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { generatePeople } from '#main/features/demo/people.ts';
import { BENCH_EVENT } from './app.ts';
import type { Figure } from './figures.ts';
import { runCli } from './process.ts';

/** Imports a list from a CSV file into a new data folder, with the command line, as a whole process. */
export async function measureImport(folder: string, people: number, seed: number): Promise<Figure[]> {
  const file = join(folder, 'people.csv');
  await writePeople(file, generatePeople(people, seed));
  const data = join(folder, 'data');
  const idle = await runCli(['events', 'create', '--code', BENCH_EVENT, '--name', 'Bench', '--data', data]);
  const first = await runCli(['import', file, '--event', BENCH_EVENT, '--json', '--data', data]);
  const again = await runCli(['import', file, '--event', BENCH_EVENT, '--json', '--data', data]);
  const counts = JSON.parse(first.stdout) as { new: number; rejected: number };
  if (counts.new !== people || counts.rejected !== 0) throw new Error(`The import was not whole: ${first.stdout}`);
  return [
    { what: 'import, rows of a CSV', measured: first.seconds, unit: 's', target: 15 },
    {
      what: 'import, memory above the idle process',
      measured: (first.peakMb ?? 0) - (idle.peakMb ?? 0),
      unit: 'MB',
      target: 200,
    },
    { what: 'import of the same file again', measured: again.seconds, unit: 's', target: null },
  ];
}

type Person = ReturnType<typeof generatePeople> extends Generator<infer P> ? P : never;

/** Writes people as a ticket shop exports them. */
export async function writePeople(file: string, people: Iterable<Person>): Promise<void> {
  await pipeline(Readable.from(lines(people)), createWriteStream(file));
}

function* lines(people: Iterable<Person>): Generator<string> {
  yield 'First name,Last name,Email,Phone,Company,Job title,Ticket type,Ticket code,Order code,Status,Note\n';
  for (const person of people) {
    const cells = [
      person.firstName,
      person.lastName,
      person.email,
      person.phone,
      person.company,
      person.jobTitle,
      person.ticketType,
      person.ticketCode,
      person.orderCode,
      person.status,
      person.note,
    ];
    yield `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`;
  }
}
