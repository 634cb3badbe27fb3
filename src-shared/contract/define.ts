import type { z } from 'zod';
import type { Permission } from '#shared/domain/roles.ts';

/** One call of the contract: what goes in, what comes out, who may. */
export interface CallDefinition<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I;
  readonly output: O;
  readonly permission: Permission;
}

/** One event that the core pushes to everybody who may see it. */
export interface EventDefinition<P extends z.ZodType = z.ZodType> {
  readonly payload: P;
  readonly permission: Permission;
}

export interface FeatureDefinition {
  readonly calls: Record<string, CallDefinition>;
  readonly events: Record<string, EventDefinition>;
}

export type Contract = Record<string, FeatureDefinition>;

/** Declares a call. */
export function call<I extends z.ZodType, O extends z.ZodType>(
  permission: Permission,
  input: I,
  output: O,
): CallDefinition<I, O> {
  return { permission, input, output };
}

/** Declares a pushed event. */
export function event<P extends z.ZodType>(permission: Permission, payload: P): EventDefinition<P> {
  return { permission, payload };
}

export type CallInput<D> = D extends CallDefinition<infer I, z.ZodType> ? z.input<I> : never;
export type CallParsed<D> = D extends CallDefinition<infer I, z.ZodType> ? z.output<I> : never;
export type CallOutput<D> = D extends CallDefinition<z.ZodType, infer O> ? z.output<O> : never;
export type EventPayload<D> = D extends EventDefinition<infer P> ? z.output<P> : never;
