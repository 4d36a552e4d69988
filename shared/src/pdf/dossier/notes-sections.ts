/** What was learnt (M18), and the remarks that no client is to read (M38). */
import type { Block } from '../document.ts';
import { inks, styles } from '../palette.ts';
import { sectionHeading } from './dossier-words.ts';
import type { Dossier } from './dossier.types.ts';

export function notesSection({ prospect }: Dossier): Block[] {
  return [
    sectionHeading('Notas'),
    { kind: 'paragraph', text: prospect.notes ?? '', style: { ...styles.body, leading: 15 }, above: 4 },
  ];
}

export function internalNotesSection({ prospect }: Dossier): Block[] {
  return [
    {
      kind: 'box',
      fill: inks.quotedWash,
      bar: { colour: inks.quoted, width: 3 },
      padding: { top: 9, right: 14, bottom: 10, left: 12 },
      block: {
        kind: 'stack',
        blocks: [
          {
            kind: 'paragraph',
            role: 'H2',
            text: [{ text: 'Notas internas' }, { text: '  No entregar al cliente', weight: 'regular', size: 8 }],
            style: { ...styles.strong, colour: inks.quoted },
            withNext: true,
          },
          { kind: 'paragraph', text: prospect.internalNotes ?? '', style: styles.body, above: 2 },
        ],
      },
    },
  ];
}
