import type { pairing as en } from '../en/pairing.ts';

export const pairing: typeof en = {
  pairing: {
    round: 'Runde',
    noRounds: 'Noch keine Runden.',
    noRoundsHint: 'Gepaart wird für eine Runde. Legen Sie zuerst die Runden der Veranstaltung an.',
    toRounds: 'Runden öffnen',
    none: 'Für diese Runde ist niemand gepaart.',
    noneHint:
      'Wer davon teilnimmt und zu dieser Runde kommen kann, wird ohne Likes zu passenden Paaren zusammengestellt, niemand zweimal mit derselben Person. Die Paare sind sofort Matches.',
    inside_one: '{{formatted}} Person ist im Haus.',
    inside_other: '{{formatted}} Personen sind im Haus.',
    pair: 'Anwesende paaren',
    again: 'Neu paaren',
    sure: 'Die neuen Paare treten an die Stelle der jetzigen. Matches, die nur für diese Runde gepaart wurden, enden, und neue beginnen.',
    pairs_one: '{{formatted}} Paar',
    pairs_other: '{{formatted}} Paare',
    threes_one: '{{formatted}} Dreiergruppe',
    threes_other: '{{formatted}} Dreiergruppen',
    out_one: '{{formatted}} Person setzt aus',
    out_other: '{{formatted}} Personen setzen aus',
    since: 'Gepaart {{time}}.',
    sittingOut: 'Setzen aus',
    sittingOutHint: 'Für sie war niemand da. In der nächsten Runde kommen sie zuerst dran.',
    three: 'Zu dritt',
    list: 'Paare der Runde',
  },
};
