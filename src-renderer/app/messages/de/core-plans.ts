import type { Sentences } from '../core-sentences.ts';

/** What the core says of plans and meetings, in German. */
export const coreForPlans: Sentences = {
  'This plan is not known any more.': 'Diesen Plan gibt es nicht mehr.',
  'This meeting is not known any more.': 'Dieses Treffen gibt es nicht mehr.',
  'There are no rounds yet. Make some first.': 'Es gibt noch keine Runden. Legen Sie zuerst welche an.',
  'There are no tables yet. Add some first.': 'Es gibt noch keine Tische. Fügen Sie zuerst welche hinzu.',
  'There are no matches yet. Nobody has anybody to meet.':
    'Es gibt noch keine Matches. Niemand hat jemanden zu treffen.',
  'The rounds {} and {} are at the same time. Change one of them: nobody can be in both.':
    'Die Runden {} und {} liegen zur selben Zeit. Ändern Sie eine davon: Niemand kann in beiden sein.',
  'This plan is of another event. Choose one of this event.':
    'Dieser Plan gehört zu einer anderen Veranstaltung. Wählen Sie einen von dieser.',
  'Only the export of meetings is of a plan. Leave the plan out, or export the meetings.':
    'Nur der Export der Treffen gehört zu einem Plan. Lassen Sie den Plan weg oder exportieren Sie die Treffen.',
  'These plans are of two events. Choose two of one event.':
    'Diese Pläne gehören zu zwei Veranstaltungen. Wählen Sie zwei von einer.',
  'No other plan was published before. Choose one from the list instead.':
    'Vorher war kein anderer Plan veröffentlicht. Wählen Sie stattdessen einen aus der Liste.',
  'This is the plan that counts. Publish another one first, then remove it.':
    'Das ist der Plan, der gilt. Veröffentlichen Sie zuerst einen anderen, und entfernen Sie ihn dann.',
  'This plan does not fit any more: {} of its meetings are where they cannot be, such as that of {}. Move these, or plan anew.':
    'Dieser Plan passt nicht mehr: {} seiner Treffen liegen, wo sie nicht sein können, etwa das von {}. Verschieben Sie diese, oder planen Sie neu.',
  'This plan breaks a rule. Plan anew, and publish that plan.':
    'Dieser Plan verletzt eine Regel. Planen Sie neu, und veröffentlichen Sie jenen Plan.',
  '{} of {} meetings have a place.': '{} von {} Treffen haben einen Platz.',
  '{} of {} placed, {} gaps': '{} von {} untergebracht, {} Lücken',
  'Plan {}': 'Plan {}',
  'No plan is published yet. Publish one first.':
    'Es ist noch kein Plan veröffentlicht. Veröffentlichen Sie zuerst einen.',
  'This meeting has gone on meanwhile: that is not possible any more. Look at it again.':
    'Dieses Treffen ist inzwischen weiter: Das geht nicht mehr. Sehen Sie es sich noch einmal an.',
  'Somebody who is missing is not of this meeting. Choose among its people.':
    'Jemand, der fehlt, gehört nicht zu diesem Treffen. Wählen Sie unter seinen Leuten.',
  'One of the two is not free now, or the table is not. Choose somebody else.':
    'Von den beiden ist jemand gerade nicht frei, oder der Tisch ist es nicht. Wählen Sie jemand anderen.',
  'These meetings would each have to be before the other. Take one of them out.':
    'Diese Treffen müssten jeweils vor dem anderen liegen. Nehmen Sie eines davon heraus.',
  'Others are changing the meetings at this moment. Try again when they are done.':
    'Gerade ändern andere die Treffen. Versuchen Sie es noch einmal, wenn sie fertig sind.',
  'This cannot be taken back any more: something else was planned since.':
    'Das lässt sich nicht mehr zurücknehmen: Inzwischen wurde etwas anderes geplant.',
  'This cannot be taken back any more: the meetings have begun, or were moved.':
    'Das lässt sich nicht mehr zurücknehmen: Die Treffen haben begonnen oder wurden verlegt.',
  'This cannot be taken back any more: the rounds were moved since.':
    'Das lässt sich nicht mehr zurücknehmen: Die Runden wurden inzwischen verschoben.',
  '{} is over. Choose a round that is not.': '{} ist vorbei. Wählen Sie eine Runde, die es nicht ist.',
  'That would be in the past. Choose fewer minutes.': 'Das läge in der Vergangenheit. Wählen Sie weniger Minuten.',
  '{} would reach into {}. Move all that follow as well, or choose fewer minutes.':
    '{} würde in {} hineinreichen. Verschieben Sie alle folgenden mit, oder wählen Sie weniger Minuten.',
  'Say by how many minutes.': 'Sagen Sie, um wie viele Minuten.',
};
