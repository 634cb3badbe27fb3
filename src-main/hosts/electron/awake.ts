import { powerSaveBlocker } from 'electron';

/** Keeps the screen on while it is wanted: a desk that has gone dark looks closed, and wakes too late for the queue. */
export class Awake {
  #blocker: number | null = null;

  set(wanted: boolean): void {
    if (wanted) this.#blocker ??= powerSaveBlocker.start('prevent-display-sleep');
    else if (this.#blocker !== null) {
      powerSaveBlocker.stop(this.#blocker);
      this.#blocker = null;
    }
  }
}
