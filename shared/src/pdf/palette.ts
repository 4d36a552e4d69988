/** Inks, sizes and widths of every printed document, so that all of a company's papers are of one hand. */
import type { Colour, TextStyle } from './document.ts';

export const inks = {
  ink: '#1d1b17',
  soft: '#5d584e',
  line: '#d9d4c8',
  sunken: '#f6f4ef',
  accent: '#23479b',
  /** The same four hues as on screen. */
  following: '#3f6a94',
  quoted: '#8f5d00',
  quotedWash: '#fbf1dc',
  ordered: '#23774a',
  cancelled: '#b0392c',
} as const satisfies Record<string, Colour>;

/** Colours are checked to be `#rrggbb` when they are saved. */
export function hexOf(colour: string): Colour {
  return colour.startsWith('#') ? `#${colour.slice(1)}` : inks.ink;
}

const style = (size: number, leading: number, more: Partial<TextStyle> = {}): TextStyle => ({
  size,
  leading,
  weight: 'regular',
  colour: inks.ink,
  ...more,
});

export const styles = {
  title: style(25, 30, { weight: 'bold', tracking: -0.022 }),
  subtitle: style(11.5, 16, { colour: inks.soft }),
  heading: style(13, 18, { weight: 'bold', tracking: -0.012 }),
  body: style(9.5, 14),
  strong: style(9.5, 14, { weight: 'bold' }),
  soft: style(9.5, 14, { colour: inks.soft }),
  small: style(8, 11.5, { colour: inks.soft }),
  label: style(8, 12, { colour: inks.soft }),
} as const satisfies Record<string, TextStyle>;

export const margins = { top: 40, right: 54, bottom: 34, left: 54 };
