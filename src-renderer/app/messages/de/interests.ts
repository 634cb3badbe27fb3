import type { interests as en } from '../en/interests.ts';

export const interests: typeof en = {
  interests: {
    title: 'Interessen',
    none: 'Es ist nichts festgehalten.',
    list: { offering: 'Bietet', lookingFor: 'Sucht', topics: 'Themen' },
    remove: '{{word}} entfernen',
    removed: '„{{word}}“ entfernt.',
    added_one: '{{count}} Stichwort hinzugefügt.',
    added_other: '{{count}} Stichwörter hinzugefügt.',
    suggestions: 'Stichwörter dieser Veranstaltung',
    people_one: '{{formatted}} Person',
    people_other: '{{formatted}} Personen',
    refused: {
      long: 'Daraus wird kein Stichwort. Es hat Buchstaben oder Ziffern und höchstens {{most}} Zeichen.',
      many: 'Mehr als {{most}} passen nicht. Entfernen Sie zuerst eines.',
    },
    consent: 'Ist mit dem Matching einverstanden',
    consentNone: 'Wo die Veranstaltung das verlangt, sehen andere diese Person nicht.',
    consentGiven: '{{name}} ist mit dem Matching einverstanden.',
    consentSure:
      'Andere sehen diese Person dann nicht mehr. Seit wann sie einverstanden war, lässt sich nicht zurückholen.',
  },
};
