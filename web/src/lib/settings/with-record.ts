/** The list with `record` in the place of the one with its id, or at its end. */
export function withRecord<Item extends { id: string }>(list: readonly Item[], record: Item): Item[] {
  return list.some(({ id }) => id === record.id)
    ? list.map((item) => (item.id === record.id ? record : item))
    : [...list, record];
}
