interface Row {
  keys: { ticketCodes: readonly string[]; email: string | null };
}

/** What a file says as a whole, which decides whom some of its rows are about. Complete when its last row was noted. */
export class FileFacts {
  /** Whom each ticket code of the file leads to; null while that is not known. */
  readonly tickets = new Map<string, string | null>();
  readonly #emails = new Map<string, number>();

  note({ keys }: Row): void {
    for (const code of keys.ticketCodes) this.tickets.set(code, null);
    const email = keys.email?.toLowerCase();
    if (email !== undefined) this.#emails.set(email, (this.#emails.get(email) ?? 0) + 1);
  }

  decide({ keys }: Row, registrationId: string): void {
    for (const code of keys.ticketCodes) this.tickets.set(code, registrationId);
  }

  /** How many rows have an address. */
  rowsWithEmail(email: string): number {
    return this.#emails.get(email.toLowerCase()) ?? 0;
  }
}
