import type { Sentences } from '../core-sentences.ts';

/** What the core says about several desks that keep in step, in German. */
export const coreForSync: Sentences = {
  'Port {} is in use. Choose another one, or leave it out to get a free one.':
    'Port {} ist belegt. Wählen Sie einen anderen, oder lassen Sie ihn weg, um einen freien zu bekommen.',
  'Port {} is not open to this user. Choose one above 1023.':
    'Port {} steht diesem Benutzer nicht offen. Wählen Sie einen über 1023.',
  'This computer has no address {}. 0.0.0.0 stands for all that it has.':
    'Dieser Computer hat keine Adresse {}. 0.0.0.0 steht für alle, die er hat.',
  // Hosting
  'This desk does not go by that any more.': 'Das gehört nicht mehr zu diesem Platz.',
  'This desk hosts no others so far. Switch hosting on, or run "lanyard hub".':
    'Dieser Platz ist bisher keine Zentrale. Schalten Sie das ein, oder starten Sie „lanyard hub“.',
  'Several organizations share this installation, and desks that sync have all that is in it. Host from a data folder that holds one organization alone.':
    'Diese Installation teilen sich mehrere Organisationen, und Plätze, die sich abgleichen, haben alles, was darin ist. Nehmen Sie als Zentrale einen Datenordner mit nur einer Organisation.',
  'Port {} is in use. Choose another one.': 'Port {} ist belegt. Wählen Sie einen anderen.',
  'There is no such desk at this hub, or it was taken off before.':
    'Diesen Platz gibt es an dieser Zentrale nicht, oder er wurde schon entfernt.',
  'Lanyard runs already on {}. Switch hosting on in its window, or name another folder with --data.':
    'Lanyard läuft schon auf {}. Schalten Sie die Zentrale in seinem Fenster ein, oder nennen Sie mit --data einen anderen Ordner.',
  'The hub did not start.': 'Die Zentrale ist nicht gestartet.',
  'This data folder is of another organization than the database of the hub. Name a new folder with --data.':
    'Dieser Datenordner gehört einer anderen Organisation als die Datenbank der Zentrale. Nennen Sie mit --data einen neuen Ordner.',

  // Joining
  'Somebody has begun with this desk. An administrator of it can join a hub.':
    'An diesem Platz hat schon jemand begonnen. Wer ihn verwaltet, kann ihn mit einer Zentrale verbinden.',
  'This is no code of a hub, or a letter of it is wrong. Compare it with what the hub shows.':
    'Das ist kein Code einer Zentrale, oder ein Zeichen ist falsch. Vergleichen Sie ihn mit dem, was die Zentrale zeigt.',
  'This code was made by a newer version of Lanyard. Update this desk, or the hub shows another code.':
    'Diesen Code hat eine neuere Version von Lanyard gemacht. Aktualisieren Sie diesen Platz.',
  'The hub runs version {}, which this version ({}) does not understand. Bring both to the same version.':
    'Auf der Zentrale läuft Version {}, die diese Version ({}) nicht versteht. Bringen Sie beide auf denselben Stand.',
  'This desk belongs to the hub {}. Leave that first.':
    'Dieser Platz gehört zur Zentrale {}. Trennen Sie ihn erst von ihr.',
  'This desk belongs to the hub {}. Leave that before it hosts others.':
    'Dieser Platz gehört zur Zentrale {}. Trennen Sie ihn erst von ihr, bevor er selbst Zentrale wird.',
  'This desk hosts others. Stop that before it joins another hub.':
    'Dieser Platz ist selbst Zentrale. Beenden Sie das, bevor er sich mit einer anderen verbindet.',
  'This desk is joining a hub already.': 'Dieser Platz verbindet sich gerade schon mit einer Zentrale.',
  'This desk belongs to no hub.': 'Dieser Platz gehört zu keiner Zentrale.',
  'This desk holds data of another organization than {}. Joining sets that aside; confirm it first.':
    'Dieser Platz hat Daten einer anderen Organisation als {}. Sie werden beiseitegelegt; bestätigen Sie das zuerst.',
  'Looking for the hub.': 'Die Zentrale wird gesucht.',
  'The hub makes a copy.': 'Die Zentrale macht eine Kopie.',
  'Copying from the hub.': 'Die Kopie wird übertragen.',
  'Putting the copy in place.': 'Die Kopie wird eingerichtet.',
  'This desk has joined a hub.': 'Dieser Platz gehört jetzt zu einer Zentrale.',
  'This was cancelled.': 'Das wurde abgebrochen.',

  // What a hub answers
  'No hub answers at {}. Are both on the same network, and does its firewall let Lanyard through?':
    'Unter {} antwortet keine Zentrale. Sind beide im selben Netz, und lässt die Firewall dort Lanyard durch?',
  '{}:{} answers with another key than the hub that this desk was paired with. Either the hub was set up anew, or somebody else answers in its place. Nothing was sent. Ask for a new code at the hub.':
    '{}:{} antwortet mit einem anderen Schlüssel als die Zentrale, mit der dieser Platz verbunden wurde. Entweder wurde sie neu eingerichtet, oder jemand anders antwortet an ihrer Stelle. Gesendet wurde nichts. Lassen Sie sich an der Zentrale einen neuen Code geben.',
  'The hub answered something that this version does not know.':
    'Die Zentrale hat etwas geantwortet, was diese Version nicht kennt.',
  'The hub refused this.': 'Die Zentrale hat das abgelehnt.',
  'The hub knows another laptop by the identity of this one, as where a data folder was copied. Take that one off at the hub, or begin here with a new data folder.':
    'Die Zentrale kennt einen anderen Laptop unter der Identität von diesem, etwa weil ein Datenordner kopiert wurde. Entfernen Sie jenen an der Zentrale, oder beginnen Sie hier mit einem neuen Datenordner.',
  'The hub runs a newer version. Update this desk first: it has changes that the hub lacks, which come along then.':
    'Die Zentrale läuft mit einer neueren Version. Aktualisieren Sie erst diesen Platz: Er hat Änderungen, die der Zentrale fehlen und dann mitkommen.',
  'This data folder belongs to a hub whose log is in a database, and nobody has said which. Name it with LANYARD_DATABASE_URL or --database-url, or begin with a new folder with --data.':
    'Dieser Datenordner gehört zu einer Zentrale, deren Protokoll in einer Datenbank liegt, und niemand hat gesagt, in welcher. Nennen Sie sie mit LANYARD_DATABASE_URL oder --database-url, oder beginnen Sie mit einem neuen Ordner mit --data.',
  'This code was used already, is older than five minutes, or was never given. Ask for a new one at the hub.':
    'Dieser Code wurde schon benutzt, ist älter als fünf Minuten oder wurde nie vergeben. Lassen Sie sich an der Zentrale einen neuen geben.',
  'This was asked too often. Wait a minute.': 'Das wurde zu oft gefragt. Warten Sie eine Minute.',
  'Too many codes were tried from this computer. Wait a minute.':
    'Von diesem Computer wurden zu viele Codes probiert. Warten Sie eine Minute.',
  'This hub does not know you. Pair this desk with a code.':
    'Diese Zentrale kennt Sie nicht. Verbinden Sie diesen Platz mit einem Code.',
  'This desk was taken off the hub. Pair it anew with a code.':
    'Dieser Platz wurde von der Zentrale entfernt. Verbinden Sie ihn neu mit einem Code.',
  'This is no request to be paired.': 'Das ist keine Anfrage, verbunden zu werden.',
  'This copy is not there any more. Ask for another one.':
    'Diese Kopie gibt es nicht mehr. Fragen Sie nach einer anderen.',
  'These are no names of files.': 'Das sind keine Namen von Dateien.',
  'The hub does not have this file so far.': 'Die Zentrale hat diese Datei bisher nicht.',
  'The content of this file is not what its name says.': 'Der Inhalt dieser Datei ist nicht, was ihr Name sagt.',
  'The copy is not as long as that.': 'So lang ist die Kopie nicht.',
  'Something went wrong inside the hub. Its log has the details.':
    'In der Zentrale ist etwas schiefgegangen. Näheres steht in ihrem Protokoll.',
  'This takes at most {} bytes.': 'Das darf höchstens {} Byte lang sein.',
  'The body is not JSON.': 'Der Inhalt ist kein JSON.',
  'There is nothing at this address.': 'An dieser Adresse gibt es nichts.',
  'This is not an address.': 'Das ist keine Adresse.',
  'The hub was closed ({}).': 'Die Zentrale wurde geschlossen ({}).',
  'The hub could not be started.': 'Die Zentrale konnte nicht gestartet werden.',
  'A hub without a window has no badge reader.': 'Eine Zentrale ohne Fenster hat keinen Kartenleser.',

  // What is kept apart
  'This laptop was let in as a kiosk alone: events are prepared, and accounts changed, at another one.':
    'Dieser Laptop wurde nur als Kiosk zugelassen: Events werden an einem anderen vorbereitet, Konten an einem anderen geändert.',
  'This laptop was let in as a desk alone: accounts, erasure and the organization are changed at an organizer’s laptop.':
    'Dieser Laptop ist nur als Platz dabei: Konten, Löschungen und die Organisation werden am Laptop der Organisation geändert.',
  'This laptop may not change this.': 'Dieser Laptop darf das nicht ändern.',
  'A laptop that was paired as a desk may not change this: it concerns accounts, or what desks trust.':
    'Ein Laptop, der als Platz verbunden ist, darf das nicht ändern: Es betrifft Konten oder das, worauf Plätze vertrauen.',
  'Its clock is set to a year that no clock shows. Set the clock of the laptop that has made it.':
    'Die Uhr dazu zeigt ein Jahr, das keine Uhr zeigt. Stellen Sie die Uhr des Laptops, von dem es kommt.',
  'A laptop that was paired as a kiosk may not change this.':
    'Ein Laptop, der als Kiosk verbunden ist, darf das nicht ändern.',
  'This operation is not kept apart any more.': 'Dieser Vorgang liegt nicht mehr beiseite.',

  // Other systems
  'The ticket code {} belongs to another registration.': 'Der Ticketcode {} gehört zu einer anderen Anmeldung.',
  'Nobody is registered with this reference.': 'Mit dieser Referenz ist niemand angemeldet.',
  'The ticket shop has replaced it.': 'Der Ticketshop hat es ersetzt.',
  'This registration was taken out of the list at a desk. Restore it there.':
    'Diese Anmeldung wurde an einem Platz aus der Liste genommen. Stellen Sie sie dort wieder her.',
  'Whoever is registered needs a name or an e-mail address.':
    'Wer angemeldet wird, braucht einen Namen oder eine E-Mail-Adresse.',
  'Whoever this was has been erased, and does not come back this way. Should they want to, register them at a desk.':
    'Diese Person wurde gelöscht und kommt auf diesem Weg nicht zurück. Möchte sie das, melden Sie sie an einem Platz an.',
  'The secret that signs it is not on this computer.':
    'Das Geheimnis, mit dem es unterschrieben wird, ist nicht auf diesem Computer.',
  'It answered {}.': 'Die Antwort war {}.',
  'It did not answer in time.': 'Es kam rechtzeitig keine Antwort.',
  'Its certificate is not valid.': 'Das Zertifikat ist nicht gültig.',
  'Nobody listens there.': 'Dort antwortet niemand.',
  'The connection was cut.': 'Die Verbindung ist abgerissen.',
  'There is no {} as far as this computer knows.': 'Dieser Computer kennt {} nicht.',
};
