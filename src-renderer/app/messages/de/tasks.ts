import type { tasks as en } from '../en/tasks.ts';

export const tasks: typeof en = {
  tasks: {
    title: 'Laufendes und Erledigtes',
    short: 'Aufgaben',
    underWay: 'In Arbeit',
    percent: '{{percent}} %',
    running_one: '{{count}} Aufgabe läuft',
    running_other: '{{count}} Aufgaben laufen',
    stop: 'Anhalten: {{name}}',
    stopShort: 'Anhalten',
    save: 'Datei speichern',
    clear: 'Erledigtes ausblenden',
    kinds: {
      bulk: 'Änderung der Liste',
      export: 'Export',
      bundleExport: 'Alles in eine Datei',
      bundleImport: 'Alles aus einer Datei',
      backup: 'Sicherung',
      erasure: 'Löschung von Daten',
      plan: 'Planung der Treffen',
      job: 'Regelmäßige Aufgabe',
    },
  },
};
