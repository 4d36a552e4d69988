/** The two colours last used on this device, offered again: people keep theirs. */
import { keepJson, readKeptJson } from '#lib/ui/device.ts';

const key = 'folio.prospect-colours';
const hex = /^#[0-9a-f]{6}$/;

export interface ColourPair {
  colour: string;
  letterColour: string;
}

/** Nothing when none was used here, or when the device keeps nothing. */
export function rememberedColours(): ColourPair | undefined {
  const { colour = '', letterColour = '' } = (readKeptJson(key) ?? {}) as Partial<ColourPair>; // checked next
  return hex.test(colour) && hex.test(letterColour) ? { colour, letterColour } : undefined;
}

export function rememberColours({ colour, letterColour }: ColourPair): void {
  keepJson(key, { colour, letterColour });
}
