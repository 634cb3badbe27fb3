import type { matchingOverview as en } from '../en/matching-overview.ts';

export const matchingOverview: typeof en = {
  matchingOverview: {
    people: 'Nehmen teil',
    peopleAgreed: 'angemeldet und einverstanden',
    peopleAll: 'angemeldet und nicht dagegen',
    withInterests: 'Mit Interessen',
    shareOf: '{{percent}} der Teilnehmenden',
    openLikes: 'Offene Likes',
    openLikesHint: 'warten auf eine Antwort',
    matches: 'Matches',
    matchesHint: 'gerade aktiv',
    withoutMatch: 'Ohne Match',
    withoutCandidates: 'Niemand übrig',
    withoutCandidatesHint: 'ihnen kann niemand Neues gezeigt werden',

    next: 'Was als Nächstes zu tun ist',
    step: {
      consent:
        'Noch nimmt niemand teil: Es zählt nur, wer dem Matching zugestimmt hat. Halten Sie das in den Angaben der Personen fest, oder lassen Sie alle teilnehmen, die nicht abgelehnt haben.',
      people: 'Noch nimmt niemand teil. Importieren Sie eine Liste, oder legen Sie Personen an.',
      alone: 'Bisher nimmt nur eine Person teil. Für ein Match braucht es zwei.',
      candidates_one:
        '{{formatted}} Person kann niemand gezeigt werden. Sehen Sie nach, was andere Regeln bewirken würden.',
      candidates_other:
        '{{formatted}} Personen kann niemand gezeigt werden. Sehen Sie nach, was andere Regeln bewirken würden.',
      interests_one: '{{formatted}} Person hat keine Interessen genannt. Für sie sprechen nur Ticketart und Position.',
      interests_other:
        '{{formatted}} Personen haben keine Interessen genannt. Für sie sprechen nur Ticketart und Position.',
      match_one: '{{formatted}} Person hat noch kein Match.',
      match_other: '{{formatted}} Personen haben noch kein Match.',
      done: 'Alle, die teilnehmen, haben ein Match.',
    },
    go: {
      rules: 'Regeln öffnen',
      keywords: 'Stichwörter öffnen',
      without: 'Jemanden für sie finden',
      matches: 'Matches zeigen',
    },
    import: 'Liste importieren',

    exposure: 'Wie gleichmäßig alle gezeigt werden',
    noExposure: 'Zu wenige für Listen.',
    noExposureHint: 'Sobald zwei Personen teilnehmen, macht die App für jede eine Liste von bis zu zehn anderen.',
    making: 'Für alle werden Listen gemacht. Bei Tausenden von Personen dauert das einige Sekunden …',
    tooMany:
      'Es nehmen so viele teil, dass keine Listen gemacht werden: Wer wem gezeigt wird, wird erst bei der Frage danach berechnet.',
    inNoList: 'Niemand steht in einer Liste: Alle haben sich schon getroffen, oder die Regeln halten alle auseinander.',
    evenness: {
      veryEven: 'Sehr gleichmäßig: Alle werden etwa gleich oft gezeigt.',
      even: 'Gleichmäßig: Niemand wird viel öfter gezeigt als andere.',
      uneven: 'Ungleichmäßig: Manche werden viel öfter gezeigt als andere.',
      veryUneven: 'Sehr ungleichmäßig: Wenige bekommen die meiste Aufmerksamkeit.',
    },
    gini: '(Gini {{gini}}: 0 heißt alle gleich oft, 1 heißt nur eine Person.)',
    said: 'Alle haben eine Liste von bis zu zehn Personen. Im Schnitt steht jemand in {{mean}} dieser Listen, die am häufigsten gezeigte Person in {{most}}.',
    saidTop: 'Das meistgezeigte Zehntel hat {{percent}} aller Plätze.',
    saidNone_zero: 'Alle stehen in mindestens einer.',
    saidNone_one: '{{formatted}} Person steht in keiner.',
    saidNone_other: '{{formatted}} Personen stehen in keiner.',
    peopleUp: 'Personen',
    lists: 'Stehen in so vielen Listen',
    legend: 'Personen danach, in wie vielen Listen sie stehen',
  },
};
