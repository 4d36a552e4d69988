/** Ctrl-C and its kin: everything is stopped in order, once; a second signal does not wait. */

/** @param steps run from the last to the first; more may be added while the program runs */
export function stopOnSignals(steps: readonly (() => Promise<void>)[]): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) process.exit(130);
    isStopping = true;
    for (const step of steps.toReversed()) await step();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
}
