/** Rows of the company's logo, which an Administrador alone changes and all see. */
import type { EndpointName } from '@folio/shared/contract/contract.ts';
import { sendLogo } from '../support/image-uploads.ts';
import { picture } from '../support/pictures.ts';
import { administratorOnly, signedIn, type Row, type Scene } from './access-row.ts';

async function freshLogo({ company }: Scene): Promise<string> {
  const outcome = await sendLogo(company.administrator, await picture({ format: 'png' }), 'image/png');
  if (!('logo' in outcome)) throw new Error(`it was refused: ${outcome.rejection}`);
  return outcome.logo.id;
}

export const logoRows = {
  addLogoUpload: {
    call: () => ({ body: { contentType: 'image/png', bytes: 1000 } }),
    answers: administratorOnly(201),
  },
  getLogo: { call: () => ({}), answers: signedIn(200) },
  removeLogo: {
    call: async (scene) => {
      await freshLogo(scene);
      return {};
    },
    answers: administratorOnly(200),
  },
  restoreLogo: {
    call: async (scene) => ({ body: { imageId: await freshLogo(scene) } }),
    answers: administratorOnly(200),
    withIds: { calls: ({ imageId }) => [{ body: { imageId } }], answer: 'image.not_found' },
  },
} satisfies Partial<Record<EndpointName, Row>>;
