import type { z } from 'zod';

/** How a zod 4 schema describes itself to libraries. */
interface Definition {
  type: string;
  innerType?: z.ZodType;
  element?: z.ZodType;
  items?: readonly z.ZodType[];
  valueType?: z.ZodType;
  shape?: Record<string, z.ZodType>;
  options?: readonly z.ZodType[];
  entries?: Record<string, string | number>;
  values?: readonly unknown[];
}

/**
 * Values that a schema takes: every field given, and each alternative of it at least once. For calls that are added later
 * as well as for those of today.
 * @param ids what ids there are to refer to
 */
export function samplesOf(schema: z.ZodType, ids: readonly string[]): unknown[] {
  const definition = schema._zod.def as unknown as Definition;
  const inner = () => samplesOf(part(definition.innerType), ids);
  switch (definition.type) {
    case 'optional':
    case 'default':
    case 'readonly':
      return inner();
    case 'nullable':
      return [...inner(), null];
    case 'object':
      return objects(definition.shape ?? {}, ids);
    case 'array':
      return fitting(
        schema,
        [1, 15].map((length) => Array.from({ length }, () => samplesOf(part(definition.element), ids)[0])),
      ).slice(0, 1);
    case 'tuple':
      return [(definition.items ?? []).map((item) => samplesOf(item, ids)[0])];
    case 'record':
      return [{ Key: samplesOf(part(definition.valueType), ids)[0] }];
    case 'union':
      return (definition.options ?? []).flatMap((option) => samplesOf(option, ids));
    case 'enum':
      return Object.values(definition.entries ?? {});
    case 'literal':
      return [...(definition.values ?? [])];
    case 'boolean':
      return [true, false];
    case 'null':
      return [null];
    case 'number':
      return fitting(schema, NUMBERS);
    // A text that is turned into another form.
    case 'pipe':
    case 'string':
      return fitting(schema, [...ids, ...STRINGS]);
    default:
      throw new Error(`Teach the samples to make a zod ${definition.type}`);
  }
}

/** The first sample of every field; and for each further one of a field, the same with that one in its place. */
function objects(shape: Record<string, z.ZodType>, ids: readonly string[]): Record<string, unknown>[] {
  const fields = Object.entries(shape).map(([name, schema]) => [name, samplesOf(schema, ids)] as const);
  const base = Object.fromEntries(fields.map(([name, samples]) => [name, samples[0]]));
  return [base, ...fields.flatMap(([name, samples]) => samples.slice(1).map((value) => ({ ...base, [name]: value })))];
}

function fitting(schema: z.ZodType, values: readonly unknown[]): unknown[] {
  const fit = values.filter((value) => schema.safeParse(value).success);
  if (fit.length === 0) throw new Error('None of the sample values suits a schema: add one that does');
  return fit;
}

function part(schema: z.ZodType | undefined): z.ZodType {
  if (schema === undefined) throw new Error('A schema without the part that its kind has');
  return schema;
}

const STRINGS = [
  'BEF26',
  'ada@example.org',
  'correct horse battery',
  'https://example.org/place',
  'a-slug',
  '{"a":1}',
  'line\nbreak\u0000end',
  '\ud83c\udf9f\ufe0f',
  '\ud83c',
  '" OR * NEAR(',
  '__proto__',
  '/nowhere/list.csv',
  '271828',
  'station:door 2',
];

const NUMBERS = [15, 0, 1, 1_795_251_600_000, 8_640_000_000_000_000, 0.5];

/** One step into a value. */
type Path = readonly (string | number)[];

/** Every place within a value, the value itself first. */
export function placesIn(value: unknown, path: Path = []): { path: Path; value: unknown }[] {
  const here = { path, value };
  if (typeof value !== 'object' || value === null) return [here];
  return [here, ...Object.entries(value).flatMap(([key, entry]) => placesIn(entry, [...path, key]))];
}

/** A copy of a value with something else in one place. */
export function withAt(value: unknown, path: Path, other: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return other;
  if (Array.isArray(value))
    return value.map((entry, index) => (String(index) === key ? withAt(entry, rest, other) : entry));
  const record = value as Record<string, unknown>;
  return { ...record, [key]: withAt(record[key], rest, other) };
}
