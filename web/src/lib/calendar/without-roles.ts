/** The library calls its days cells of a table that has no rows: plain boxes with their links say more. An attachment. */
export function withoutRoles(grid: HTMLElement): () => void {
  const clear = () => {
    for (const element of grid.querySelectorAll('[role], [aria-colindex], [aria-colspan]')) {
      for (const name of ['role', 'aria-colindex', 'aria-colspan']) element.removeAttribute(name);
    }
  };
  const observer = new MutationObserver(clear);
  observer.observe(grid, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['role', 'aria-colindex', 'aria-colspan'],
  });
  clear();
  return () => observer.disconnect();
}
