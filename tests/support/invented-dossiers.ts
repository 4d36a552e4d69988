/** Prospects with much to tell, for printed documents. Nothing of Node: pages are given it, too. */
import type { PrintedDocument } from '@folio/shared/pdf/document.ts';
import { dossierDocument } from '@folio/shared/pdf/dossier/dossier-document.ts';
import { dossierParts, type Dossier, type DossierImage } from '@folio/shared/pdf/dossier/dossier.types.ts';
import type { Prospect } from '@folio/shared/prospects/prospect.schema.ts';

export const madeAt = new Date('2026-11-28T15:12:00.000Z');

const member = 'mem_0000000000000001';

function prospectWith(changes: Partial<Prospect> = {}): Prospect {
  return {
    id: 'prs_0000000000000128',
    folio: 128,
    contactedOn: '2026-09-14',
    name: 'Laura Méndez Arriaga',
    companyName: 'Panadería El Sol',
    lineOfBusinessId: 'cat_0000000000000001',
    phone: '+524775550148',
    email: 'laura@panaderia-sol.example',
    state: 'GUA',
    contactChannelId: 'cat_0000000000000002',
    colour: '#0f7b83',
    letterColour: '#ffffff',
    status: 'following',
    registeredBy: member,
    attendedBy: 'mem_0000000000000002',
    workCentreId: 'wcn_0000000000000001',
    subject: 'Hornos de convección para dos sucursales',
    createdAt: '2026-09-14T16:00:00.000Z',
    version: 1,
    appointments: [],
    followUps: [],
    quotes: [],
    orders: [],
    images: [],
    uploads: [],
    ...changes,
  };
}

export function dossierWith(changes: Partial<Prospect> = {}, more: Partial<Dossier> = {}): Dossier {
  return {
    company: { name: 'Muebles del Bajío, S.A. de C.V.', timeZone: 'America/Mexico_City', rfc: 'MBA150312AB3' },
    prospect: prospectWith(changes),
    names: {
      [member]: 'Lucía Herrera',
      mem_0000000000000002: 'Andrés Fuentes',
      wcn_0000000000000001: 'León Centro',
      cat_0000000000000001: 'Panaderías y pastelerías',
      cat_0000000000000002: 'Recomendación',
      cat_0000000000000003: 'Eligió otro proveedor',
    },
    hasSeveralWorkCentres: true,
    images: [],
    madeBy: 'Lucía Herrera',
    madeAt,
    ...more,
  };
}

const said = [
  'Pide comparativo entre el horno de 5 y el de 10 charolas.',
  'No contestó; se dejó recado con Sofía en recepción.',
  'Recorrido por la sucursal del Centro. La instalación de gas es natural y el ducto sale por la azotea; hay que medir la puerta de servicio antes de cotizar el flete.',
  'Le interesa pagar en tres exhibiciones.\nPide que la factura salga a nombre de la sociedad.',
  '',
];
const kinds = [['call'], ['whatsapp'], ['visit'], ['email', 'call'], ['video']] as const;
const results = ['interested', 'no-answer', 'thinking', 'wants-quote', 'not-interested'] as const;

/** The newest first, two days apart. */
export function followUps(count: number): Prospect['followUps'] {
  return Array.from({ length: count }, (_, index) => {
    const information = said[index % said.length];
    return {
      id: `flw_${String(index).padStart(16, '0')}`,
      at: new Date(Date.parse('2026-11-27T22:30:00Z') - index * 172_800_000).toISOString(),
      memberId: index % 3 ? member : 'mem_0000000000000002',
      kinds: [...(kinds[index % kinds.length] ?? ['other'])],
      result: results[index % results.length] ?? 'thinking',
      ...(information ? { information: `${information}${index > 4 ? ` (${index})` : ''}` } : {}),
    };
  });
}

/** The oldest first, a week apart; the last one is to come. */
export function appointments(count: number): Prospect['appointments'] {
  return Array.from({ length: count }, (_, index) => {
    const startsAt = new Date(Date.parse('2026-12-03T16:00:00Z') - (count - 1 - index) * 604_800_000);
    const isLast = index === count - 1;
    return {
      id: `app_${String(index).padStart(16, '0')}`,
      startsAtLocal: new Date(startsAt.getTime() - 21_600_000).toISOString().slice(0, 16),
      timeZone: 'America/Mexico_City',
      startsAt: startsAt.toISOString(),
      minutes: index % 2 ? 45 : 90,
      kind: index % 3 ? 'visit' : 'video',
      subject: index % 2 ? 'Medidas de la cocina' : 'Presentación del catálogo',
      ...(index % 3 ? { place: 'Blvd. López Mateos 1102, León' } : { link: 'https://video.example/reunion' }),
      participantIds: index % 4 ? [] : ['mem_0000000000000002'],
      outcome: isLast ? 'pending' : index % 4 === 2 ? 'missed' : 'held',
      version: 1,
    };
  });
}

/** The newest first, one of each status that a quote can have; the sent ones have had their day. */
export function quotes(): Prospect['quotes'] {
  const statuses = ['draft', 'sent', 'received', 'in-process', 'sold', 'rejected'] as const;
  return statuses.map((status, index) => ({
    id: `quo_${String(index).padStart(16, '0')}`,
    folio: `C-${String(417 - index).padStart(4, '0')}`,
    issuedOn: '2026-11-02',
    validUntil: status === 'sent' ? '2026-11-17' : '2026-12-17',
    currency: status === 'received' ? 'USD' : 'MXN',
    totalCents: 99_999_999_999 - index * 1_250_050,
    status,
    versions: index
      ? [{ number: index, revision: index, at: '2026-11-02T18:00:00.000Z', memberId: member, totalCents: 1 }]
      : [],
    revision: 1,
    ...(status === 'rejected' ? { rejection: 'El flete les sale más caro que a la competencia' } : {}),
    createdAt: '2026-11-02T18:00:00.000Z',
    createdBy: member,
  }));
}

/** One that was paid in part, one paid at all, one given up. */
export function orders(): Prospect['orders'] {
  const payment = (index: number, amountCents: number) => ({
    id: `pay_${String(index).padStart(16, '0')}`,
    paidOn: '2026-11-12',
    amountCents,
    method: index % 2 ? ('transfer' as const) : ('cash' as const),
    memberId: member,
  });
  const order = (index: number, changes: Partial<Prospect['orders'][number]>): Prospect['orders'][number] => ({
    id: `ord_${String(index).padStart(16, '0')}`,
    folio: `P-${String(177 - index).padStart(4, '0')}`,
    quoteId: `quo_${String(index).padStart(16, '0')}`,
    quoteFolio: `C-${String(413 - index).padStart(4, '0')}`,
    quoteVersion: 1,
    orderedOn: '2026-11-10',
    currency: 'MXN',
    totalCents: 12_500_000,
    status: 'in-process',
    payments: [],
    createdAt: '2026-11-10T18:00:00.000Z',
    createdBy: member,
    ...changes,
  });
  return [
    order(0, { payments: [payment(0, 5_000_000), payment(1, 2_500_050)], deliveryOn: '2026-12-15' }),
    order(1, { status: 'finished', payments: [payment(1, 12_500_000)] }),
    order(2, { status: 'cancelled', cancelReason: 'Cerraron la sucursal' }),
  ];
}

/** Of 50 follow-ups, and these images. */
export function longDocument(images: DossierImage[]): PrintedDocument {
  const dossier = dossierWith({ appointments: appointments(6), followUps: followUps(50) }, { images });
  return dossierDocument(dossier, dossierParts);
}
