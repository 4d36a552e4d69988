/** Which régimen fits an RFC and which use fits a régimen: the same decisions in the form and at the server. */
import { taxpayerKindOf } from '../values/rfc-form.ts';
import { cfdiUses, regimes, type CfdiUseCode, type RegimeCode, type TaxpayerKind } from './fiscal-catalogues.ts';

/** Of a client, what the rules look at. What is missing forbids nothing. */
export interface FiscalChoice {
  rfc?: string | null | undefined;
  fiscalRegime?: RegimeCode | null | undefined;
  cfdiUse?: CfdiUseCode | null | undefined;
}

export interface FiscalFault {
  field: 'fiscalRegime' | 'cfdiUse';
  code: string;
  message: string;
}

const kindNames: Record<TaxpayerKind, { one: string; many: string }> = {
  entity: { one: 'una persona moral', many: 'personas morales' },
  individual: { one: 'una persona física', many: 'personas físicas' },
};

/** Those that somebody with this RFC can have; all of them without one. */
export function regimesFor(rfc: string | null | undefined): readonly (typeof regimes)[number][] {
  const kind = taxpayerKindOf(rfc ?? undefined);
  return regimes.filter(({ kinds }) => isOf(kind, kinds));
}

/** Those that this RFC and this régimen allow. */
export function cfdiUsesFor({ rfc, fiscalRegime }: FiscalChoice): readonly (typeof cfdiUses)[number][] {
  const kind = taxpayerKindOf(rfc ?? undefined);
  return cfdiUses.filter(
    (use) => isOf(kind, use.kinds) && (!fiscalRegime || (use.regimes as readonly string[]).includes(fiscalRegime)), // includes() itself only accepts members
  );
}

/** What does not go together, in words. */
export function fiscalFaults(choice: FiscalChoice): FiscalFault[] {
  const { rfc, fiscalRegime, cfdiUse } = choice;
  const kind = taxpayerKindOf(rfc ?? undefined);
  const regime = regimes.find(({ code }) => code === fiscalRegime);
  const use = cfdiUses.find(({ code }) => code === cfdiUse);
  const faults: FiscalFault[] = [];
  if (regime && kind && !isOf(kind, regime.kinds)) {
    const message = `El régimen ${regime.code} es de ${namesOf(regime.kinds)} y el RFC es de ${kindNames[kind].one}.`;
    faults.push({ field: 'fiscalRegime', code: 'regime_not_of_rfc', message });
  }
  if (use && kind && !isOf(kind, use.kinds)) {
    const message = `El uso ${use.code} es de ${namesOf(use.kinds)} y el RFC es de ${kindNames[kind].one}.`;
    faults.push({ field: 'cfdiUse', code: 'use_not_of_rfc', message });
  } else if (use && regime && !cfdiUsesFor({ fiscalRegime: regime.code }).includes(use)) {
    const message = `El uso ${use.code} no se permite con el régimen ${regime.code}. S01, sin efectos fiscales, va con todos.`;
    faults.push({ field: 'cfdiUse', code: 'use_not_of_regime', message });
  }
  return faults;
}

function isOf(kind: TaxpayerKind | undefined, kinds: readonly TaxpayerKind[]): boolean {
  return !kind || kinds.includes(kind);
}

function namesOf(kinds: readonly TaxpayerKind[]): string {
  return kinds.map((kind) => kindNames[kind].many).join(' y ');
}
