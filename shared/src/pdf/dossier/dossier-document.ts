/** Expediente de seguimiento (M48): one entry per part, in the order of the pages. */
import { contactLine } from '../company-contact.ts';
import type { Block, PrintedDocument } from '../document.ts';
import { letterDocument } from '../letterhead.ts';
import { hexOf } from '../palette.ts';
import { appointmentsSection, followUpsSection } from './contact-sections.ts';
import { momentWords } from './dossier-words.ts';
import { dossierParts, type Dossier, type DossierPart } from './dossier.types.ts';
import { imagesSection } from './images-section.ts';
import { internalNotesSection, notesSection } from './notes-sections.ts';
import { personSection } from './person-section.ts';
import { ordersSection, quotesSection } from './sales-sections.ts';

interface Section {
  label: string;
  /** Is there anything to tell? Appointments and follow-ups are told of also when there are none. */
  isOffered: (dossier: Pick<Dossier, 'prospect' | 'images'>) => boolean;
  /** Ticked unless somebody unticks it. */
  isUsual: boolean;
  blocks: (dossier: Dossier) => Block[];
}

const sections: Record<DossierPart, Section> = {
  notes: {
    label: 'Notas',
    isOffered: ({ prospect }) => Boolean(prospect.notes),
    isUsual: true,
    blocks: notesSection,
  },
  'internal-notes': {
    label: 'Notas internas',
    isOffered: ({ prospect }) => Boolean(prospect.internalNotes),
    isUsual: false,
    blocks: internalNotesSection,
  },
  appointments: { label: 'Citas', isOffered: () => true, isUsual: true, blocks: appointmentsSection },
  'follow-ups': { label: 'Seguimientos', isOffered: () => true, isUsual: true, blocks: followUpsSection },
  quotes: {
    label: 'Cotizaciones',
    isOffered: ({ prospect }) => prospect.quotes.length > 0,
    isUsual: true,
    blocks: quotesSection,
  },
  orders: {
    label: 'Pedidos',
    isOffered: ({ prospect }) => prospect.orders.length > 0,
    isUsual: true,
    blocks: ordersSection,
  },
  images: {
    label: 'Imágenes',
    isOffered: ({ images }) => images.length > 0,
    isUsual: true,
    blocks: imagesSection,
  },
};

export const partLabels: Record<DossierPart, Pick<Section, 'label' | 'isUsual'>> = sections;

/** What can be chosen of a dossier. */
export function partsOffered(
  dossier: Pick<Dossier, 'prospect' | 'images'>,
): { part: DossierPart; label: string; isUsual: boolean }[] {
  return dossierParts
    .filter((part) => sections[part].isOffered(dossier))
    .map((part) => ({ part, label: sections[part].label, isUsual: sections[part].isUsual }));
}

export function dossierDocument(dossier: Dossier, parts: readonly DossierPart[]): PrintedDocument {
  const { prospect, madeBy } = dossier;
  const { name, rfc, logo, colour } = dossier.company;
  const chosen = (Object.keys(sections) as DossierPart[]) // its keys are typed above
    .filter((part) => parts.includes(part) && sections[part].isOffered(dossier))
    .map((part): Block => ({ kind: 'stack', role: 'Sect', above: 24, blocks: sections[part].blocks(dossier) }));
  return letterDocument(
    {
      title: `Expediente No. ${prospect.folio} · ${prospect.name}`,
      body: [{ kind: 'stack', role: 'Sect', blocks: personSection(dossier) }, ...chosen],
    },
    {
      company: { name, fiscal: rfc ? [`RFC ${rfc}`] : [], contact: contactLine(dossier.company), logo, colour },
      kind: 'Expediente de seguimiento',
      number: `No. ${prospect.folio}`,
      about: prospect.name,
      colour: hexOf(prospect.colour),
      made: `Generado el ${momentWords(dossier, dossier.madeAt)} por ${madeBy}`,
    },
  );
}
