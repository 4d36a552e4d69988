/** Schemas of amounts: whole cents, decimals as text, rates as whole parts. What a float would blur is refused. */
import * as z from 'zod';
import { largestCents, taxNames } from './money.rules.ts';

/** From 0 to 999,999,999.99. */
export const cents = z.int().min(0).max(largestCents);

export const tax = z.enum(taxNames);

/** Cantidad: above 0, six digits and up to four places. */
export const quantity = z
  .string()
  .regex(/^(0|[1-9]\d{0,5})(\.\d{1,4})?$/, { abort: true })
  .refine((text) => /[1-9]/.test(text), { message: 'La cantidad debe ser mayor que cero.', params: { code: 'zero' } });

/** Tipo de cambio: pesos per dollar. */
export const exchangeRate = z
  .string()
  .regex(/^(0|[1-9]\d{0,3})(\.\d{1,4})?$/, { abort: true })
  .refine((text) => /[1-9]/.test(text), {
    message: 'El tipo de cambio debe ser mayor que cero.',
    params: { code: 'zero' },
  });

/** Hundredths of a percent. */
export const discountPercent = z.int().min(0).max(10_000);

/** ISR and IVA withheld, in millionths: up to 35 % and 16 %. */
export const isrRate = z.int().min(0).max(350_000);
export const ivaWithheldRate = z.int().min(0).max(160_000);
