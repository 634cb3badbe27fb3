import { generatePeople } from '#main/features/demo/people.ts';
import { LIST_FILTERS, LIST_SORTS } from '#shared/contract/registrations.ts';
import { createRandom } from '#shared/domain/random.ts';
import { benchEvent, withDesk } from './app.ts';
import { type Figure, quantile } from './figures.ts';

const LISTS = 400;
/** What a screen asks for at once. */
const PAGE = 100;

/** Lists of everybody in the event as the grid asks for them: any filter, order and text, anywhere in the list. */
export function measureGrid(folder: string, people: number, seed: number): Promise<Figure[]> {
  return withDesk(folder, async (client) => {
    const eventId = await benchEvent(client);
    const random = createRandom(seed + 3);
    const names = random.shuffled([...generatePeople(people, seed)]).slice(0, LISTS);
    const started = performance.now();
    await client.registrations.list({ eventId, limit: PAGE });
    const first = performance.now() - started;
    const { ticketTypes } = await client.registrations.facets({ eventId });
    const times: number[] = [];
    const typed: number[] = [];
    for (const person of names) {
      const query = {
        eventId,
        filter: random.pick(LIST_FILTERS),
        sort: random.pick(LIST_SORTS),
        descending: random.next() < 0.5,
        ...(random.next() < 0.3 ? { ticketTypes: [random.pick(ticketTypes).name] } : {}),
        offset: Math.floor(random.next() * people),
        limit: PAGE,
      };
      times.push(await timed(() => client.registrations.list(query)));
      // As somebody types a name into the box above the grid.
      const text = person.lastName.slice(0, 1 + Math.floor(random.next() * person.lastName.length));
      typed.push(await timed(() => client.registrations.list({ ...query, offset: 0, text })));
    }
    return [
      { what: 'list of people, filtered and sorted, p95', measured: quantile(times, 0.95), unit: 'ms', target: 60 },
      { what: 'list of people, filtered and sorted, median', measured: quantile(times, 0.5), unit: 'ms', target: null },
      { what: 'list of people, with text, p95', measured: quantile(typed, 0.95), unit: 'ms', target: 60 },
      { what: 'list of people, the first of all', measured: first, unit: 'ms', target: null },
    ];
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}
