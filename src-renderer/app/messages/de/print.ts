import type { print as en } from '../en/print.ts';

export const print: typeof en = {
  print: {
    sent: 'Ausweis von {{name}} gedruckt.',
    handed: 'Ausweis von {{name}} an den Druckdialog übergeben.',
    failed: 'Der Ausweis wurde nicht gedruckt: {{message}}',
    retry: 'Noch einmal',
    again: 'Noch einmal drucken',
    alreadyToast: 'Der Ausweis von {{name}} wurde schon gedruckt.',
    alreadyTitle: 'Schon gedruckt',
    alreadyHint_one: 'Ein Ausweis von {{name}} wurde schon einmal gedruckt. Noch einen drucken?',
    alreadyHint_other: 'Ein Ausweis von {{name}} wurde schon {{count}}-mal gedruckt. Noch einen drucken?',
    previewOf: 'Der Ausweis von {{name}}, wie er gedruckt wird',
    sampleRole: 'Netzplaner',
    sampleTicket: 'Vortrag',
    sampleEvent: 'Ihre Veranstaltung',
    testSent: 'Probeausweis gedruckt.',
    log: 'Gedruckte Ausweise',
    logEmpty: 'Für diese Veranstaltung wurde noch kein Ausweis gedruckt.',
    outcome: { printed: 'Gedruckt', failed: 'Fehlgeschlagen', cancelled: 'Abgebrochen' },
  },
  templates: {
    'label-90x60': 'Etikett 90 × 60 mm',
    'label-62x100': 'Etikett 62 × 100 mm',
    'label-54x86': 'Karte 54 × 86 mm',
    a6: 'A6',
    'a5-folded': 'A5, gefaltet auf zwei Seiten',
    other: 'Andere Größe',
  },
};
