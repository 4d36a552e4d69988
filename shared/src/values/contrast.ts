/** Colours offered for a prospect, and whether letters on them can be read. Apart from colour.ts, whose schema brings zod along. */

/** WCAG 2.2 AA for text of normal size. */
export const leastContrast = 4.5;

function luminance(hex: string): number {
  const channel = (from: number) => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** WCAG contrast ratio, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** White or black, whichever reads better on `background`. The better one is at least √21 = 4.58, so it always passes. */
export function readableOn(background: string): '#ffffff' | '#000000' {
  return contrast(background, '#ffffff') >= contrast(background, '#000000') ? '#ffffff' : '#000000';
}

/** Offered first; all but the last read with white letters. */
export const notificationColours = [
  { value: '#0f7b83', name: 'Turquesa' },
  { value: '#1d5dbf', name: 'Azul' },
  { value: '#7b3fa3', name: 'Morado' },
  { value: '#a32f5f', name: 'Vino' },
  { value: '#b5471f', name: 'Terracota' },
  { value: '#866a00', name: 'Olivo' },
  { value: '#2e7d4a', name: 'Verde' },
  { value: '#43566b', name: 'Pizarra' },
  { value: '#e2a93b', name: 'Ámbar' },
] as const;

export const letterColours = [
  { value: '#ffffff', name: 'Blanco' },
  { value: '#000000', name: 'Negro' },
] as const;
