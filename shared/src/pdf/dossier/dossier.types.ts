/** Expediente (M48): what the dossier of a prospect is made from, with every name at hand. Plain data: it goes to a worker. */
import type { Prospect } from '../../prospects/prospect.schema.ts';
import type { CompanyContact } from '../company-contact.ts';
import type { Colour, ImageFile } from '../document.ts';
import type { CaptionedPicture } from '../picture-rows.ts';

export interface Dossier {
  company: CompanyContact & {
    name: string;
    rfc?: string | undefined;
    logo?: ImageFile | undefined;
    /** Of its papers; the prospect's where it is absent. */
    colour?: Colour | undefined;
    timeZone: string;
  };
  prospect: Prospect;
  /** Of people, work centres and words of catalogues that the prospect names by id. */
  names: Record<string, string>;
  /** Only a company with several tells where a prospect was registered. */
  hasSeveralWorkCentres: boolean;
  images: DossierImage[];
  /** Who makes it. */
  madeBy: string;
  madeAt: Date;
}

export type DossierImage = CaptionedPicture;

/** What may be left out. */
export const dossierParts = [
  'appointments',
  'follow-ups',
  'quotes',
  'orders',
  'notes',
  'internal-notes',
  'images',
] as const;
export type DossierPart = (typeof dossierParts)[number];
