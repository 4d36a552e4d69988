/** Numbers as a content stream writes them: three decimals tell a two-hundred-thousandth of an inch. */
export function written(value: number): string {
  const text = value.toFixed(3).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}

/** UTF-16 of a text with its mark, in hexadecimal, as text strings of a PDF are. */
export function hexOfText(text: string): string {
  let hex = 'FEFF';
  for (let at = 0; at < text.length; at += 1) hex += hexOf(text.charCodeAt(at));
  return hex;
}

/** Of 16 bits. */
export function hexOf(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}
