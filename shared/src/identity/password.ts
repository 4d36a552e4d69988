/** Passwords: length and a list of stolen ones, no composition rules and no expiry (ASVS 5.0, 6.2.1 to 6.2.10). */
import * as z from 'zod';

export const leastPasswordLength = 12;

/** 12 to 128 characters, kept exactly as typed: no trimming, no normalising. */
export const newPassword = z.string().min(leastPasswordLength).max(128);

/** A password being checked rather than chosen. */
export const givenPassword = z.string().min(1).max(128);
