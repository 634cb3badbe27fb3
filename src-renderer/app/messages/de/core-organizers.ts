import type { Sentences } from '../core-sentences.ts';

/** What the core says to organizers and administrators, in German. */
export const coreForOrganizers: Sentences = {
  // Conflicts
  'Somebody has dealt with this meanwhile, or it is not so any more.':
    'Das hat inzwischen jemand erledigt, oder es ist nicht mehr so.',
  'This is no way to deal with that.': 'So lässt sich das nicht erledigen.',
  'Choose one of those that it is about.': 'Wählen Sie etwas von dem, worum es geht.',
  'This is for the organizers of the event. Tell one of them.':
    'Das entscheidet, wer die Veranstaltung organisiert. Sagen Sie dort Bescheid.',
  'This is not so any more. Look at the list again.': 'Das ist nicht mehr so. Sehen Sie noch einmal in die Liste.',
  'Somebody or something else is there by now. Leave the meeting where it is, or move it in the plan.':
    'Dort ist inzwischen etwas anderes. Lassen Sie das Treffen, wo es ist, oder verlegen Sie es im Plan.',
  'It was seen at two doors.': 'An zwei Türen gesehen.',
  'It belongs to somebody else.': 'Es gehört jemand anderem.',

  // What is not there, or not theirs
  'This venue is not known any more.': 'Diesen Ort gibt es nicht mehr.',
  'This room is not known any more.': 'Diesen Raum gibt es nicht mehr.',
  'This round is not known any more.': 'Diese Runde gibt es nicht mehr.',
  'This table is not known any more.': 'Diesen Tisch gibt es nicht mehr.',
  'This passcode is not known any more.': 'Diesen Zugangscode gibt es nicht mehr.',
  'This file is not known any more.': 'Diese Datei gibt es nicht mehr.',
  'This message is not known any more.': 'Diese Nachricht gibt es nicht mehr.',
  'This change cannot be undone any more.': 'Diese Änderung lässt sich nicht mehr zurücknehmen.',
  'Several organizations share this installation: its owner does this at the command line.':
    'Mehrere Organisationen teilen sich diese Installation: Das macht, wem der Rechner gehört, auf der Befehlszeile.',
  'Your passcode is for another event. Ask somebody in charge.':
    'Ihr Zugangscode gilt für eine andere Veranstaltung. Fragen Sie jemanden, der zuständig ist.',
  'This event belongs to another organizer. Ask them, or an administrator.':
    'Diese Veranstaltung gehört jemand anderem. Fragen Sie dort oder bei der Administration.',
  'There is no organization of this name. List them to see how it is written.':
    'Eine Organisation dieses Namens gibt es nicht. Lassen Sie sich alle zeigen, um zu sehen, wie sie geschrieben wird.',
  'There is an organization named {} already.': 'Eine Organisation namens {} gibt es schon.',
  'Choose an event: the whole organization is for administrators.':
    'Wählen Sie eine Veranstaltung: Die ganze Organisation sehen nur Administratoren.',
  'Some of these belong to another event. Load the page anew.':
    'Einiges davon gehört zu einer anderen Veranstaltung. Laden Sie die Seite neu.',
  'The list is of another event. Load it anew.': 'Die Liste gehört zu einer anderen Veranstaltung. Laden Sie sie neu.',

  // Events and their programme
  'This event is running. Complete it before you delete it.':
    'Diese Veranstaltung läuft. Schließen Sie sie ab, bevor Sie sie löschen.',
  'The code {} belongs to an event that was deleted. Restore that one, or take another code.':
    'Der Code {} gehört einer gelöschten Veranstaltung. Holen Sie sie zurück, oder nehmen Sie einen anderen Code.',
  'Another event has the slug {}. Slugs must differ.':
    'Eine andere Veranstaltung hat den Kurznamen {}. Kurznamen müssen sich unterscheiden.',
  'An event belongs to an organizer or an administrator. Choose one of them.':
    'Eine Veranstaltung gehört jemandem aus Organisation oder Administration. Wählen Sie jemanden davon.',
  'Name two people of one event.': 'Nennen Sie zwei Personen einer Veranstaltung.',
  'The room closes before it opens. Correct one of the two times.':
    'Der Raum schließt, bevor er öffnet. Berichtigen Sie eine der beiden Zeiten.',
  'The round ends before it starts. Correct one of the two times.':
    'Die Runde endet, bevor sie beginnt. Berichtigen Sie eine der beiden Zeiten.',
  'The passcode ends before it begins. Correct its times.':
    'Der Zugangscode endet, bevor er beginnt. Berichtigen Sie die Zeiten.',
  'This passcode would be over already.': 'Dieser Zugangscode wäre schon abgelaufen.',
  'A passcode is good for 31 days at most. Make an account for whoever stays longer.':
    'Ein Zugangscode gilt höchstens 31 Tage. Wer länger bleibt, bekommt ein Konto.',
  '{} events moved along.': '{} Veranstaltungen sind weitergerückt.',
  '{} meetings moved along.': '{} Treffen sind weitergerückt.',

  // Many at once
  'Stopped: {} are changed, {} are not.': 'Angehalten: {} sind geändert, {} nicht.',
  '{} changed, {} were so already.': '{} geändert, {} waren schon so.',
  '{} changed.': '{} geändert.',
  'This was taken back already.': 'Das wurde schon zurückgenommen.',
  '{} taken back.': '{} zurückgenommen.',
  '{} taken back; {} were changed since and stay as they are.':
    '{} zurückgenommen; {} wurden seither geändert und bleiben, wie sie sind.',
  'This cannot be stopped half way. It ends by itself.':
    'Das lässt sich nicht auf halbem Weg anhalten. Es endet von selbst.',
  'It was cancelled.': 'Es wurde abgebrochen.',
  'It was stopped.': 'Es wurde angehalten.',
  'The app was closed.': 'Die App wurde geschlossen.',
  'The app was closed meanwhile.': 'Die App wurde unterdessen geschlossen.',
  'This could not be done. The log has the details.': 'Das ging nicht. Näheres steht im Protokoll.',
  'This is not under way any more.': 'Das läuft nicht mehr.',

  // Documents
  'The file is larger than {} MB. Make it smaller.': 'Die Datei ist größer als {} MB. Verkleinern Sie sie.',
  'A photo is a PNG or JPEG picture.': 'Ein Foto ist ein Bild im Format PNG oder JPEG.',
  'A résumé is a PDF, a Word document (DOCX), a PNG or a JPEG.':
    'Ein Lebenslauf ist ein PDF, ein Word-Dokument (DOCX), ein PNG oder ein JPEG.',
  'The file is damaged or was not copied completely. Save it again and choose the new one.':
    'Die Datei ist beschädigt oder nicht ganz kopiert. Speichern Sie sie noch einmal, und wählen Sie die neue.',
  'The picture has more than 50 million pixels. Make it smaller.':
    'Das Bild hat mehr als 50 Millionen Bildpunkte. Verkleinern Sie es.',
  'This document holds a program. Save it as DOCX without macros.':
    'Dieses Dokument enthält ein Programm. Speichern Sie es als DOCX ohne Makros.',
  'The document unpacks to more than can be read. Save it anew.':
    'Das Dokument ist ausgepackt größer, als sich lesen lässt. Speichern Sie es neu.',
  'This file is not on this computer. Its record is; restore it from a backup.':
    'Diese Datei ist nicht auf diesem Rechner, nur ihr Eintrag. Holen Sie sie aus einer Sicherung.',
  'The file was cleaned up since and cannot be brought back.':
    'Die Datei wurde seither aufgeräumt und ist nicht mehr zurückzuholen.',
  'Documents are for organizers. Ask somebody in charge of the event.':
    'Dokumente sehen nur die Organisatoren. Fragen Sie jemanden, der zuständig ist.',

  // Messages
  'You take part in this event: write to everybody.': 'Sie nehmen an der Veranstaltung teil: Schreiben Sie an alle.',
  'This message was sent elsewhere already. Write it again.':
    'Diese Nachricht ging schon woandershin. Schreiben Sie sie noch einmal.',
  'Only who wrote a message can edit it.': 'Ändern kann eine Nachricht nur, wer sie geschrieben hat.',
  'This message was deleted.': 'Diese Nachricht wurde gelöscht.',
  'Only who wrote a message, or an organizer of the event, can delete it.':
    'Löschen kann eine Nachricht nur, wer sie geschrieben hat oder die Veranstaltung organisiert.',
  'This conversation is for those who take part in the event.':
    'An diesem Gespräch nimmt teil, wer an der Veranstaltung teilnimmt.',

  // Records, privacy, upkeep
  '{} rows are in {}.': '{} Zeilen stehen in {}.',
  '{} rows.': '{} Zeilen.',
  'Everything that is known is in {}.': 'Alles, was bekannt ist, steht in {}.',
  'Erased from {} registrations.': 'Aus {} Anmeldungen gelöscht.',
  'Erased from {} registrations. {} copies on this computer may hold them still.':
    'Aus {} Anmeldungen gelöscht. {} Kopien auf diesem Rechner enthalten sie vielleicht noch.',
  'Erased from {} registrations. Copies of the whole installation may hold them still: its owner deletes these at the command line.':
    'Aus {} Anmeldungen gelöscht. Kopien der ganzen Installation enthalten sie vielleicht noch: Wem der Rechner gehört, löscht diese auf der Befehlszeile.',
  'Copies on this computer hold data of other organizations: its owner deletes them at the command line.':
    'Kopien auf diesem Rechner enthalten Daten anderer Organisationen: Wem der Rechner gehört, löscht sie auf der Befehlszeile.',
  'This print was recorded for another person. Print again.':
    'Dieser Druck wurde für jemand anderen vermerkt. Drucken Sie noch einmal.',
  'There is no backup of this name. Look at the list again.':
    'Eine Sicherung dieses Namens gibt es nicht. Sehen Sie noch einmal in der Liste nach.',
  '{} days were written.': '{} Tage wurden geschrieben.',
  'Nothing was due.': 'Nichts war fällig.',
  'Deleted: {}.': 'Gelöscht: {s}.',
  'Wrote {}.': '{} wurde geschrieben.',
  'Wrote {}; {} old ones were deleted.': '{} wurde geschrieben; {} alte wurden gelöscht.',

  // Bundles
  'What was to be deleted is deleted. Traces of it stay in the write-ahead log until nothing reads the database: end exports and backups that run. The app then empties the log by itself.':
    'Gelöscht ist, was zu löschen war. Spuren davon bleiben im Schreibprotokoll der Datenbank, solange sie gelesen wird: Beenden Sie Exporte und Sicherungen, die noch laufen. Danach leert die App das Protokoll von selbst.',
  'This is not a sound bundle: {}. Nothing was changed.': 'Das ist kein heiles Bündel: {s}. Geändert wurde nichts.',
  'This bundle was written by a newer version of the app. Update this one first. Nothing was changed.':
    'Dieses Bündel stammt von einer neueren Version der App. Bringen Sie diese zuerst auf den neuen Stand. Geändert wurde nichts.',
  'The disk has no room for what this bundle unpacks to. Nothing was changed.':
    'Auf der Platte ist kein Platz für den Inhalt dieses Bündels. Geändert wurde nichts.',
  'The rows of {} in this bundle cannot be read. Nothing was changed.':
    'Die Zeilen von {} in diesem Bündel lassen sich nicht lesen. Geändert wurde nichts.',
  'What was read does not fit together. Nothing was changed.':
    'Was gelesen wurde, passt nicht zusammen. Geändert wurde nichts.',
  'The organization that this bundle is of is not in it. Write it anew where it comes from. Nothing was changed.':
    'Die Organisation, von der dieses Bündel ist, steht nicht darin. Schreiben Sie es dort neu, wo es herkommt. Geändert wurde nichts.',
  'There is something here already. Confirm that the bundle replaces all of it.':
    'Hier ist schon etwas. Bestätigen Sie, dass das Bündel alles ersetzt.',
  'This is more than a bundle holds. Write it without files, and copy the folder of files beside it.':
    'Das ist mehr, als ein Bündel fasst. Schreiben Sie es ohne Dateien, und kopieren Sie den Ordner der Dateien dazu.',
  'The disk has no room for a bundle of {} MB. Make room, or write it without files.':
    'Auf der Platte ist kein Platz für ein Bündel von {} MB. Schaffen Sie Platz, oder schreiben Sie es ohne Dateien.',
  'Everything is in {}.': 'Alles steht in {}.',
  'The bundle was imported. The app starts anew with it.': 'Das Bündel ist eingelesen. Die App startet neu damit.',
  'A bundle was imported.': 'Ein Bündel wurde eingelesen.',
  'Making the search index.': 'Der Suchindex wird angelegt.',
  '{}: {} rows.': '{}: {} Zeilen.',
  '{} files.': '{} Dateien.',

  // A damaged database
  'The database {} is damaged{}. Start the app to choose between a backup and what can be saved of it, or use the commands "db restore" and "db salvage".':
    'Die Datenbank {} ist beschädigt{}. Starten Sie die App, um zwischen einer Sicherung und dem zu wählen, was sich retten lässt, oder nehmen Sie die Befehle „db restore“ und „db salvage“.',
  'The database of this desk is damaged. What to do about it is chosen at the desk itself.':
    'Die Datenbank dieses Platzes ist beschädigt. Was geschehen soll, wird am Platz selbst gewählt.',
  'The database is sound: there is nothing to choose.': 'Die Datenbank ist heil: Es gibt nichts zu wählen.',
  'Nothing was saved so far. Start saving first.': 'Noch ist nichts gerettet. Beginnen Sie zuerst mit dem Retten.',
  'Saving was stopped.': 'Das Retten wurde angehalten.',
  'The disk could not be read or written. The log has the details.':
    'Die Festplatte ließ sich nicht lesen oder nicht beschreiben. Das Protokoll nennt die Einzelheiten.',
  'Nothing of this database can be read. Restore a backup.':
    'Von dieser Datenbank lässt sich nichts lesen. Stellen Sie eine Sicherung wieder her.',
  'The app goes on with what was saved.': 'Die App macht mit dem weiter, was gerettet wurde.',
  'This key is not known any more.': 'Diesen Schlüssel gibt es nicht mehr.',
  'This webhook is not known any more.': 'Diesen Webhook gibt es nicht mehr.',
  'Write the address as https://example.org/path.': 'Schreiben Sie die Adresse so: https://example.org/pfad.',
  'Without encryption it goes to this computer alone. Write https.':
    'Unverschlüsselt geht es nur auf diesem Computer. Schreiben Sie https.',
  'Leave the password out of the address: what is sent is signed.':
    'Lassen Sie das Passwort aus der Adresse weg: Was gesendet wird, ist signiert.',
  'Nothing is sent to this address.': 'An diese Adresse wird nichts gesendet.',
  'There are {} webhooks already. Remove one that is not needed.':
    'Es gibt schon {} Webhooks. Entfernen Sie einen, der nicht gebraucht wird.',
};
