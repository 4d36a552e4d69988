/**
 * SAT's catalogues of CFDI 4.0 behind «Datos para facturar»: c_RegimenFiscal and c_UsoCFDI. Values alone, apart from any
 * schema: whoever only shows a name fetches nothing else.
 */

/** Persona moral or persona física. */
export type TaxpayerKind = 'entity' | 'individual';

interface Regime {
  code: string;
  name: string;
  kinds: readonly TaxpayerKind[];
}

interface CfdiUse extends Regime {
  /** Régimen fiscal of whoever receives the invoice. */
  regimes: readonly string[];
}

const entity = ['entity'] as const;
const individual = ['individual'] as const;
const both = ['entity', 'individual'] as const;

/** Régimen fiscal. */
export const regimes = [
  { code: '601', name: 'General de Ley Personas Morales', kinds: entity },
  { code: '603', name: 'Personas Morales con Fines no Lucrativos', kinds: entity },
  { code: '605', name: 'Sueldos y Salarios e Ingresos Asimilados a Salarios', kinds: individual },
  { code: '606', name: 'Arrendamiento', kinds: individual },
  { code: '607', name: 'Régimen de Enajenación o Adquisición de Bienes', kinds: individual },
  { code: '608', name: 'Demás ingresos', kinds: individual },
  { code: '610', name: 'Residentes en el Extranjero sin Establecimiento Permanente en México', kinds: both },
  { code: '611', name: 'Ingresos por Dividendos (socios y accionistas)', kinds: individual },
  { code: '612', name: 'Personas Físicas con Actividades Empresariales y Profesionales', kinds: individual },
  { code: '614', name: 'Ingresos por intereses', kinds: individual },
  { code: '615', name: 'Régimen de los ingresos por obtención de premios', kinds: individual },
  { code: '616', name: 'Sin obligaciones fiscales', kinds: individual },
  { code: '620', name: 'Sociedades Cooperativas de Producción que optan por diferir sus ingresos', kinds: entity },
  { code: '621', name: 'Incorporación Fiscal', kinds: individual },
  { code: '622', name: 'Actividades Agrícolas, Ganaderas, Silvícolas y Pesqueras', kinds: entity },
  { code: '623', name: 'Opcional para Grupos de Sociedades', kinds: entity },
  { code: '624', name: 'Coordinados', kinds: entity },
  {
    code: '625',
    name: 'Régimen de las Actividades Empresariales con ingresos a través de Plataformas Tecnológicas',
    kinds: individual,
  },
  { code: '626', name: 'Régimen Simplificado de Confianza', kinds: both },
] as const satisfies readonly Regime[];

export type RegimeCode = (typeof regimes)[number]['code'];

const business = ['601', '603', '606', '612', '620', '621', '622', '623', '624', '625', '626'] as const;
const personal = ['605', '606', '607', '608', '611', '612', '614', '615', '625'] as const;
const all = regimes.map(({ code }) => code);

/** Uso de CFDI: what the receiver does with the invoice. */
export const cfdiUses = [
  { code: 'G01', name: 'Adquisición de mercancías', kinds: both, regimes: business },
  { code: 'G02', name: 'Devoluciones, descuentos o bonificaciones', kinds: both, regimes: [...business, '616'] },
  { code: 'G03', name: 'Gastos en general', kinds: both, regimes: business },
  { code: 'I01', name: 'Construcciones', kinds: both, regimes: business },
  { code: 'I02', name: 'Mobiliario y equipo de oficina por inversiones', kinds: both, regimes: business },
  { code: 'I03', name: 'Equipo de transporte', kinds: both, regimes: business },
  { code: 'I04', name: 'Equipo de cómputo y accesorios', kinds: both, regimes: business },
  { code: 'I05', name: 'Dados, troqueles, moldes, matrices y herramental', kinds: both, regimes: business },
  { code: 'I06', name: 'Comunicaciones telefónicas', kinds: both, regimes: business },
  { code: 'I07', name: 'Comunicaciones satelitales', kinds: both, regimes: business },
  { code: 'I08', name: 'Otra maquinaria y equipo', kinds: both, regimes: business },
  { code: 'D01', name: 'Honorarios médicos, dentales y gastos hospitalarios', kinds: individual, regimes: personal },
  { code: 'D02', name: 'Gastos médicos por incapacidad o discapacidad', kinds: individual, regimes: personal },
  { code: 'D03', name: 'Gastos funerales', kinds: individual, regimes: personal },
  { code: 'D04', name: 'Donativos', kinds: individual, regimes: personal },
  {
    code: 'D05',
    name: 'Intereses reales efectivamente pagados por créditos hipotecarios (casa habitación)',
    kinds: individual,
    regimes: personal,
  },
  { code: 'D06', name: 'Aportaciones voluntarias al SAR', kinds: individual, regimes: personal },
  { code: 'D07', name: 'Primas por seguros de gastos médicos', kinds: individual, regimes: personal },
  { code: 'D08', name: 'Gastos de transportación escolar obligatoria', kinds: individual, regimes: personal },
  {
    code: 'D09',
    name: 'Depósitos en cuentas para el ahorro, primas que tengan como base planes de pensiones',
    kinds: individual,
    regimes: personal,
  },
  { code: 'D10', name: 'Pagos por servicios educativos (colegiaturas)', kinds: individual, regimes: personal },
  { code: 'S01', name: 'Sin efectos fiscales', kinds: both, regimes: all },
  { code: 'CP01', name: 'Pagos', kinds: both, regimes: all },
  { code: 'CN01', name: 'Nómina', kinds: individual, regimes: ['605'] },
] as const satisfies readonly CfdiUse[];

export type CfdiUseCode = (typeof cfdiUses)[number]['code'];

const names = new Map<string, string>([...regimes, ...cfdiUses].map(({ code, name }) => [code, name]));

/** `626 Régimen Simplificado de Confianza`, of a régimen or of a use. */
export function fiscalWords(code: RegimeCode | CfdiUseCode): string {
  return `${code} ${names.get(code) ?? ''}`.trim();
}
