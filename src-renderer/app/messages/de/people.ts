import type { people as en } from '../en/people.ts';

export const people: typeof en = {
  people: {
    list: 'Personen nach Namen',
    search: 'Name, Firma, E-Mail oder Code',
    filter: 'Wer gezeigt wird',
    filters: {
      all: 'Alle',
      expected: 'Erwartet',
      inside: 'Da',
      left: 'Gegangen',
      waitlisted: 'Warteliste',
      cancelled: 'Storniert',
      attention: 'Zu beachten',
    },
    count_one: '{{formatted}} Person',
    count_other: '{{formatted}} Personen',
    fewerLetters: 'Weniger Buchstaben finden vielleicht mehr.',
    otherFilter: 'Vielleicht unter allen: Der Filter oben blendet einige aus.',
    empty: 'Noch niemand auf der Liste.',
    emptyHint: 'Die Liste aus dem Ticketshop importieren oder Gäste eintragen, wie sie kommen.',
    nobody: {
      expected: 'Niemand fehlt mehr.',
      inside: 'Niemand ist da.',
      left: 'Niemand ist gegangen.',
      waitlisted: 'Die Warteliste ist leer.',
      cancelled: 'Niemand hat storniert.',
      attention: 'Nichts zu beachten.',
    },
  },
};
