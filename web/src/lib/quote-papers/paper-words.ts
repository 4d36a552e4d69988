/** What is said of papers on screen, and in the message that goes with one. */
import type { FiscalPlace, QuotePaperPart } from '@folio/shared/pdf/quote/printed-quote.ts';

export const partNames: Record<QuotePaperPart, string> = {
  contact: 'Teléfono y e-mail del cliente',
  seller: 'Quién atiende',
  codes: 'Códigos',
  prices: 'Precio por partida',
  taxes: 'Impuestos por partida',
  words: 'Importe con letra',
  signatures: 'Firmas',
};

export const fiscalOptions: readonly { value: FiscalPlace; label: string }[] = [
  { value: 'top', label: 'Arriba' },
  { value: 'foot', label: 'Al pie' },
  { value: 'none', label: 'No' },
];
