import type { organization as en } from '../en/organization.ts';

export const organization: typeof en = {
  organization: {
    name: 'Name der Organisation',
    nameHint: 'Er steht, wo mehrere Organisationen zu unterscheiden sind: bei der Anmeldung und auf der Befehlszeile.',
    nameWrong: 'Der Organisation einen Namen geben.',
    renamed: 'Die Organisation hat ihren neuen Namen.',
    desks: 'Plätze, die teilnehmen',
    desksHint: 'Alle Rechner, die an diesen Veranstaltungen arbeiten. Ihr Name steht hinter jedem Einlass von dort.',
    desksOne: 'Bisher nur dieser Rechner. Andere erscheinen hier, sobald sie teilnehmen.',
    ownDesk: 'Dieser Platz',
    changed: 'zuletzt geändert {{time}}',
  },
};
