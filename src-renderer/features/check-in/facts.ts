import type { RegistrationDetail } from '#shared/contract/registrations.ts';

/** What a desk can correct about somebody. */
export const FACT_FIELDS = [
  'displayName',
  'firstName',
  'lastName',
  'email',
  'phone',
  'company',
  'jobTitle',
  'ticketType',
] as const;
export type FactField = (typeof FACT_FIELDS)[number];
type Facts = Record<FactField, string>;
type Changes = Partial<Record<Exclude<FactField, 'displayName'>, string | null>> & { displayName?: string };

/** As a form shows it: empty for what is not known. */
export function factsOf({ summary, firstName, lastName, phone }: RegistrationDetail): Facts {
  const { email, company, jobTitle, ticketType } = summary;
  return {
    // Where nobody has said a name, the address stands in for it.
    displayName: summary.name === email ? '' : summary.name,
    firstName: firstName ?? '',
    lastName: lastName ?? '',
    email: email ?? '',
    phone: phone ?? '',
    company: company ?? '',
    jobTitle: jobTitle ?? '',
    ticketType: ticketType ?? '',
  };
}

/**
 * The fields that differ. Emptied ones are null; only the name cannot be emptied, and is left to be refused.
 * @param from as it is
 * @param to as it is to be
 */
export function changesOf(from: Facts, to: Facts): Changes {
  const changed = FACT_FIELDS.filter((field) => from[field].trim() !== to[field].trim());
  return Object.fromEntries(changed.map((field) => [field, to[field].trim() || (field === 'displayName' ? '' : null)]));
}
