import type { z } from 'zod';
import type { Random } from '#shared/domain/random.ts';

/**
 * Draws values of any zod schema, so that a kind of operation that is added later is drawn as well. Values come from small
 * pools, since operations only get into each other's way where they are about the same rows.
 */
export class PayloadGenerator {
  readonly #random: Random;
  /** Ids seen so far, of every kind of thing: what one operation is about, another one may refer to. */
  readonly #ids: string[];

  constructor(random: Random, ids: readonly string[]) {
    this.#random = random;
    this.#ids = [...ids];
  }

  /** Lets later values refer to this id. */
  know(id: string): void {
    if (UUID.test(id) && !this.#ids.includes(id)) this.#ids.push(id);
  }

  /** Any of the ids. */
  id(): string {
    return this.#random.pick(this.#ids);
  }

  draw(schema: z.ZodType): unknown {
    const definition = definitionOf(schema);
    const inner = () => this.draw(child(definition.innerType));
    switch (definition.type) {
      case 'nullable':
        return this.#random.chance(0.25) ? null : inner();
      case 'optional':
        return this.#random.chance(0.5) ? undefined : inner();
      case 'default':
      case 'readonly':
        return inner();
      case 'object':
        return this.#object(definition.shape ?? {});
      case 'array':
        return Array.from({ length: this.#random.below(3) }, () => this.draw(child(definition.element)));
      case 'tuple':
        return (definition.items ?? []).map((item) => this.draw(item));
      case 'record':
        return Object.fromEntries(
          Array.from({ length: this.#random.below(3) }, () => [
            String(this.draw(child(definition.keyType))),
            this.draw(child(definition.valueType)),
          ]),
        );
      case 'union':
        return this.draw(this.#random.pick(definition.options ?? []));
      case 'enum':
        return this.#random.pick(Object.values(definition.entries ?? {}));
      case 'literal':
        return this.#random.pick(definition.values ?? []);
      case 'boolean':
        return this.#random.chance(0.5);
      case 'string':
        if (definition.format === 'date') return this.#random.pick(DAYS);
        return definition.format === 'uuid' ? this.id() : this.#random.pick(STRINGS);
      case 'number':
        return this.#number(schema);
      default:
        throw new Error(`Teach the generator of payloads to draw a zod ${definition.type}`);
    }
  }

  #object(shape: Record<string, z.ZodType>): Record<string, unknown> {
    const drawn = Object.entries(shape).map(([name, schema]) => [name, this.draw(schema)] as const);
    return Object.fromEntries(drawn.filter(([, value]) => value !== undefined));
  }

  #number(schema: z.ZodType): number {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const value = this.#random.pick(NUMBERS);
      if (schema.safeParse(value).success) return value;
    }
    throw new Error('No number of the pool suits this schema');
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Few enough to collide, odd enough to break what is careless with text. */
const STRINGS = [
  '',
  'Ada Lovelace',
  'ada lovelace',
  'Łukasz Wiśniewski',
  'Жанна',
  '王伟',
  "O'Brien \"van den\" 'Berg'",
  'T-1',
  't-1',
  'ada@example.org',
  'line\nbreak\u0000end',
  '\ud83c\udf9f\ufe0f',
  '__proto__',
];

const DAYS = ['2026-11-21', '2026-11-22'];

/** Times that are close together and years apart, zeros of both signs, and fractions. */
const NUMBERS = [
  0, -0, 1, 2, 1.5, -7.25, 0.1, 1_795_251_600_000, 1_795_251_600_001, 1_795_255_200_000, 2_524_608_000_000,
];

interface Definition {
  type: string;
  format?: string;
  innerType?: z.ZodType;
  element?: z.ZodType;
  items?: readonly z.ZodType[];
  keyType?: z.ZodType;
  valueType?: z.ZodType;
  shape?: Record<string, z.ZodType>;
  options?: readonly z.ZodType[];
  entries?: Record<string, string | number>;
  values?: readonly unknown[];
}

/** How a zod 4 schema describes itself to libraries. */
function definitionOf(schema: z.ZodType): Definition {
  return schema._zod.def as unknown as Definition;
}

function child(schema: z.ZodType | undefined): z.ZodType {
  if (schema === undefined) throw new Error('A schema without the part that its kind has');
  return schema;
}
