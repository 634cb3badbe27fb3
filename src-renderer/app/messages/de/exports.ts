import type { exporting as en } from '../en/exports.ts';

export const exporting: typeof en = {
  exports: {
    title: 'Listen zum Mitnehmen',
    hint: 'CSV lässt sich überall öffnen; XLSX behält Zeiten als Zeiten. Was wie eine Formel aussieht, steht so da, dass es keine ist.',
    menu: 'Exportieren',
    as: { csv: 'Als CSV', xlsx: 'Als XLSX für Tabellenprogramme' },
    listAs: '{{list}} als {{format}}',
    ready_one: '{{formatted}} Zeile ist bereit.',
    ready_other: '{{formatted}} Zeilen sind bereit.',
    save: 'Datei speichern',
    saveNamed: '{{file}} speichern',
    lists: {
      registrations: 'Anmeldungen',
      checkIns: 'Einlass',
      waitlist: 'Warteliste',
      badges: 'Tickets und Ausweise',
      prints: 'Gedruckte Ausweise',
      documents: 'Dokumente',
      rounds: 'Runden',
      meetingPoints: 'Tische',
      availability: 'Wer wann kann',
      matches: 'Matches',
      meetings: 'Treffen',
      messages: 'Nachrichten',
      dailyFigures: 'Zahlen der Tage',
      audit: 'Verlauf',
    },
  },
};
