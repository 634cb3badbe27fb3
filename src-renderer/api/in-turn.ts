/**
 * Does one thing after the other. What is sent to the core at once need not be done there in its order, and to take back two moves is
 * another thing the other way round.
 * @returns what does a piece of work once all before it has ended, however that went
 */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work, work);
    last = done;
    return done;
  };
}
