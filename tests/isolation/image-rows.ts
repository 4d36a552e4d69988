/** Rows of images and of those on their way. Each command gets an image of its own, sent by the Normal. */
import type { EndpointName } from '@folio/shared/contract/contract.ts';
import { prospectForm } from '../support/builders.ts';
import { readyImage, ticketFor } from '../support/image-uploads.ts';
import { picture } from '../support/pictures.ts';
import type { RawInput } from '../support/world.ts';
import { administratorOnly, signedIn, type Expected, type Ids, type Row, type Scene } from './access-row.ts';

const file = { contentType: 'image/png', bytes: 1000 };

async function freshProspect({ company, own }: Scene): Promise<string> {
  const body = prospectForm({ workCentreId: own.workCentreId });
  return (await company.normal.client.addProspect({ body })).id;
}

/** Whatever is done to an image: one of a fresh prospect, and ids of one that is another's or nobody's. */
function onImage(more: () => RawInput): Row {
  return {
    call: async (scene) => {
      const prospectId = await freshProspect(scene);
      const { id: imageId } = await readyImage(scene.company.normal, prospectId);
      return { params: { prospectId, imageId }, ...more() };
    },
    answers: signedIn(200),
    withIds: {
      calls: ({ prospectId, imageId }) => [{ params: { prospectId, imageId }, ...more() }],
      answer: 'prospect.not_found',
    },
  };
}

export const imageRows = {
  addUpload: {
    call: async (scene) => ({ params: { prospectId: await freshProspect(scene) }, body: file }),
    answers: signedIn(201),
    withIds: {
      calls: ({ prospectId }) => [{ params: { prospectId }, body: file }],
      answer: 'prospect.not_found',
    },
  },
  removeUpload: {
    call: async (scene) => {
      const prospectId = await freshProspect(scene);
      const { imageId } = await ticketFor(scene.company.normal, prospectId, { bytes: await picture() });
      return { params: { prospectId, imageId } };
    },
    answers: signedIn(204),
    withIds: {
      calls: ({ prospectId, imageId }) => [{ params: { prospectId, imageId } }],
      answer: 'prospect.not_found',
    },
  },
  captionImage: onImage(() => ({ body: { caption: 'Fachada' } })),
  moveImage: onImage(() => ({ body: { beforeImageId: null } })),
  removeImage: onImage(() => ({})),
  getImageStorage: { call: () => ({}), answers: administratorOnly(200) },
} satisfies Partial<Record<EndpointName, Row>>;

interface Further {
  name: EndpointName;
  what: string;
  call: (ids: Ids, scene: Scene) => RawInput;
  answer: Expected;
}

const others: [EndpointName, object][] = [
  ['removeUpload', {}],
  ['captionImage', { body: { caption: 'Tomada' } }],
  ['moveImage', { body: { beforeImageId: null } }],
  ['removeImage', {}],
];

/** Ids that image endpoints take beside the prospect's. */
export const imageFurtherIds: Further[] = [
  ...others.map(([name, more]): Further => ({
    name,
    what: 'an image',
    call: ({ imageId }, { own }) => ({ params: { prospectId: own.prospectId, imageId }, ...more }),
    answer: 'image.not_found',
  })),
  {
    name: 'moveImage',
    what: 'an image to stand before',
    call: ({ imageId }, { own }) => ({
      params: { prospectId: own.prospectId, imageId: own.imageId },
      body: { beforeImageId: imageId },
    }),
    answer: 'image.not_found',
  },
];
