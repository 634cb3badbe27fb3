import type { DeskSettings } from '#shared/contract/desk.ts';

type Language = DeskSettings['language'];

const en = {
  menu: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    help: 'Help',
    logs: 'Open Logs Folder',
    data: 'Open Data Folder',
  },
  inUseTitle: 'Lanyard cannot start: its data is in use',
  inUse: (folder: string) =>
    `Another program works with the folder\n${folder}\n\nIt may be Lanyard in a browser, or a "lanyard" command. ` +
    'Close it and start again, or name another folder with --data.',
  noStartTitle: 'Lanyard cannot start',
  noStart: (reason: string, folder: string) => `${reason}\n\nData folder: ${folder}\nThe log is in its folder "logs".`,
  faultTitle: 'Lanyard has to close',
  fault: (folder: string) =>
    `Something went wrong inside the app. Everything that was answered is saved. Start Lanyard again; the log in\n` +
    `${folder}\nhas the details.`,
  outside: {
    message: 'Open this address in the browser?',
    open: 'Open',
    cancel: 'Cancel',
  },
  crash: {
    message: 'The window stopped twice within a minute.',
    detail: 'Everything that was answered is saved. Load the window again, or quit and start Lanyard again.',
    reload: 'Load Again',
    quit: 'Quit',
  },
};

export type Texts = typeof en;

const de: Texts = {
  menu: {
    file: 'Datei',
    edit: 'Bearbeiten',
    view: 'Ansicht',
    help: 'Hilfe',
    logs: 'Protokollordner öffnen',
    data: 'Datenordner öffnen',
  },
  inUseTitle: 'Lanyard kann nicht starten: Die Daten sind in Benutzung',
  inUse: (folder) =>
    `Ein anderes Programm arbeitet mit dem Ordner\n${folder}\n\nVielleicht ist es Lanyard in einem Browser oder ein ` +
    'Befehl „lanyard“. Beenden Sie es und starten Sie erneut, oder nennen Sie mit --data einen anderen Ordner.',
  noStartTitle: 'Lanyard kann nicht starten',
  noStart: (reason, folder) => `${reason}\n\nDatenordner: ${folder}\nDas Protokoll liegt darin im Ordner „logs“.`,
  faultTitle: 'Lanyard muss beendet werden',
  fault: (folder) =>
    `In der App ist etwas schiefgegangen. Alles Beantwortete ist gespeichert. Starten Sie Lanyard erneut; das ` +
    `Protokoll in\n${folder}\nnennt die Einzelheiten.`,
  outside: {
    message: 'Diese Adresse im Browser öffnen?',
    open: 'Öffnen',
    cancel: 'Abbrechen',
  },
  crash: {
    message: 'Das Fenster ist innerhalb einer Minute zweimal stehen geblieben.',
    detail:
      'Alles Beantwortete ist gespeichert. Laden Sie das Fenster neu, oder beenden Sie Lanyard und starten Sie es erneut.',
    reload: 'Neu laden',
    quit: 'Beenden',
  },
};

const catalogues: Record<Language, Texts> = { en, de };

/** The texts of this host, in the desk's language; before that is known, in the system's (a locale such as `de-AT`). */
export function textsFor(locale: string): Texts {
  const language = locale.slice(0, 2).toLowerCase();
  return language === 'de' ? catalogues.de : catalogues.en;
}
