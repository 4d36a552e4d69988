/** Requests one by one, a few side by side: as quick as the server is, without a thousand of them waiting at once. */

const lanes = 4;

/**
 * Does it for each; after the first that fails nothing more is begun.
 * @param ondone how many are done
 * @throws what the first failure threw, once those under way have ended
 */
export async function inLanes<Item>(
  items: readonly Item[],
  act: (item: Item) => Promise<unknown>,
  ondone?: (count: number) => void,
): Promise<void> {
  let [next, done] = [0, 0];
  const lane = async () => {
    while (next < items.length) {
      const at = next;
      next += 1;
      try {
        await act(items[at] as Item); // below its length there is one
      } catch (cause) {
        next = items.length;
        throw cause;
      }
      done += 1;
      ondone?.(done);
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
  const failure = ended.find((one) => one.status === 'rejected');
  if (failure) throw failure.reason;
}
