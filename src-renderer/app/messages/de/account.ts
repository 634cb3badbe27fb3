import type { account as en } from '../en/account.ts';

export const account: typeof en = {
  account: {
    signedIn: 'Angemeldet',
    nowhere: 'Nirgends an diesem Platz.',
    here: 'Dieser Rechner',
    at: 'Rechner mit {{address}}',
    browser: 'ein Browser',
    used: 'Seit {{since}}, zuletzt benutzt {{last}}',
    current: 'Dieses Fenster',
    ended_one: '{{count}} Sitzung beendet.',
    ended_other: '{{count}} Sitzungen beendet.',
    signOutElsewhere: 'Überall sonst abmelden',
    signOutElsewhereSure: 'Andere eigene Fenster zeigen sofort die Anmeldung. Dieses bleibt.',
    signOutEverywhere: 'Überall abmelden',
    signOutSure:
      'Alle Fenster von {{name}} hier und in Browsern anderswo zeigen sofort die Anmeldung. Das eigene bleibt.',
    signOutSubmit: 'Abmelden',
    reset: 'Passwort zurücksetzen',
    resetSure:
      'Das alte Passwort von {{name}} gilt dann nicht mehr, und alle Sitzungen enden. Sie bekommen ein neues zum Weitergeben.',
    resetSubmit: 'Neues Passwort machen',
    resetDone: 'Ein neues Passwort',
    resetOnce:
      'Es wird nur dieses eine Mal gezeigt. An {{name}} weitergeben; unter Einstellungen, Mein Konto lässt sich ein anderes wählen.',
    deactivate:
      'Nach dem Speichern kann {{name}} sich nicht mehr anmelden, und alle Sitzungen enden sofort. Was getan wurde, bleibt; das Konto lässt sich wieder einschalten.',
    roles: 'Was jede Rolle darf',
    may: 'Darf',
    yes: 'ja',
    no: 'nein',
    password: 'Passwort',
    passwordHint: 'Mit einem neuen Passwort enden die anderen eigenen Sitzungen. Diese bleibt.',
    currentPassword: 'Jetziges Passwort',
    wrongEmpty: 'Das Passwort eingeben, das jetzt zum Anmelden gilt.',
    changePassword: 'Passwort ändern',
    changedAlone: 'Das Passwort ist geändert.',
    changed_one: 'Das Passwort ist geändert. {{count}} andere Sitzung beendet.',
    changed_other: 'Das Passwort ist geändert. {{count}} andere Sitzungen beendet.',
  },
};
