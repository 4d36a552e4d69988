/** The two colours last used on this device, offered again: people keep theirs. */
import * as z from 'zod';
import { colour } from '@folio/shared/values/colour.ts';

const key = 'folio.prospect-colours';
const pair = z.object({ colour, letterColour: colour });
export type ColourPair = z.output<typeof pair>;

/** Nothing when none was used here, or when the device keeps nothing. */
export function rememberedColours(): ColourPair | undefined {
  try {
    return pair.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null')).data;
  } catch {
    return undefined;
  }
}

export function rememberColours(colours: ColourPair): void {
  try {
    localStorage.setItem(key, JSON.stringify(colours));
  } catch {
    // A private window may refuse: the first colour is offered next time.
  }
}
