/** Password hashing, away from the thread that answers scans. */
export interface Passwords {
  hash(password: string): Promise<string>;
  verify(password: string, hash: string): Promise<boolean>;
  stop(): Promise<void>;
}
