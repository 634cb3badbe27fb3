/** Names of what react-query keeps, all in one place, so that an invalidation never misses a spelling. */
export const keys = {
  info: ['info'] as const,
  events: ['events'] as const,
  /** Begins as the others do, so that both follow the same change. */
  deletedEvents: ['events', 'deleted'] as const,
  venues: ['venues'] as const,
  programme: (eventId: string) => ['programme', eventId] as const,
  passcodes: (eventId: string) => ['passcodes', eventId] as const,
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
  prints: (eventId: string) => ['prints', eventId] as const,
};
