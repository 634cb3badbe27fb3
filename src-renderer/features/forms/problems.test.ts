import { describe, expect, it } from 'vitest';
import { appContract } from '#shared/contract/app.ts';
import { eventsContract } from '#shared/contract/events.ts';
import { AppError } from '#shared/domain/errors.ts';
import { problemsOf, problemsOfFault } from './problems.ts';

const say = (field: string, code: string) => `${field}: ${code}`;

describe('problemsOf', () => {
  const fields = ['name', 'email', 'password'] as const;
  const { input } = appContract.calls.createAdministrator;

  it('finds nothing in what the contract takes', () => {
    const values = { name: 'Ada', email: ' Ada@Example.org ', password: 'a long password' };
    expect(problemsOf(input, values, fields, say)).toEqual({});
  });

  it('names each wrong field once', () => {
    expect(problemsOf(input, { name: ' ', email: 'ada', password: 'short' }, fields, say)).toEqual({
      name: 'name: too_small',
      email: 'email: invalid_format',
      password: 'password: too_small',
    });
  });

  it('tells a password that is too long from one that is too short', () => {
    const values = { name: 'Ada', email: 'a@b.org', password: 'ä'.repeat(40) };
    expect(problemsOf(input, values, fields, say)).toEqual({ password: 'password: custom' });
  });

  it('leaves aside what the form has no field for', () => {
    const values = { code: 'X', title: 'T', unknown: 1 };
    expect(problemsOf(eventsContract.calls.create.input, values, ['title'], say)).toEqual({});
  });
});

describe('problemsOfFault', () => {
  it('finds the fields in the details of a refusal', () => {
    const fault = new AppError('invalidInput', 'No.', [
      { path: 'code', message: 'Not so.' },
      { path: 'x', message: '' },
    ]);
    expect(problemsOfFault(fault, ['code', 'title'], say)).toEqual({ code: 'code: custom' });
  });

  it('finds none elsewhere', () => {
    expect(problemsOfFault(new AppError('conflict', 'Taken.', { code: 'A' }), ['code'], say)).toEqual({});
    expect(problemsOfFault(new Error('x'), ['code'], say)).toEqual({});
  });
});
