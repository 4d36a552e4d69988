/** The headings of a document as the list beside its pages, by which one goes to each. */
import { PDFHexString, type PDFContext, type PDFRef } from 'pdf-lib';
import type { Item, Page } from '../layout/laid.ts';
import type { StructureElement } from '../layout/structure.ts';

interface Entry {
  title: string;
  page: PDFRef;
  /** From the bottom. */
  top: number;
}

// Room above the words that one goes to.
const lead = 8;

/** @returns undefined when there is no heading */
export function writeOutline(
  context: PDFContext,
  pages: readonly { ref: PDFRef; page: Page; height: number }[],
): PDFRef | undefined {
  const entries = headingsOn(pages);
  if (!entries.length) return undefined;
  const root = context.nextRef();
  const refs = entries.map(() => context.nextRef());
  entries.forEach(({ title, page, top }, index) => {
    const [before, after, ref] = [refs[index - 1], refs[index + 1], refs[index]];
    if (!ref) return;
    const item = {
      Title: PDFHexString.fromText(title),
      Parent: root,
      Dest: [page, 'XYZ', null, top, null],
      ...(before ? { Prev: before } : {}),
      ...(after ? { Next: after } : {}),
    };
    context.assign(ref, context.obj(item));
  });
  const [first, last] = [refs[0] ?? null, refs.at(-1) ?? null];
  context.assign(root, context.obj({ Type: 'Outlines', First: first, Last: last, Count: refs.length }));
  return root;
}

function headingsOn(pages: readonly { ref: PDFRef; page: Page; height: number }[]): Entry[] {
  const seen = new Set<StructureElement>();
  return pages.flatMap(({ ref, page, height }) =>
    page.flatMap((item): Entry[] => {
      const heading = headingOf(item);
      if (!heading || seen.has(heading.element)) return [];
      seen.add(heading.element);
      return [{ title: heading.title, page: ref, top: Math.round(height - heading.top + lead) }];
    }),
  );
}

function headingOf(item: Item): { element: StructureElement; title: string; top: number } | undefined {
  const title = item.mark?.title;
  if (item.kind !== 'text' || !item.mark || title === undefined) return undefined;
  return { element: item.mark, title, top: item.baseline - item.size };
}
