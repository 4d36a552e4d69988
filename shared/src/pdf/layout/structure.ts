/** The document as a screen reader goes through it (ISO 32000, 14.7): parts, headings, tables, figures, in reading order. */

export type Role =
  | 'Document'
  | 'Sect'
  | 'P'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'Caption'
  | 'Lbl'
  | 'Figure'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD';

export class StructureElement {
  readonly role: Role;
  readonly children: StructureElement[] = [];
  /** Of a figure, what it shows. */
  readonly alt: string | undefined;
  /** Of a heading, its words. */
  readonly title: string | undefined;

  constructor(role: Role, { alt, title }: { alt?: string | undefined; title?: string | undefined } = {}) {
    this.role = role;
    this.alt = alt;
    this.title = title;
  }

  add(role: Role, more: { alt?: string | undefined; title?: string | undefined } = {}): StructureElement {
    const child = new StructureElement(role, more);
    this.children.push(child);
    return child;
  }
}
