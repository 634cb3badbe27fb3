import type { rescue as en } from '../en/rescue.ts';

export const rescue: typeof en = {
  rescue: {
    title: 'Die Daten dieses Platzes sind beschädigt',
    lead: 'Die Datenbank ließ sich nicht ganz lesen, wie nach einem Fehler der Festplatte oder einem harten Abbruch. Nichts wurde geändert. Wählen Sie, wie es weitergeht; die beschädigte Datei bleibt in jedem Fall erhalten.',
    problem: 'Was die Datenbank meldet',
    backup: 'Zurück zu einer Sicherung',
    backupHint:
      'Alles ist, wie es war, als die Sicherung gemacht wurde. Was seitdem geschah, steht nur in der beschädigten Datei.',
    noBackup: 'Im Datenordner liegt keine Sicherung.',
    why: { manual: 'von Hand', scheduled: 'nach Zeitplan', before: 'vor einer Änderung' },
    looking: 'Wird angesehen …',
    holds: '{{events}}, {{people}}',
    unsound: 'Auch diese Sicherung ist beschädigt.',
    restore: 'Zurück zu dieser Sicherung',
    file: 'Eine Sicherung von anderswo',
    fileHint: 'Sicherungsdatei hier ablegen oder auswählen. Sie wird geprüft, bevor etwas ersetzt wird.',
    checking: 'Datei wird geprüft …',
    salvage: 'Lesbares retten',
    salvageHint:
      'Liest jede Zeile, die noch lesbar ist, und ergänzt Fehlendes aus dem Protokoll der Änderungen. Oft findet sich alles. Sie entscheiden, wenn Sie gesehen haben, was gefunden wurde.',
    start: 'Retten beginnen',
    again: 'Noch einmal versuchen',
    saving: 'Wird gerettet …',
    stop: 'Anhalten',
    saved: '{{events}}, {{people}}, {{checkIns}}',
    checkIns_one: '{{formatted}} Check-in',
    checkIns_other: '{{formatted}} Check-ins',
    whole: 'Keine aufgezeichnete Änderung fehlt.',
    missing_one: '{{formatted}} aufgezeichnete Änderung ließ sich nicht lesen. Was sie sagte, kann fehlen.',
    missing_other: '{{formatted}} aufgezeichnete Änderungen ließen sich nicht lesen. Was sie sagten, kann fehlen.',
    tables: 'Beschädigte Tabellen: {{tables}}',
    use: 'Damit weiterarbeiten',
    stopped: 'Das Retten wurde angehalten. Nichts wurde geändert.',
    restarting: 'Die App startet neu …',
    elsewhere: 'Wie es weitergeht, wird am Platz selbst entschieden, nicht von einem anderen Computer aus.',
  },
};
