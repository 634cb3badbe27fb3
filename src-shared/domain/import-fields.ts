/** What a column of an attendee file can mean, as the mapping screen offers it. */
export const TARGET_FIELDS = [
  'firstName',
  'lastName',
  'displayName',
  'email',
  'phone',
  'company',
  'jobTitle',
  'ticketType',
  'ticketCode',
  'orderCode',
  'orderPosition',
  'status',
  'paid',
  'note',
  'attention',
  'vip',
  'checkedInAt',
  'registeredAt',
  'interests',
  'offering',
  'lookingFor',
  'seat',
  'availability',
] as const;
export type TargetField = (typeof TARGET_FIELDS)[number];

/** `extra` keeps the value under its heading, `ignore` drops it. */
export const COLUMN_TARGETS = [...TARGET_FIELDS, 'extra', 'ignore'] as const;
export type ColumnTarget = (typeof COLUMN_TARGETS)[number];

export const SEPARATORS = [',', ';', '\t', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** WHATWG labels of the encodings that attendee files come in. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'koi8-r',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
  'macintosh',
] as const;
export type Encoding = (typeof ENCODINGS)[number];
