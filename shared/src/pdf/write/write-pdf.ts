/** Laid out pages as the bytes of a PDF: the same ones for the same pages and moment, wherever it runs. */
import { PDFContext, PDFHexString, PDFRef, PDFStreamWriter, PDFString } from 'pdf-lib';
import type { ImageFile, PrintedDocument } from '../document.ts';
import type { LaidOut } from '../layout/lay-out.ts';
import type { Page } from '../layout/laid.ts';
import { contentOf } from './content-stream.ts';
import { DocumentFonts } from './document-fonts.ts';
import type { ReadImage } from './images.ts';
import { writeOutline } from './outline.ts';
import { writeStructure } from './structure-tree.ts';

// It runs where nothing else waits: in a worker, at the server.
const objectsPerTick = Infinity;

interface Input {
  document: PrintedDocument;
  laidOut: LaidOut;
  images: ReadonlyMap<ImageFile, ReadImage>;
  /** When it is made, by its own words. */
  now: Date;
}

export async function writePdf({ document, laidOut, images, now }: Input): Promise<Uint8Array> {
  const context = PDFContext.create();
  const fonts = new DocumentFonts();
  const { size } = document;
  const imageKeys = new Map([...images.keys()].map((image, index) => [image, `I${index}`]));
  const resources = { fonts, keyOf: (image: ImageFile) => imageKeys.get(image) ?? '' };
  const contents = laidOut.pages.map((page) => contentOf(page, size.height, resources));
  const imageRefs: Record<string, PDFRef> = {};
  for (const [image, { embed }] of images) imageRefs[resources.keyOf(image)] = await embed(context);

  const tree = context.nextRef();
  const shared = context.register(context.obj({ Font: fonts.embed(context), XObject: imageRefs }));
  const pages = contents.map(({ operators, marks }, index) => {
    const page = {
      Type: 'Page',
      Parent: tree,
      MediaBox: [0, 0, size.width, size.height],
      Resources: shared,
      Contents: context.register(context.flateStream(operators)),
      StructParents: index,
      Tabs: 'S',
    };
    return { ref: context.register(context.obj(page)), marks };
  });
  context.assign(tree, context.obj({ Type: 'Pages', Kids: pages.map(({ ref }) => ref), Count: pages.length }));
  writeCatalog(
    { context, document, now },
    {
      Pages: tree,
      StructTreeRoot: writeStructure(context, laidOut.structure, pages),
      ...outlineOf(context, laidOut.pages, pages, size.height),
    },
  );
  return PDFStreamWriter.forContext(context, objectsPerTick).serializeToBuffer();
}

function outlineOf(context: PDFContext, laid: readonly Page[], pages: readonly { ref: PDFRef }[], height: number) {
  const outline = writeOutline(
    context,
    pages.map(({ ref }, index) => ({ ref, page: laid[index] ?? [], height })),
  );
  return outline ? { Outlines: outline, PageMode: 'UseNone' } : {};
}

interface About {
  context: PDFContext;
  document: PrintedDocument;
  now: Date;
}

function writeCatalog({ context, document, now }: About, entries: Record<string, PDFRef | string>): void {
  const { title, author, language } = document;
  const moment = PDFString.fromDate(now);
  context.trailerInfo.Info = context.register(
    context.obj({
      Title: PDFHexString.fromText(title),
      Author: PDFHexString.fromText(author),
      Creator: PDFString.of('Folio'),
      Producer: PDFString.of('Folio'),
      CreationDate: moment,
      ModDate: moment,
    }),
  );
  const metadata = context.stream(new TextEncoder().encode(metadataOf(document, now)), {
    Type: 'Metadata',
    Subtype: 'XML',
  });
  context.trailerInfo.Root = context.register(
    context.obj({
      Type: 'Catalog',
      ...entries,
      Lang: PDFString.of(language),
      MarkInfo: { Marked: true },
      ViewerPreferences: { DisplayDocTitle: true },
      Metadata: context.register(metadata),
    }),
  );
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XMP: the same once more for programs that file documents. */
function metadataOf({ title, author, language }: PrintedDocument, now: Date): string {
  // XML knows no control characters, escaped or not.
  const escaped = (text: string) =>
    text
      .toWellFormed()
      .replace(/[\u0000-\u001f\ufffe\uffff]/g, ' ')
      .replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
  const moment = `${now.toISOString().slice(0, 19)}Z`;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${escaped(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${moment}</xmp:CreateDate><xmp:ModifyDate>${moment}</xmp:ModifyDate><xmp:CreatorTool>Folio</xmp:CreatorTool>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}
