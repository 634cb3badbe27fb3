/** Names of what react-query keeps, all in one place, so that an invalidation never misses a spelling. */
export const keys = {
  info: ['info'] as const,
  events: ['events'] as const,
  /** Begins as the others do, so that both follow the same change. */
  deletedEvents: ['events', 'deleted'] as const,
  venues: ['venues'] as const,
  programme: (eventId: string) => ['programme', eventId] as const,
  /** To which rounds somebody comes. */
  availability: (registrationId: string) => ['availability', registrationId] as const,
  openRounds: (registrationIds: readonly string[]) => ['openRounds', registrationIds] as const,
  passcodes: (eventId: string) => ['passcodes', eventId] as const,
  apiKeys: ['apiKeys'] as const,
  webhooks: ['webhooks'] as const,
  desks: ['desks'] as const,
  users: ['users'] as const,
  reader: ['reader'] as const,
  search: (eventId: string, text: string) => ['search', eventId, text] as const,
  stats: (eventId: string) => ['stats', eventId] as const,
  recent: (eventId: string, registrationId: string | null) => ['recent', eventId, registrationId] as const,
  registration: (id: string) => ['registration', id] as const,
  companions: (id: string) => ['companions', id] as const,
  readiness: (eventId: string) => ['readiness', eventId] as const,
  people: (eventId: string) => ['people', eventId] as const,
  /** Under `people`, so that whatever changes people makes them stale as well. */
  ticketTypes: (eventId: string) => ['people', eventId, 'ticketTypes'] as const,
  bulkActions: (eventId: string) => ['people', eventId, 'bulkActions'] as const,
  backups: ['backups'] as const,
  jobs: ['jobs'] as const,
  /** Under `jobs`: what changes one changes the other. */
  jobRuns: (name: string) => ['jobs', name, 'runs'] as const,
  organization: ['organization'] as const,
  retention: ['retention'] as const,
  erasure: (registrationId: string) => ['erasure', registrationId] as const,
  dashboard: (eventId: string) => ['records', eventId, 'dashboard'] as const,
  daily: (eventId: string) => ['records', eventId, 'daily'] as const,
  audit: (query: object) => ['audit', query] as const,
  /** What was said at an event. */
  messages: (eventId: string) => ['messages', eventId] as const,
  /** The events that have a conversation, and how far it is read. */
  conversations: ['conversations'] as const,
  notifications: ['notifications'] as const,
  /** Where an account is signed in. */
  sessions: (accountId: string) => ['sessions', accountId] as const,
  /** What there is about somebody. */
  documents: (registrationId: string) => ['documents', registrationId] as const,
  /** Under the same name, so that all lists of documents follow one change. */
  eventDocuments: (eventId: string, kind: string) => ['documents', 'of', eventId, kind] as const,
  openedDocument: (id: string) => ['documents', 'opened', id] as const,
  photo: (registrationId: string) => ['photo', registrationId] as const,
  fileReview: ['documents', 'review'] as const,
  /** What somebody offers, looks for and talks about. */
  interests: (registrationId: string) => ['interests', registrationId] as const,
  keywords: (eventId: string) => ['keywords', eventId] as const,
  matchingRules: (eventId: string) => ['matching', eventId, 'rules'] as const,
  matches: (eventId: string, which: string) => ['matching', eventId, 'list', which] as const,
  pairRules: (eventId: string) => ['matching', eventId, 'pairs'] as const,
  /** Under the same name, so that all that is matched follows one change. */
  matchesOf: (registrationId: string) => ['matching', 'of', registrationId] as const,
  /** Counted anew for each answer: apart from the lists, so that they follow changes less often. */
  matchingFigures: (eventId: string) => ['matchingFigures', eventId] as const,
  exposure: (eventId: string) => ['matchingFigures', eventId, 'exposure'] as const,
  strengths: (matchIds: readonly string[]) => ['matchingFigures', 'strengths', matchIds] as const,
  whatIf: (eventId: string, rules: string) => ['matchingFigures', eventId, 'whatIf', rules] as const,
  recommendations: (registrationId: string) => ['matchingFigures', 'recommend', registrationId] as const,
  withoutMatch: (eventId: string) => ['matching', eventId, 'without'] as const,
  pairing: (roundId: string) => ['matching', 'round', roundId] as const,
  plans: (eventId: string) => ['plans', eventId, 'list'] as const,
  /** All under the name of the plans: whatever changes one makes them stale. */
  board: (planId: string) => ['plans', 'board', planId] as const,
  /** What somebody has in the plan that counts. */
  appointments: (registrationId: string) => ['plans', 'appointments', registrationId] as const,
  comparison: (planId: string, withId: string) => ['plans', 'compare', planId, withId] as const,
  forecast: (eventId: string) => ['plans', eventId, 'forecast'] as const,
  delay: (request: { eventId: string; roundId: string; minutes: number; following: boolean }) =>
    ['plans', request.eventId, 'delay', request] as const,
  planRules: (eventId: string) => ['plans', eventId, 'rules'] as const,
  conflictCounts: (eventId: string) => ['conflicts', eventId, 'counts'] as const,
  conflicts: (eventId: string, state: string) => ['conflicts', eventId, 'list', state] as const,
  syncStatus: ['sync', 'status'] as const,
  syncDesks: ['sync', 'desks'] as const,
  leases: ['sync', 'leases'] as const,
  /** What is kept apart, and cannot be taken over so far. */
  quarantine: ['sync', 'quarantine'] as const,
  prints: (eventId: string) => ['prints', eventId] as const,
};
