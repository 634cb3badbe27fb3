import type { DataSource } from 'typeorm';

/** An id that is told by a name, the same each time. */
function id(name: string): string {
  const hex = Buffer.from(name.padEnd(16, '·')).toString('hex').slice(0, 32);
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
}

const AT = Date.UTC(2026, 10, 21, 9);
const HLC = '019b3e6a1c40-0000-0a1b2c3d';
const ROW = { created_at: AT, updated_at: AT, deleted_at: null, clocks: JSON.stringify([[HLC, 1]]) };
const PEOPLE = ['Ada "Countess" Lovelace', 'محمد 王伟', "Renée O'Hara; x", '=1+1', ''];

/** An event as the first version that landed keeps one: people, their places, the door, an import, and the log of it. */
const ROWS: Readonly<Record<string, readonly Record<string, unknown>[]>> = {
  settings: [
    { key: 'installation', value: JSON.stringify({ deskId: id('desk'), organizationId: id('org') }) },
    { key: 'desk', value: JSON.stringify({ name: 'Tür ß', autoPrint: true }) },
  ],
  organizations: [{ id: id('org'), name: 'Our organization', ...ROW }],
  desks: [{ id: id('desk'), organization_id: id('org'), name: 'Tür ß', version: '0.1.0', ...ROW }],
  accounts: [
    {
      id: id('ann'),
      organization_id: id('org'),
      email: 'ann@x.example',
      name: 'Ann',
      role: 'organizer',
      active: 0,
      ...ROW,
    },
  ],
  badge_keys: [{ id: id('key'), organization_id: id('org'), key_id: 'k1', public_key: 'AAAA', ...ROW }],
  events: [
    {
      id: id('event'),
      organization_id: id('org'),
      code: 'BEF26',
      title: 'Befriend',
      tags: '["a","b"]',
      start_at: AT,
      time_zone: 'Europe/Tallinn',
      map_latitude: 52.37310813640001,
      capacity: 3,
      status: 'published',
      ...ROW,
    },
  ],
  people: PEOPLE.map((name, index) => ({
    id: id(`person${index}`),
    organization_id: id('org'),
    first_name: name.split(' ')[0] || null,
    display_name: name,
    email: index === 0 ? 'ada@example.org' : null,
    ...ROW,
  })),
  registrations: PEOPLE.map((_, index) => ({
    id: id(`reg${index}`),
    event_id: id('event'),
    person_id: id(`person${index}`),
    status: ['enrolled', 'enrolled', 'waitlisted', 'cancelled', 'enrolled'][index],
    vip: index % 2,
    note: 'second\nline',
    extra: '{"Diet":"vegan"}',
    ...ROW,
    deleted_at: index === 4 ? AT : null,
  })),
  media: [
    { id: id('ticket'), event_id: id('event'), kind: 'ticket', value: 'T-1', registration_id: id('reg0'), ...ROW },
  ],
  locations: [{ id: id('hall'), event_id: id('event'), name: 'Hall', ...ROW }],
  rounds: [{ id: id('round'), event_id: id('event'), name: 'R1', start_at: AT, ...ROW }],
  meeting_points: [{ id: id('table'), event_id: id('event'), name: 'T1', position_x: 0.1 + 0.2, ...ROW }],
  check_ins: ['entry', 'exit'].map((direction, index) => ({
    id: id(`pass${index}`),
    hlc: HLC,
    event_id: id('event'),
    registration_id: id('reg0'),
    desk_id: id('desk'),
    desk_name: 'Tür ß',
    seen_at: AT + index,
    recorded_at: AT + index,
    direction,
    method: 'scan',
    verdict: 'admitted',
  })),
  undos: [
    {
      id: id('undo'),
      hlc: HLC,
      event_id: id('event'),
      check_in_id: id('pass1'),
      desk_id: id('desk'),
      desk_name: 'Tür ß',
      at: AT,
      reason: 'By mistake\u0001',
    },
  ],
  presences: [
    {
      registration_id: id('reg0'),
      event_id: id('event'),
      inside: 1,
      first_entry_at: AT,
      entries: 1,
      last_desk_name: 'Tür ß',
    },
  ],
  imports: [
    {
      id: id('import'),
      event_id: id('event'),
      file_name: 'list.csv',
      state: 'done',
      rows_read: 6,
      applied_to: 'all',
      counts: '{"new":5}',
      headings: '["Name"]',
      warnings: '[]',
      started_at: AT,
    },
  ],
  import_rejects: [{ import_id: id('import'), row_number: 6, reason: 'No name.', cells: '[""]' }],
  import_rows: [{ import_id: id('import'), registration_id: id('reg0'), kind: 'new', row: '{}' }],
  sign_in_sessions: [{ token_hash: 'ab12', account_id: id('ann'), created_at: AT, last_used_at: AT, expires_at: AT }],
  operations: PEOPLE.map((name, index) => ({
    position: index + 1,
    desk_id: id('desk'),
    seq: index + 1,
    hlc: HLC,
    kind: 'registration.set',
    version: 1,
    event_id: id('event'),
    subject_id: id(`reg${index}`),
    at: AT,
    payload: JSON.stringify({ person: { displayName: name } }),
    hash: 'ff'.repeat(32),
    state: 'applied',
  })),
};

/** Fills a database of the first migration, or of a later one, as the app would: triggers count along. */
export async function fillAsAnEvent(source: DataSource): Promise<void> {
  for (const [table, rows] of Object.entries(ROWS)) {
    for (const row of rows) {
      const columns = Object.keys(row);
      await source.query(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
        Object.values(row),
      );
    }
  }
}
