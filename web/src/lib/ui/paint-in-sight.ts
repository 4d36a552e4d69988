/**
 * A long list paints only what is in sight, while it is at rest: a browser composes anew with each key everything that it has
 * painted, and a screen and a half beyond both edges is painted even of rows with `content-visibility: auto`. What is not painted
 * is there all the same: found in the page, read aloud, reached by Tab.
 */

/** A turn of a wheel, which is seen before the scroll is told of. */
const marginPx = 96;
const restMs = 150;
/** What hangs over an edge that is in sight, as the list of a field does. */
const overhangPx = 400;

/** An attachment of the list; it scrolls within the nearest element that scrolls. */
export function paintInSight(list: HTMLElement): () => void {
  const scroller = scrollerOf(list);
  let rest: ReturnType<typeof setTimeout> | undefined;

  function clip() {
    rest = undefined;
    const [of, within] = [list.getBoundingClientRect(), scroller.getBoundingClientRect()];
    const top = within.top - marginPx - of.top;
    const bottom = within.bottom + marginPx - of.top;
    const isWhole = top <= 0 && bottom >= of.height;
    list.style.clipPath = isWhole
      ? ''
      : rectOf(Math.max(top, -overhangPx), bottom < of.height ? bottom : of.height + overhangPx);
  }

  function onscroll() {
    list.style.clipPath = '';
    clearTimeout(rest);
    rest = setTimeout(clip, restMs);
  }

  // While it scrolls all of it may be painted, and its rest comes.
  const sizes = new ResizeObserver(() => rest ?? clip());
  for (const element of [list, scroller]) sizes.observe(element);
  scroller.addEventListener('scroll', onscroll, { passive: true });
  return () => {
    clearTimeout(rest);
    sizes.disconnect();
    scroller.removeEventListener('scroll', onscroll);
  };
}

/** From its own top, so that what is added below changes nothing. */
function rectOf(top: number, bottom: number): string {
  return `rect(${Math.round(top)}px calc(100% + ${overhangPx}px) ${Math.round(bottom)}px -${overhangPx}px)`;
}

function scrollerOf(list: HTMLElement): Element {
  for (let element = list.parentElement; element; element = element.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(element).overflowY)) return element;
  }
  return document.documentElement;
}
