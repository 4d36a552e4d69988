/** The structure of a document, and which marked content of which page belongs to which part of it (ISO 32000, 14.7). */
import { PDFHexString, type PDFContext, type PDFRef } from 'pdf-lib';
import type { StructureElement } from '../layout/structure.ts';

/** One page, and by number of its marked content, whose that is. */
export interface MarkedPage {
  ref: PDFRef;
  marks: readonly StructureElement[];
}

interface Content {
  page: PDFRef;
  number: number;
}

/** @returns the root of the tree; each page refers to it by its place (`StructParents`) */
export function writeStructure(context: PDFContext, document: StructureElement, pages: readonly MarkedPage[]): PDFRef {
  const contents = new Map<StructureElement, Content[]>();
  for (const { ref, marks } of pages) {
    marks.forEach((element, number) => {
      const here = contents.get(element);
      if (here) here.push({ page: ref, number });
      else contents.set(element, [{ page: ref, number }]);
    });
  }
  const refs = new Map<StructureElement, PDFRef>();
  const root = context.nextRef();
  writeElement({ context, contents, refs }, document, root);
  const parents = pages.flatMap(({ marks }, index) => [
    index,
    context.register(context.obj(marks.map((element) => refs.get(element) ?? null))),
  ]);
  const tree = {
    Type: 'StructTreeRoot',
    K: [refs.get(document) ?? null],
    ParentTree: context.register(context.obj({ Nums: parents })),
    ParentTreeNextKey: pages.length,
  };
  context.assign(root, context.obj(tree));
  return root;
}

interface Writing {
  context: PDFContext;
  contents: ReadonlyMap<StructureElement, readonly Content[]>;
  refs: Map<StructureElement, PDFRef>;
}

function writeElement(writing: Writing, element: StructureElement, parent: PDFRef): PDFRef {
  const { context, contents, refs } = writing;
  const ref = context.nextRef();
  refs.set(element, ref);
  const [first, ...rest] = contents.get(element) ?? [];
  // What all stands on one page is told by number alone.
  const page = first && rest.every((content) => content.page === first.page) ? first.page : undefined;
  const own = (first ? [first, ...rest] : []).map((content) =>
    page ? content.number : context.obj({ Type: 'MCR', Pg: content.page, MCID: content.number }),
  );
  const children = element.children.map((child) => writeElement(writing, child, ref));
  const dictionary = {
    Type: 'StructElem',
    S: element.role,
    P: parent,
    ...(page ? { Pg: page } : {}),
    K: [...own, ...children],
    ...(element.alt === undefined ? {} : { Alt: PDFHexString.fromText(element.alt) }),
    ...(element.role === 'TH' ? { A: { O: 'Table', Scope: 'Column' } } : {}),
    ...(element.role === 'Figure' ? { A: { O: 'Layout', Placement: 'Block' } } : {}),
  };
  context.assign(ref, context.obj(dictionary));
  return ref;
}
