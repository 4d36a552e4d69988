/** Rows of the client's page, and of what members have of it. Each call gets a quote of its own, sent, with its link. */
import type { EndpointName } from '@folio/shared/contract/contract.ts';
import { freshEmail, prospectForm, quoteForm } from '../support/builders.ts';
import { linked, linkedWithImage } from '../support/client-quotes.ts';
import type { RawInput } from '../support/world.ts';
import { open, signedIn, type Expected, type Ids, type Row, type Scene } from './access-row.ts';

async function freshLink({ company }: Scene) {
  return linked(company.normal.client, company.firstCentre);
}

async function body(scene: Scene): Promise<{ token: string; digest: string; name: string }> {
  const { token, view } = await freshLink(scene);
  return { token, digest: view.document?.digest ?? '', name: 'Laura Méndez' };
}

async function freshQuestion(scene: Scene): Promise<object> {
  const { params, token, view } = await freshLink(scene);
  const { client } = scene.world.stranger();
  const asked = { token, digest: view.document?.digest ?? '', name: 'Laura Méndez', text: '¿Incluye flete?' };
  await client.askOfClientQuote({ body: asked });
  const { events } = await scene.company.normal.client.getQuoteClientSide({ params });
  return { ...params, question: events[0]?.id };
}

/** Whatever members do with a link. */
function onLink(more: RawInput, answer: 200 | 201 | 204): Row {
  return {
    call: async (scene) => ({ params: (await freshLink(scene)).params, ...more }),
    answers: signedIn(answer),
    withIds: {
      calls: ({ prospectId, quoteId }) => [{ params: { prospectId, quoteId }, ...more }],
      answer: 'prospect.not_found',
    },
  };
}

const mail = { to: 'laura@panaderia-sol.example', subject: 'Cotización', message: 'Hola' };
const reply = { text: 'Sí, lo incluye.' };
const nobodys = 'cev_0123456789abcdef';

export const clientQuoteRows = {
  getQuoteClientSide: onLink({}, 200),
  addQuoteLink: onLink({ body: {} }, 201),
  removeQuoteLink: onLink({}, 204),
  replyToQuestion: {
    call: async (scene) => ({ params: (await freshQuestion(scene)) as Record<string, unknown>, body: reply }),
    answers: signedIn(201),
    withIds: {
      calls: ({ prospectId, quoteId }) => [{ params: { prospectId, quoteId, question: nobodys }, body: reply }],
      answer: 'prospect.not_found',
    },
  },
  mailQuote: {
    call: async ({ company }) => {
      const { client } = company.normal;
      const { id: prospectId } = await client.addProspect({
        body: prospectForm({ workCentreId: company.firstCentre }),
      });
      const { quoteId } = await client.addQuote({ params: { prospectId }, body: quoteForm() });
      return { params: { prospectId, quoteId }, body: { ...mail, to: freshEmail('cliente') } };
    },
    answers: signedIn(201),
    withIds: {
      calls: ({ prospectId, quoteId }) => [{ params: { prospectId, quoteId }, body: mail }],
      answer: 'prospect.not_found',
    },
  },
  // The link is the key: whoever has it needs no session, and one's own session opens nothing more.
  viewClientQuote: {
    call: async (scene) => ({ body: { token: (await freshLink(scene)).token } }),
    answers: open(200),
  },
  getClientPaper: {
    call: async (scene) => {
      const { token, digest } = await body(scene);
      return { body: { token, digest } };
    },
    answers: open(200),
  },
  getClientAttachment: {
    call: async ({ company }) => {
      const { token, view } = await linkedWithImage(company.normal, company.firstCentre);
      return { body: { token, digest: view.document?.digest, place: 0 } };
    },
    answers: open(200),
  },
  openClientQuote: {
    call: async (scene) => ({ body: { token: (await freshLink(scene)).token } }),
    answers: open(204),
  },
  acceptClientQuote: {
    call: async (scene) => ({ body: { ...(await body(scene)), agreed: true, signature: { kind: 'typed' } } }),
    answers: open(200),
  },
  rejectClientQuote: {
    call: async (scene) => ({ body: { ...(await body(scene)), reason: 'Muy caro' } }),
    answers: open(200),
  },
  askOfClientQuote: {
    call: async (scene) => ({ body: { ...(await body(scene)), text: '¿Incluye flete?' } }),
    answers: open(201),
  },
} satisfies Partial<Record<EndpointName, Row>>;

/** One's own prospect, and a quote of another company's. */
export const clientQuoteFurtherIds: {
  name: EndpointName;
  what: string;
  call: (ids: Ids, scene: Scene) => RawInput;
  answer: Expected;
}[] = (
  [
    ['getQuoteClientSide', {}],
    ['addQuoteLink', { body: {} }],
    ['removeQuoteLink', {}],
    ['mailQuote', { body: mail }],
  ] as const
).map(([name, more]) => ({
  name,
  what: 'a quote',
  call: ({ quoteId }: Ids, { own }: Scene) => ({ params: { prospectId: own.prospectId, quoteId }, ...more }),
  answer: 'quote.not_found' as const,
}));
clientQuoteFurtherIds.push({
  name: 'replyToQuestion',
  what: 'a quote',
  call: ({ quoteId }, { own }) => ({
    params: { prospectId: own.prospectId, quoteId, question: nobodys },
    body: reply,
  }),
  answer: 'quote.not_found',
});
