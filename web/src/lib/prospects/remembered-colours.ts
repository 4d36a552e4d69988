/** The two colours last used on this device, offered again: people keep theirs. */

const key = 'folio.prospect-colours';
const hex = /^#[0-9a-f]{6}$/;

export interface ColourPair {
  colour: string;
  letterColour: string;
}

/** Nothing when none was used here, or when the device keeps nothing. */
export function rememberedColours(): ColourPair | undefined {
  try {
    const { colour, letterColour } = JSON.parse(localStorage.getItem(key) ?? '{}');
    return hex.test(colour) && hex.test(letterColour) ? { colour, letterColour } : undefined;
  } catch {
    return undefined;
  }
}

export function rememberColours({ colour, letterColour }: ColourPair): void {
  try {
    localStorage.setItem(key, JSON.stringify({ colour, letterColour }));
  } catch {
    // A private window may refuse: the first colour is offered next time.
  }
}
