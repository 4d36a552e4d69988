/** Two invented companies with their people. Every address ends in `.example`, which no mail ever reaches. */
import { levelNames, type Level } from '@folio/shared/contract/permissions.ts';
import type { TimeZone } from '@folio/shared/values/time-zone.ts';
import { furnitureProspects, solarProspects, type DemoProspect } from './demo-prospects.ts';

/** Clear enough to type, long enough for the product, in no list of stolen passwords. */
export const demoPassword = 'mesa-redonda-verde-7';

export interface DemoPerson {
  name: string;
  email: string;
  level: Level;
  /** Names of work centres. */
  centres: string[];
}

export interface DemoCompany {
  name: string;
  rfc: string;
  /** What its papers say of how to reach it. */
  contact: { phone: string; email: string; website: string };
  timeZone: TimeZone;
  /** The first is the one that every company begins with, renamed. */
  centres: [string, ...string[]];
  /** The first signs the company up. */
  people: [DemoPerson, ...DemoPerson[]];
  prospects: DemoProspect[];
  /** Firms of the list that bought before: they are registered as clients, with the RFC that they gave. */
  clients: { companyName: string; rfc?: string }[];
}

/** Keeps the books of both: whoever signs in with it may switch. */
const accountant = { name: 'Patricia Solís', email: 'patricia.solis@contadores.example', level: 'operative' } as const;

export const demoCompanies: DemoCompany[] = [
  {
    name: 'Muebles del Bajío',
    rfc: 'MBA180312QX4',
    contact: { phone: '+524775550120', email: 'ventas@mueblesbajio.example', website: 'www.mueblesbajio.example' },
    timeZone: 'America/Mexico_City',
    centres: ['León', 'Guadalajara', 'Hermosillo'],
    people: [
      { name: 'Lucía Hernández', email: 'lucia@mueblesbajio.example', level: 'administrator', centres: ['León'] },
      { name: 'Andrés Villalobos', email: 'andres@mueblesbajio.example', level: 'operative', centres: ['Guadalajara'] },
      { ...accountant, centres: ['León', 'Hermosillo'] },
      { name: 'Marisol Quintero', email: 'marisol@mueblesbajio.example', level: 'normal', centres: ['León'] },
      { name: 'Tomás Olvera', email: 'tomas@mueblesbajio.example', level: 'normal', centres: ['Guadalajara'] },
      { name: 'Jimena Robles', email: 'jimena@mueblesbajio.example', level: 'normal', centres: ['Hermosillo'] },
    ],
    prospects: furnitureProspects,
    clients: [
      { companyName: 'Hotel Posada San Miguel', rfc: 'HPS990412AB4' },
      { companyName: 'Colegio Nueva Galicia', rfc: 'CNG0103097H0' },
      { companyName: 'Transportes Arriaga', rfc: 'TAR120627UE1' },
      { companyName: 'Casa Lomelí Eventos' },
      { companyName: 'Boutique Hotel Cinco Patios', rfc: 'BHC170330QK5' },
      { companyName: 'Restaurante Mar de Cortés', rfc: 'RMC150818MT2' },
    ],
  },
  {
    name: 'Solar del Pacífico',
    rfc: 'SPA210907K35',
    contact: { phone: '+526675550180', email: 'hola@solarpacifico.example', website: 'solarpacifico.example' },
    timeZone: 'America/Mazatlan',
    centres: ['Culiacán', 'Mazatlán'],
    people: [
      { name: 'Raúl Camacho', email: 'raul@solarpacifico.example', level: 'administrator', centres: ['Culiacán'] },
      { ...accountant, centres: ['Mazatlán'] },
      { name: 'Fernanda Osuna', email: 'fernanda@solarpacifico.example', level: 'normal', centres: ['Culiacán'] },
    ],
    prospects: solarProspects,
    clients: [{ companyName: 'Hotel Olas Altas', rfc: 'HOA080523R21' }, { companyName: 'Agrícola Aispuro' }],
  },
];

/** For whoever starts the system: address, company and level. */
export const demoPeople: { email: string; role: string }[] = demoCompanies.flatMap(({ name, people }) =>
  people.map(({ email, level }) => ({ email, role: `${levelNames[level]}, ${name}` })),
);
