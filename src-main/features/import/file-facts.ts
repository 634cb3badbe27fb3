/** What a file says as a whole, which decides whom some of its rows are about. Complete when its last row was noted. */
export class FileFacts {
  /** Ticket codes, and in which row each stands. */
  readonly codes = new Map<string, number>();
  readonly #emails = new Map<string, number>();

  note(row: { rowNumber: number; keys: { ticketCodes: readonly string[]; email: string | null } }): void {
    for (const code of row.keys.ticketCodes) this.codes.set(code, row.rowNumber);
    const email = row.keys.email?.toLowerCase();
    if (email !== undefined) this.#emails.set(email, (this.#emails.get(email) ?? 0) + 1);
  }

  /** How many rows have an address. */
  rowsWithEmail(email: string): number {
    return this.#emails.get(email.toLowerCase()) ?? 0;
  }
}
