export const organization = {
  organization: {
    name: 'Name of the organization',
    nameHint: 'It stands where several organizations are told apart: at sign-in and at the command line.',
    nameWrong: 'Give the organization a name.',
    renamed: 'The organization has its new name.',
    desks: 'Desks that take part',
    desksHint: 'Every computer that works on these events. Its name stands behind each check-in that it made.',
    desksOne: 'This computer is the only one so far. Others appear here as soon as they take part.',
    ownDesk: 'This desk',
    changed: 'last changed {{time}}',
  },
};
