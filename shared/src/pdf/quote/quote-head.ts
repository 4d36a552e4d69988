/** Who it is for, and what is asked of a paper first: its day, until when it holds, who answers for it. */
import { nationalForm } from '../../values/national-phone.ts';
import type { Block, TextStyle } from '../document.ts';
import { inks, styles } from '../palette.ts';
import { clientTitle, type PaperClient, type QuotePaper, type Setting } from './printed-quote.ts';

export interface PaperFact {
  label: string;
  value: string | undefined;
}

const nameStyle: TextStyle = { ...styles.heading, size: 16, leading: 21 };
const factsWidth = 222;

export function paperHead(
  client: PaperClient,
  facts: readonly PaperFact[],
  { snug = false, ...paper }: QuotePaper & Setting,
): Block {
  return {
    kind: 'columns',
    gap: 24,
    columns: [
      { width: { share: 1 }, block: { kind: 'stack', blocks: clientBlocks(client, paper) } },
      { width: { points: factsWidth }, block: factsBox(facts, snug ? 1 : 3) },
    ],
  };
}

function clientBlocks(client: PaperClient, { parts, fiscal }: QuotePaper): Block[] {
  const { name, companyName, phone, email, legalName, rfc } = client;
  const contact = parts.includes('contact') ? [phone && nationalForm(phone), email] : [];
  const registered = fiscal === 'none' ? [] : [legalName, rfc && `RFC ${rfc}`];
  const lines = [companyName && `Atención: ${name}`, ...contact, ...registered].filter(
    (line) => line !== undefined && line !== '',
  );
  const more: Block[] = lines.length
    ? [{ kind: 'paragraph', text: lines.join('\n'), style: { ...styles.soft, leading: 13.5 }, above: 3 }]
    : [];
  return [
    { kind: 'paragraph', text: 'Para', style: styles.label },
    { kind: 'paragraph', role: 'H1', text: clientTitle(client), style: nameStyle },
    ...more,
  ];
}

function factsBox(facts: readonly PaperFact[], above: number): Block {
  const rows = facts.flatMap(({ label, value }): Block[] => {
    if (!value) return [];
    return [
      {
        kind: 'columns',
        gap: 8,
        above,
        columns: [
          {
            width: { points: 84 },
            block: { kind: 'paragraph', text: label, style: { ...styles.body, colour: inks.soft } },
          },
          { width: { share: 1 }, block: { kind: 'paragraph', text: value, style: styles.body } },
        ],
      },
    ];
  });
  return {
    kind: 'box',
    fill: inks.sunken,
    radius: 6,
    padding: { top: 8, right: 12, bottom: 9, left: 12 },
    block: { kind: 'stack', blocks: rows },
  };
}
