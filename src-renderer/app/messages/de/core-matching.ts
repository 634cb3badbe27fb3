import type { Sentences } from '../core-sentences.ts';

/** What the core says of interests and matches, in German. */
export const coreForMatching: Sentences = {
  'This choice is not known any more.': 'Diese Wahl gibt es nicht mehr.',
  'This match is not known any more.': 'Dieses Match gibt es nicht mehr.',
  'Give the keyword that these mean.': 'Geben Sie das Stichwort an, das diese meinen.',
  'Matching is off at this event.': 'Bei dieser Veranstaltung ist das Matching ausgeschaltet.',
  'Nobody likes themselves here.': 'Sich selbst kann hier niemand wählen.',
  'One of the two does not take part in matching.': 'Eine der beiden Personen nimmt am Matching nicht teil.',
  'The rules of the event keep these two apart.': 'Die Regeln der Veranstaltung halten diese beiden auseinander.',
  'These two are a match already. End it first.': 'Diese beiden sind schon ein Match. Beenden Sie es zuerst.',
  'So many likes wait for an answer that there can be no more. Take one back first.':
    'Es warten schon so viele Likes auf eine Antwort, dass keines mehr dazukommen kann. Nehmen Sie zuerst eines zurück.',
  'So many people wait for an answer of theirs that nobody else can like them now.':
    'Auf eine Antwort dieser Person warten schon so viele, dass sie gerade niemand mehr liken kann.',
  'Nobody meets themselves. Choose two people.': 'Niemand trifft sich selbst. Wählen Sie zwei Personen.',
  'The two are at different events. Choose two people of one.':
    'Die beiden sind bei verschiedenen Veranstaltungen. Wählen Sie zwei Personen von einer.',
  'Fewer than two people who take part are in the building and can come to this round. Check people in first.':
    'Von denen, die teilnehmen, sind weniger als zwei im Haus und können zu dieser Runde kommen. Lassen Sie zuerst Leute ein.',

  // At the kiosk
  'This badge is not known here. Please ask at the desk.':
    'Dieses Badge ist hier nicht bekannt. Bitte fragen Sie am Empfang.',
  'This badge is of another event. Please ask at the desk.':
    'Dieses Badge gehört zu einer anderen Veranstaltung. Bitte fragen Sie am Empfang.',
  'This badge is not good any more. Please ask at the desk.':
    'Dieses Badge gilt nicht mehr. Bitte fragen Sie am Empfang.',
  'This badge has no place at the event so far. Please ask at the desk.':
    'Zu diesem Badge gibt es bisher keinen Platz bei der Veranstaltung. Bitte fragen Sie am Empfang.',
  'This kiosk is for another event.': 'Dieser Kiosk ist für eine andere Veranstaltung.',
  'Sign in first: a kiosk is the window of somebody who has signed in.':
    'Melden Sie sich zuerst an: Ein Kiosk ist das Fenster von jemandem, der angemeldet ist.',
  'This desk has no PIN for its kiosk so far, and nobody would get out of it. Set one first.':
    'Diese Station hat noch keine PIN für ihren Kiosk, und niemand käme wieder heraus. Legen Sie zuerst eine fest.',
  'A kiosk is open at this desk: without a PIN nobody would get out of it. Leave it first.':
    'An dieser Station ist ein Kiosk offen: Ohne PIN käme niemand wieder heraus. Verlassen Sie ihn zuerst.',
  'Another kiosk hears this reader already. Choose another one, or close that kiosk.':
    'Ein anderer Kiosk hört schon auf dieses Lesegerät. Wählen Sie ein anderes, oder schließen Sie jenen Kiosk.',
};
