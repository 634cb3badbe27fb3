export const interests = {
  interests: {
    title: 'Interests',
    none: 'Nothing is recorded.',
    list: { offering: 'Offers', lookingFor: 'Looks for', topics: 'Topics' },
    remove: 'Remove {{word}}',
    removed: '“{{word}}” removed.',
    added_one: '{{count}} keyword added.',
    added_other: '{{count}} keywords added.',
    suggestions: 'Keywords of this event',
    people_one: '{{formatted}} person',
    people_other: '{{formatted}} people',
    refused: {
      long: 'No keyword can be made of this. One has letters or digits, and at most {{most}} characters.',
      many: 'More than {{most}} do not fit. Remove one first.',
    },
    consent: 'Agrees to be matched',
    consentNone: 'Others do not see them where the event needs this.',
    consentGiven: '{{name}} agrees to be matched.',
    consentSure: 'Others then no longer see them. When they agreed cannot be brought back.',
  },
};
