import type { notifications as en } from '../en/notifications.ts';

export const notifications: typeof en = {
  notices: {
    title: 'Mitteilungen',
    titleUnread_one: 'Mitteilungen, {{count}} ungelesen',
    titleUnread_other: 'Mitteilungen, {{count}} ungelesen',
    unread: 'ungelesen',
    readAll: 'Alle als gelesen markieren',
    more: 'Frühere',
    none: 'Nichts Neues.',
    noneHint: 'Änderungen an Veranstaltungen, Nachrichten und wer einen Platz bekommt stehen hier.',
    new: 'Neue Mitteilung',
    somebody: 'Jemand',
    anEvent: 'einer Veranstaltung',
    registered: 'Neu angemeldet: {{name}} ({{event}}).',
    waits: 'Neu auf der Warteliste: {{name}} ({{event}}).',
    promotion: '{{name}} ist von der Warteliste nachgerückt ({{event}}).',
    message: '{{name}} hat geschrieben ({{event}}).',
    match: 'Ein neues Paar ({{event}}).',
    webhookStopped: '{{host}} hat einen Tag lang nicht geantwortet: Es wird nichts mehr gemeldet.',
    meeting: 'Ihre Treffen haben sich geändert ({{event}}).',
    status: '{{event}} ist jetzt: {{status}}.',
    changed: '{{event}} hat sich geändert.',
    changedFields: 'Neu bei {{event}}: {{fields}}.',
    field: { startAt: 'Beginn', endAt: 'Ende', locationText: 'Ort', venueId: 'Veranstaltungsort' },
    desktop: 'Neue Mitteilungen auf dem Desktop zeigen',
    desktopHint: 'Solange niemand auf dieses Fenster sieht. Ist der Platz gesperrt, nur dass es etwas Neues gibt.',
    refused: 'Der Browser lehnt Mitteilungen dieser Seite ab. In seinen Einstellungen neben der Adresse erlauben.',
    unavailable:
      'Dieser Browser zeigt für diese Seite keine. Sie brauchen eine sichere Verbindung (https oder dieser Rechner).',
  },
};
