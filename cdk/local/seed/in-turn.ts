/** Does one thing after the other, in the order in which they were asked for, and gives each its result. */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine;
    return mine;
  };
}
