/** The text that is downloaded: what the codes are for stands with them, for who finds the file in a year. */

interface RecoveryFile {
  codes: readonly string[];
  email?: string | undefined;
  site: string;
  at: Date;
}

/** Lines end as Notepad of old wants them, and the mark at the beginning tells it the accents. */
export function recoveryFile({ codes, email, site, at }: RecoveryFile): string {
  const day = new Intl.DateTimeFormat('es-MX', { dateStyle: 'long' }).format(at);
  const lines = [
    'Códigos de recuperación de Folio',
    [site, ...(email ? [email] : [])].join(' · '),
    `Hechos el ${day}`,
    '',
    ...codes,
    '',
    'Cada uno sirve una vez, con tu contraseña, si no tienes tu teléfono.',
    'Al hacer códigos nuevos, éstos dejan de servir.',
    '',
  ];
  return `\uFEFF${lines.join('\r\n')}`;
}
