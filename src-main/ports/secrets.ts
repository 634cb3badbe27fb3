/** Small secrets of this installation that never enter the database or the log, such as the key that signs badges. */
export interface Secrets {
  get(name: string): Promise<string | null>;
  set(name: string, value: string): Promise<void>;
}
