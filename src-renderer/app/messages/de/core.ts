import type { Sentences } from '../core-sentences.ts';
import { coreForMatching } from './core-matching.ts';
import { coreForOrganizers } from './core-organizers.ts';
import { coreForPlans } from './core-plans.ts';
import { coreForSync } from './core-sync.ts';

/** What the core says, in German: by its English sentence, as translators know it from gettext. */
export const core: Sentences = {
  ...coreForMatching,
  ...coreForOrganizers,
  ...coreForPlans,
  ...coreForSync,

  // Anywhere
  'Something went wrong inside the app. The log has the details.':
    'In der App ist etwas schiefgegangen. Näheres steht im Protokoll.',
  'The connection to the app was lost.': 'Die Verbindung zur App ist abgerissen.',
  'Sign in first.': 'Melden Sie sich zuerst an.',
  'Your role does not allow this. Ask somebody in charge of the event.':
    'Ihre Rolle erlaubt das nicht. Fragen Sie jemanden, der für die Veranstaltung zuständig ist.',
  'The input is not valid.': 'Die Eingabe ist nicht gültig.',
  'This event is not on this desk.': 'Diese Veranstaltung gibt es an diesem Platz nicht.',
  'This person is not in the list any more.': 'Diese Person steht nicht mehr in der Liste.',
  'The place in the list is not valid; start from its beginning.':
    'Diese Stelle der Liste gibt es nicht; beginnen Sie von vorn.',

  // Setting up, accounts, backups
  'This desk is set up already. Restoring is for an empty one: start with another data folder.':
    'Dieser Platz ist schon eingerichtet. Wiederherstellen geht nur auf einem leeren: Starten Sie mit einem anderen Datenordner.',
  'This file is not a sound backup of Lanyard. Choose another one; nothing was changed.':
    'Diese Datei ist keine heile Sicherung von Lanyard. Wählen Sie eine andere; geändert wurde nichts.',
  'This desk has an administrator already. Sign in, or ask them for an account.':
    'Dieser Platz hat schon einen Administrator. Melden Sie sich an, oder lassen Sie sich ein Konto geben.',
  'There is an account for {} already.': 'Für {} gibt es schon ein Konto.',
  'There is no such account.': 'Dieses Konto gibt es nicht.',
  'The password was changed elsewhere just now. Sign in with that one.':
    'Das Passwort wurde gerade anderswo geändert. Melden Sie sich mit jenem an.',
  'Somebody has to stay administrator. Make another one first.':
    'Jemand muss Administrator bleiben. Ernennen Sie zuerst einen anderen.',

  'A backup was restored.': 'Eine Sicherung wurde wiederhergestellt.',
  'The copy {} did not pass its check: {}': 'Die Kopie {} hat ihre Prüfung nicht bestanden: {}',
  'The app was closed ({}).': 'Die App wurde geschlossen ({}).',
  'The app was closed.': 'Die App wurde geschlossen.',

  // Printing
  'The window that asked is not there any more.': 'Das Fenster, das danach fragte, gibt es nicht mehr.',
  'The printer {} is not there. Choose another in the settings.':
    'Der Drucker {} ist nicht da. Wählen Sie in den Einstellungen einen anderen.',
  'The window was closed before the badge was printed.':
    'Das Fenster wurde geschlossen, bevor der Ausweis gedruckt war.',
  'The printer did not answer.': 'Der Drucker hat nicht geantwortet.',
  'The printer refused the badge.': 'Der Drucker hat den Ausweis abgelehnt.',

  // Ready for the doors
  'Check-ins are written to this computer. No network is needed.':
    'Einlässe werden auf diesem Computer gespeichert. Ein Netz ist nicht nötig.',
  '{} GB of disk are free.': '{} GB sind auf der Festplatte frei.',
  'Only {} Make room before the doors open.': 'Nur {s} Schaffen Sie Platz, bevor die Türen öffnen.',
  'Choose the event of this desk.': 'Wählen Sie die Veranstaltung dieses Platzes.',
  '{} has ended. Is this the right event?': '{} ist vorbei. Ist das die richtige Veranstaltung?',
  '{} starts in more than a day. Is the clock right?': '{} beginnt erst in mehr als einem Tag. Geht die Uhr richtig?',
  'This desk checks in for {}.': 'Dieser Platz macht Einlass für {}.',
  'The list is empty. Import it, or register people as they come.':
    'Die Liste ist leer. Importieren Sie sie, oder nehmen Sie Leute auf, wie sie kommen.',
  '{} people are expected, without ticket codes to scan.': '{} Personen werden erwartet, ohne Ticketcodes zum Scannen.',
  '{} people are expected.': '{} Personen werden erwartet.',
  '{} reads badges.': '{} liest Ausweise.',
  'No badge reader is plugged in. Names and codes work without.':
    'Kein Ausweisleser ist angeschlossen. Namen und Codes gehen auch ohne.',
  'The badge reader is not ready.': 'Der Ausweisleser ist nicht bereit.',
  'Badges print through the dialog of the browser.': 'Ausweise werden über den Dialog des Browsers gedruckt.',
  'This computer has no printer.': 'Dieser Computer hat keinen Drucker.',
  'Badges print on {}.': 'Ausweise druckt {s}.',
  'The printer {} is not there. Choose another one.': 'Der Drucker {} ist nicht da. Wählen Sie einen anderen.',

  // Events
  'There is an event with the code {} already.': 'Es gibt schon eine Veranstaltung mit dem Kürzel {}.',
  'The event ends before it starts. Correct one of the two times.':
    'Die Veranstaltung endet, bevor sie beginnt. Berichtigen Sie eine der beiden Zeiten.',
  '{} is not a time zone. Write it as Europe/Tallinn.': '{} ist keine Zeitzone. Schreiben Sie sie wie Europe/Tallinn.',
  'An event that is {} cannot become {}; {}': 'Aus dem Stand „{s}“ führt kein Weg zu „{s}“; {s}',

  // At the door
  'Your role cannot admit in spite of a refusal. Ask a supervisor.':
    'Ihre Rolle darf niemanden trotz einer Ablehnung einlassen. Fragen Sie die Aufsicht.',
  'This is the code of an order of {}. Pick the person by name.':
    'Das ist der Code einer Bestellung über {} Plätze. Wählen Sie die Person nach dem Namen.',
  'Several tickets have this code, with other capitals. Pick the person by name.':
    'Mehrere Tickets haben diesen Code, mit anderer Großschreibung. Wählen Sie die Person nach dem Namen.',
  'This scan was recorded for another event. Scan again.':
    'Dieser Scan wurde für eine andere Veranstaltung aufgenommen. Scannen Sie noch einmal.',
  'Write a name: first, last, or both.': 'Schreiben Sie einen Namen: Vorname, Nachname oder beides.',

  // Badges
  'It was replaced by another one.': 'Er wurde durch einen anderen ersetzt.',
  'It was replaced by another badge.': 'Er wurde durch einen anderen Ausweis ersetzt.',
  'It was revoked.': 'Er wurde gesperrt.',
  'This is not the number of a badge: it has no hex digits.':
    'Das ist keine Ausweisnummer: Sie hat keine Hexadezimalziffern.',
  'This is a phone: it shows another number each time and cannot serve as a badge.':
    'Das ist ein Telefon: Es zeigt jedes Mal eine andere Nummer und taugt nicht als Ausweis.',
  'This badge is not known any more.': 'Diesen Ausweis gibt es nicht mehr.',
  'Lay a badge on the reader, then try again.':
    'Legen Sie einen Ausweis auf den Leser und versuchen Sie es noch einmal.',
  'The signature on this badge is not genuine: it was copied or altered.':
    'Die Unterschrift auf diesem Ausweis ist nicht echt: Er wurde kopiert oder verändert.',
  'This badge was signed by another organizer.': 'Diesen Ausweis hat ein anderer Veranstalter unterschrieben.',
  'This badge was written by a newer version of the app. Update this desk.':
    'Diesen Ausweis hat eine neuere Version der App geschrieben. Aktualisieren Sie diesen Platz.',
  'This badge belongs to {}. Take another one, or revoke it there first.':
    'Dieser Ausweis gehört {s}. Nehmen Sie einen anderen, oder sperren Sie ihn dort zuerst.',
  '{} has a badge already. Replace it if it is lost: the old one then stops working.':
    '{} hat schon einen Ausweis. Ersetzen Sie ihn, wenn er verloren ist: Der alte gilt dann nicht mehr.',
  'The key that signs badges is kept in the key store of this computer, which only the desktop app can open. Start the desktop app to write badges.':
    'Der Schlüssel, der Ausweise unterschreibt, liegt im Schlüsselspeicher dieses Computers, den nur die Desktop-App öffnen kann. Starten Sie die Desktop-App, um Ausweise zu schreiben.',

  // The reader
  'The package nfc-pcsc is not installed. {}': 'Das Paket nfc-pcsc ist nicht installiert. {s}',
  'The addon of nfc-pcsc does not load ({}). {}': 'Das Modul von nfc-pcsc lässt sich nicht laden ({}). {s}',
  'Install its headers and install again: sudo apt-get install libpcsclite-dev, then npm install.':
    'Installieren Sie seine Kopfdateien und dann neu: sudo apt-get install libpcsclite-dev, danach npm install.',
  'Install again: npm install.': 'Installieren Sie neu: npm install.',
  'The smart card service is not running. {}': 'Der Smartcard-Dienst läuft nicht. {s}',
  'Install and start pcscd: sudo apt-get install pcscd, then sudo systemctl start pcscd.':
    'Installieren und starten Sie pcscd: sudo apt-get install pcscd, danach sudo systemctl start pcscd.',
  'Restart the computer.': 'Starten Sie den Computer neu.',
  'The reader process cannot be started: {}': 'Der Leserprozess lässt sich nicht starten: {}',
  'The smart card service went away.': 'Der Smartcard-Dienst ist verschwunden.',
  'The reader process ended (code {}).': 'Der Leserprozess hat sich beendet (Code {}).',
  'The smart card service does not answer.': 'Der Smartcard-Dienst antwortet nicht.',
  'The reader process did not answer and was ended.': 'Der Leserprozess antwortete nicht und wurde beendet.',

  // Importing
  'The file is larger than {} MB.': 'Die Datei ist größer als {} MB.',
  'The disk has no room for this file. Make room and try again.':
    'Auf der Platte ist kein Platz für diese Datei. Schaffen Sie Platz, und versuchen Sie es noch einmal.',
  'The uploaded file is not there any more. Choose it again.':
    'Die hochgeladene Datei ist nicht mehr da. Wählen Sie sie noch einmal.',
  'Another import of this event is being finished. Try again in a moment.':
    'Ein anderer Import dieser Veranstaltung wird gerade beendet. Versuchen Sie es gleich noch einmal.',
  'This import is not known any more.': 'Diesen Import gibt es nicht mehr.',
  'This import is {} and cannot be confirmed.': 'Dieser Import lässt sich in diesem Zustand ({}) nicht bestätigen.',
  'The list was imported anew since this file was read. Start this import again.':
    'Seit diese Datei gelesen wurde, ist die Liste neu importiert worden. Beginnen Sie diesen Import noch einmal.',
  'The import is confirmed and is being finished; it cannot be cancelled any more.':
    'Der Import ist bestätigt und wird beendet; abbrechen lässt er sich nicht mehr.',
  'The import could not be finished. It goes on when the app is started again.':
    'Der Import konnte nicht beendet werden. Er geht weiter, wenn die App neu gestartet wird.',
  'The app was closed before the import was confirmed.': 'Die App wurde geschlossen, bevor der Import bestätigt war.',
  'This import has ended. Start it again.': 'Dieser Import ist zu Ende. Beginnen Sie ihn noch einmal.',
  'The import was cancelled.': 'Der Import wurde abgebrochen.',
  'This file needs too much memory to read. Save it as CSV and import that.':
    'Diese Datei zu lesen braucht zu viel Speicher. Speichern Sie sie als CSV und importieren Sie die.',
  'The file could not be read. The log has the details.':
    'Die Datei konnte nicht gelesen werden. Näheres steht im Protokoll.',
  'The file cannot be read ({}). Copy it to this computer and choose it again.':
    'Die Datei lässt sich nicht lesen ({}). Kopieren Sie sie auf diesen Computer und wählen Sie sie noch einmal.',

  // What is wrong with a file
  'Open it in a spreadsheet program and save it as XLSX or as CSV (UTF-8), then import that file.':
    'Öffnen Sie sie in einer Tabellenkalkulation, speichern Sie sie als XLSX oder als CSV (UTF-8) und importieren Sie diese Datei.',
  'This is a web page, whatever its name says. {}': 'Das ist eine Webseite, wie immer sie heißt. {s}',
  'This is an XML file and no list that can be read. {}': 'Das ist eine XML-Datei und keine lesbare Liste. {s}',
  'This is an OpenDocument file (.ods). {}': 'Das ist eine OpenDocument-Datei (.ods). {s}',
  'This is an OpenDocument file (.ods). Save it as XLSX or CSV and import that.':
    'Das ist eine OpenDocument-Datei (.ods). Speichern Sie sie als XLSX oder CSV und importieren Sie die.',
  'This is an Excel file of the old kind (.xls). {}': 'Das ist eine Excel-Datei der alten Art (.xls). {s}',
  'This is a text document (RTF). Export the attendee list as CSV or XLSX.':
    'Das ist ein Textdokument (RTF). Exportieren Sie die Teilnehmerliste als CSV oder XLSX.',
  'This is a JSON file. Export the attendee list as CSV or XLSX.':
    'Das ist eine JSON-Datei. Exportieren Sie die Teilnehmerliste als CSV oder XLSX.',
  'The file is empty. Export the attendee list again.': 'Die Datei ist leer. Exportieren Sie die Teilnehmerliste neu.',
  'This is a PDF. Export the attendee list as CSV or XLSX from the ticket shop.':
    'Das ist ein PDF. Exportieren Sie die Teilnehmerliste aus dem Ticketshop als CSV oder XLSX.',
  'This is an archive. Unpack it and import the list inside.':
    'Das ist ein Archiv. Entpacken Sie es und importieren Sie die Liste darin.',
  'The file is encoded in UTF-32. Save it as CSV in UTF-8.':
    'Die Datei ist in UTF-32 kodiert. Speichern Sie sie als CSV in UTF-8.',
  'This is a picture. Export the attendee list as CSV or XLSX.':
    'Das ist ein Bild. Exportieren Sie die Teilnehmerliste als CSV oder XLSX.',
  'This is a database. To restore a Lanyard folder use “restore”.':
    'Das ist eine Datenbank. Um einen Ordner von Lanyard wiederherzustellen, nehmen Sie „Wiederherstellen“.',
  'There is no file of that name.': 'Eine Datei dieses Namens gibt es nicht.',
  'The file cannot be opened. Is it open elsewhere, or not yours to read?':
    'Die Datei lässt sich nicht öffnen. Ist sie anderswo offen, oder dürfen Sie sie nicht lesen?',
  'This is a folder or a device and no file.': 'Das ist ein Ordner oder ein Gerät und keine Datei.',
  'This workbook has a password. Save a copy without one and import that.':
    'Diese Arbeitsmappe hat ein Passwort. Speichern Sie eine Kopie ohne und importieren Sie die.',
  'This archive has a password. Save a copy without one.':
    'Dieses Archiv hat ein Passwort. Speichern Sie eine Kopie ohne.',
  'This is no text and no XLSX file. Export the attendee list as CSV or XLSX.':
    'Das ist kein Text und keine XLSX-Datei. Exportieren Sie die Teilnehmerliste als CSV oder XLSX.',
  'The workbook is damaged or was not downloaded completely. Export it again.':
    'Die Arbeitsmappe ist beschädigt oder nicht ganz heruntergeladen. Exportieren Sie sie neu.',
  'The workbook is damaged: its XML cannot be read. Save it again as XLSX or as CSV.':
    'Die Arbeitsmappe ist beschädigt: Ihr XML lässt sich nicht lesen. Speichern Sie sie neu als XLSX oder CSV.',
  'The workbook unpacks to more than can be read. Save the list alone, as CSV.':
    'Entpackt ist die Arbeitsmappe größer, als gelesen werden kann. Speichern Sie die Liste allein, als CSV.',
  'This is a binary workbook (.xlsb). Save it as XLSX or as CSV (UTF-8), then import that file.':
    'Das ist eine binäre Arbeitsmappe (.xlsb). Speichern Sie sie als XLSX oder CSV (UTF-8) und importieren Sie diese Datei.',
  'This archive is no workbook. If a list is inside, unpack it and import that file.':
    'Dieses Archiv ist keine Arbeitsmappe. Ist eine Liste darin, entpacken Sie es und importieren Sie die.',
  'The workbook holds no rows. Export the attendee list again.':
    'Die Arbeitsmappe hat keine Zeilen. Exportieren Sie die Teilnehmerliste neu.',
  'The workbook has no sheet “{}”. Choose another one.':
    'Die Arbeitsmappe hat kein Blatt „{}“. Wählen Sie ein anderes.',
  'The file holds nothing but blank space. Export the attendee list again.':
    'Die Datei enthält nur Leerraum. Exportieren Sie die Teilnehmerliste neu.',
  'There is nothing in this list but blank rows. Export the attendee list again.':
    'Diese Liste hat nur leere Zeilen. Exportieren Sie die Teilnehmerliste neu.',
  'The list has more than {} columns. Delete those that nobody needs, or choose another separator.':
    'Die Liste hat mehr als {} Spalten. Löschen Sie die, die niemand braucht, oder wählen Sie ein anderes Trennzeichen.',
  'The file has a line of more than a million characters: it is no list.':
    'Die Datei hat eine Zeile von über einer Million Zeichen: Das ist keine Liste.',
  'The headings of the file are not those of the mapping. Look at the file again.':
    'Die Überschriften der Datei sind nicht die der Zuordnung. Sehen Sie sich die Datei noch einmal an.',
  'The list has no row of headings: say what each column holds.':
    'Die Liste hat keine Zeile mit Überschriften: Sagen Sie, was in jeder Spalte steht.',
  'Row {} is taken as the headings; the rows above it are left out.':
    'Zeile {} gilt als Überschriften; die Zeilen darüber bleiben weg.',
  'This is a corrected list of rejected rows; its columns “Row” and “Reason” are left out.':
    'Das ist eine berichtigte Liste abgewiesener Zeilen; ihre Spalten „Row“ und „Reason“ bleiben weg.',
  '1 byte is damaged and shown as “�”.': '1 Byte ist beschädigt und wird als „�“ gezeigt.',
  '{} bytes are damaged and shown as “�”.': '{} Bytes sind beschädigt und werden als „�“ gezeigt.',

  // What is wrong with a row
  'Row {}: {}': 'Zeile {}: {s}',
  'The row has {} cells where the headings have {}: a separator is too many, or quotation marks are missing.':
    'Die Zeile hat {} Zellen, die Überschriften haben {}: Ein Trennzeichen ist zu viel, oder Anführungszeichen fehlen.',
  '{}, and a quotation mark inside a cell is not closed properly.':
    '{s}, und ein Anführungszeichen in einer Zelle ist nicht richtig geschlossen.',
  '{}: it is the end of another row, or no attendee.':
    '{s}: Sie ist das Ende einer anderen Zeile, oder kein Teilnehmer.',
  '{}, and its values stand in wrong columns: a separator or a quotation mark is missing.':
    '{s}, und die Werte stehen in falschen Spalten: Ein Trennzeichen oder ein Anführungszeichen fehlt.',
  '{}; the missing ones are taken as empty.': '{s}; die fehlenden gelten als leer.',
  'A quotation mark is opened and never closed. Close it, or write it twice if it is meant.':
    'Ein Anführungszeichen wird geöffnet und nie geschlossen. Schließen Sie es, oder schreiben Sie es doppelt, wenn es gemeint ist.',
  '“{}” holds the error {}; taken as empty.': '„{}“ enthält den Fehler {}; gilt als leer.',
  'There is no name, no e-mail address and no ticket code in this row.':
    'In dieser Zeile steht kein Name, keine E-Mail-Adresse und kein Ticketcode.',
  'The name is longer than {} characters: cells have run together.':
    'Der Name ist länger als {} Zeichen: Zellen sind zusammengelaufen.',
  'The ticket code is longer than {} characters.': 'Der Ticketcode ist länger als {} Zeichen.',
  'The ticket code “{}” is already that of row {}.': 'Den Ticketcode „{}“ hat schon Zeile {}.',
  'There is no e-mail address, no ticket code and no order code in this row.':
    'In dieser Zeile steht keine E-Mail-Adresse, kein Ticketcode und keine Bestellnummer.',
  '“{}” has a keyword of more than {} characters: it is left out.':
    '„{}“ hat ein Stichwort von mehr als {} Zeichen: Es wird weggelassen.',
  '“{}” has more than {} keywords: the rest is left out.':
    '„{}“ hat mehr als {} Stichwörter: Die übrigen werden weggelassen.',
  '“{}” was cut after {} characters.': '„{}“ wurde nach {} Zeichen abgeschnitten.',
  '“{}” was rounded by a spreadsheet: the digits are lost. Export the list again.':
    '„{}“ wurde von einer Tabellenkalkulation gerundet: Die Ziffern sind verloren. Exportieren Sie die Liste neu.',
  'Not paid yet (“{}”).': 'Noch nicht bezahlt („{}“).',
  'There is no e-mail address in “{}”; kept as it is.': 'In „{}“ steht keine E-Mail-Adresse; behalten, wie es ist.',
  '“{}” names a round that the event does not have; kept as it is.':
    '„{}“ nennt eine Runde, die die Veranstaltung nicht hat; behalten, wie es ist.',
  'Unknown status in “{}”: taken as enrolled.': 'Unbekannter Status in „{}“: gilt als angemeldet.',
};

