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
    clear: 'Erledigtes ausblenden',
    kinds: {
      bulk: 'Änderung der Liste',
      export: 'Export',
      bundleExport: 'Veranstaltung in eine Datei',
      bundleImport: 'Veranstaltung aus einer Datei',
      backup: 'Sicherung',
      erasure: 'Löschung von Daten',
      job: 'Regelmäßige Aufgabe',
    },
  },
};
