/** Modules of a QR code as one SVG path, so that no image and no inline style is needed. */
export async function qrCode(text: string): Promise<{ size: number; path: string }> {
  // Loaded where it is drawn: few people ever see one.
  const { create } = await import('qrcode');
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  // Four modules of white around it, as readers expect.
  const quiet = 4;
  let path = '';
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) path += `M${column + quiet} ${row + quiet}h1v1h-1z`;
    }
  }
  return { size: modules.size + 2 * quiet, path };
}