/** What it says only within sentences. */
export const coreWords: Sentences = {
  'next is {}.': 'der nächste ist „{s}“.',
  'next is {} or {}.': 'der nächste ist „{s}“ oder „{s}“.',
  'this is its last state.': 'dies ist der letzte.',
  'The row has {} of {} cells': 'Die Zeile hat {} von {} Zellen',
  'somebody else': 'jemand anderem',
  'the default printer': 'der Standarddrucker',
  draft: 'Entwurf',
  published: 'veröffentlicht',
  running: 'läuft',
  completed: 'beendet',
  cancelled: 'abgesagt',
  // What is wrong with a bundle
  'it is no ZIP archive, or not all of it is there': 'Es ist kein ZIP-Archiv oder nicht vollständig',
  'it holds a link': 'Es enthält eine Verknüpfung',
  'it holds {} twice': 'Es enthält {} zweimal',
  'a part of it unpacks to far more than it is': 'Ein Teil davon ist ausgepackt viel größer, als er ist',
  'it has too many parts': 'Es hat zu viele Teile',
  'it has no manifest': 'Es hat kein Verzeichnis',
  'its manifest does not say what it must': 'Sein Verzeichnis sagt nicht, was es muss',
  'it holds a file under a name that leads elsewhere': 'Es enthält eine Datei, deren Name anderswohin führt',
  'it holds something that its manifest does not name': 'Es enthält etwas, das nicht im Verzeichnis steht',
  'the table {} is missing': 'Die Tabelle {} fehlt',
  'the table {} is no text': 'Die Tabelle {} ist kein Text',
  'the table {} is not what its hash says': 'Die Tabelle {} passt nicht zu ihrer Prüfsumme',
  'the table {} is not complete': 'Die Tabelle {} ist nicht vollständig',
  'a row of {} is too long': 'Eine Zeile von {} ist zu lang',
  'a file is not what its hash says': 'Eine Datei passt nicht zu ihrer Prüfsumme',
  'a part of it cannot be unpacked': 'Ein Teil davon lässt sich nicht auspacken',
  '{} is missing': '{} fehlt',
  '{} has another size than the manifest says': '{} hat eine andere Größe, als das Verzeichnis sagt',
  // What retention has deleted: “3 sessions, 2 people”, in any order.
  '{}, {}': '{s}, {s}',
  '{} sessions': '{s} Sitzungen',
  '{} passcodes': '{s} Zugangscodes',
  '{} daily figures': '{s} Tageszahlen',
  '{} notifications': '{s} Benachrichtigungen',
  '{} lists of rejected rows': '{s} Listen abgelehnter Zeilen',
  '{} exported files': '{s} exportierte Dateien',
  '{} messages': '{s} Nachrichten',
  '{} people': '{s} Personen',
  'This was said of something else already. Try again.':
    'Das wurde schon über etwas anderes gesagt. Versuchen Sie es noch einmal.',
};
