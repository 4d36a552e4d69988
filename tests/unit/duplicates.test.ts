/** F4: pairs that are one and pairs that are not, by each of the marks that tell one from another. */
import { describe, expect, test } from 'vitest';
import { companyKey } from '@folio/shared/values/company-name.ts';
import { email } from '@folio/shared/values/email.ts';
import { toE164 } from '@folio/shared/values/phone-parsing.ts';
import { rfc } from '@folio/shared/values/rfc.ts';

/** As each is compared; undefined or empty is nobody's. */
const markOf = {
  company: companyKey,
  phone: toE164,
  'e-mail': (typed: string) => email.safeParse(typed).data,
  RFC: (typed: string) => rfc.safeParse(typed).data,
};
type By = keyof typeof markOf;

const same: [By, string, string][] = [
  ['company', 'Panadería El Sol, S.A. de C.V.', 'panaderia el sol'],
  ['company', 'Panadería El Sol S.A de C.V', 'PANADERÍA EL SOL SA DE CV.'],
  ['company', 'Panadería El Sol, S.A. deC.V.', 'Panadería El Sol S. A. de C. V.'],
  ['company', 'Panadería El Sol SA CV', 'Panadería El Sol'],
  ['company', 'Grupo Ñandú S.A.P.I. de CV', 'GRUPO NANDU SAPI DE C.V.'],
  ['company', 'Grupo Ñandú, S.A.P.I.B. de C.V.', 'Grupo Ñandú'],
  ['company', 'Aceros del Norte S de RL de C.V.', 'Aceros del Norte, S. de R.L. de CV'],
  ['company', 'Aceros del Norte S. de R.L. MI', 'Aceros del Norte S de RL de M.I.'],
  ['company', 'Aceros del Norte, S. DE RL. DE CV. M.I.', 'aceros del norte'],
  ['company', 'Agrícola Peña S.P.R. de R.L.', 'Agricola Peña SPR DE RL DE CV'],
  ['company', 'Cooperativa El Maíz S.C. de R.L. de C.V.', 'Cooperativa el Maiz'],
  ['company', 'Crédito Fácil, S.A. de C.V., SOFOM, E.N.R.', 'Crédito Fácil SA de CV SOFOM ENR'],
  ['company', 'Inmuebles Luna S. en C. de C.V.', 'Inmuebles Luna'],
  ['company', 'TecnoMex S.A.S. de C.V.', 'Tecnomex SAS'],
  ['company', 'Casa Hogar Luz, I.A.P.', 'Casa Hogar Luz'],
  ['company', 'Despacho Ruiz y Asociados, S.C.', 'DESPACHO RUIZ Y ASOCIADOS SC'],
  ['company', 'Fundación Ñoño A.C.', 'Fundacion Nono, AC'],
  ['company', 'Muebles del Bajío Sociedad Anónima de Capital Variable', 'Muebles del Bajio, S.A. de C.V.'],
  ['company', 'Bufete Ortiz, Sociedad Civil', 'Bufete Ortiz S.C.'],
  ['company', 'Pérez & Hijos', 'Perez y Hijos, S.A. de C.V.'],
  ['company', 'Café 24/7', 'CAFE 24-7'],
  ['company', 'Muebles «La Central»', 'Muebles "La Central"'],
  ['company', 'Refaccionaria López (S.A. de C.V.)', 'Refaccionaria Lopez'],
  ['phone', '477 555 0148', '+52 1 477 555 0148'],
  ['phone', '(477) 555-0148', '044 4775550148'],
  ['phone', '477 555 0148 ext. 12', '52 477 555 0148'],
  ['phone', '+1 (415) 555-0132', '001 415 555 0132'],
  ['e-mail', 'Laura.Mendez@Ejemplo.MX', ' laura.mendez@ejemplo.mx '],
  ['e-mail', 'VENTAS@ACEROS.EXAMPLE', 'ventas@aceros.example'],
  ['RFC', 'pso980211ab3', 'PSO980211AB3'],
  ['RFC', ' ruga850914h21 ', 'RUGA850914H21'],
  ['RFC', 'PSO-980211-AB3', 'PSO 980211 AB3'],
];

const different: [By, string, string][] = [
  ['company', 'Panadería El Sol', 'Panadería La Luna'],
  ['company', 'Panadería El Sol', 'Panadería El Sol de Oriente, S.A. de C.V.'],
  ['company', 'Panadería Sol', 'Panadería El Sol'],
  ['company', 'Hotel Posada 1', 'Hotel Posada 2'],
  ['company', 'Hotel 1 Posada', 'Hotel Posada 1'],
  ['company', 'Casa', 'Casas'],
  ['company', 'Casa', 'Casa S'],
  ['company', 'Muebles Mesa', 'Muebles Me, S.A.'],
  ['company', 'Refrigeración A/C', 'Refrigeración'],
  ['company', 'Transportes MI', 'Transportes'],
  ['company', 'Grupo CV', 'Grupo'],
  ['company', 'Grupo de Norte', 'Grupo Norte'],
  ['company', 'Óptica Sac', 'Óptica'],
  ['company', 'La Ensaladería', 'La Ensaladería Cosa'],
  ['company', 'Pérez & Hijos', 'Pérez e Hijos'],
  ['company', 'Pérez & Hijos', 'Pérez Hijos'],
  ['company', '3 Hermanos', '13 Hermanos'],
  ['company', 'Taller Norte', 'Taller Norteño'],
  ['company', 'SA Consultores', 'Consultores'],
  ['company', 'Abarrotes Ana S.A. de C.V.', 'Abarrotes Anaya S.A. de C.V.'],
  ['phone', '477 555 0148', '477 555 0149'],
  ['phone', '477 555 0148', '55 4775 5501'],
  ['phone', '415 555 0132', '+1 415 555 0132'],
  ['phone', '+34 912 345 678', '+52 912 345 6780'],
  ['e-mail', 'laura@ejemplo.mx', 'laura@ejemplo.com.mx'],
  ['e-mail', 'laura@ejemplo.mx', 'laura.m@ejemplo.mx'],
  ['e-mail', 'ventas@sol.example', 'ventas@elsol.example'],
  ['RFC', 'PSO980211AB3', 'PSO980211AB4'],
  ['RFC', 'RUGA850914H21', 'RUG850914H21'],
  ['RFC', 'H&E951128469', 'HYE951128469'],
];

describe('F4 sixty pairs and more', () => {
  test.each(same)('%s: «%s» is «%s»', (by, one, other) => {
    expect(markOf[by](one)).toBe(markOf[by](other));
    expect(markOf[by](one)).toBeTruthy();
  });

  test.each(different)('%s: «%s» is not «%s»', (by, one, other) => {
    expect(markOf[by](one)).not.toBe(markOf[by](other));
    for (const typed of [one, other]) expect(markOf[by](typed)).toBeTruthy();
  });

  test.each<[By, string]>([
    ['company', ''],
    ['company', '  '],
    ['company', 'S.A. de C.V.'],
    ['company', 'S. de R.L. MI'],
    ['company', 'SAPI de CV'],
    ['company', 'Sociedad Civil'],
    ['company', '¡!'],
    ['phone', ''],
    ['phone', '477 5'],
    ['phone', '---'],
    ['e-mail', ''],
    ['e-mail', 'laura@'],
    ['RFC', ''],
    ['RFC', 'PSO98'],
  ])('%s: «%s» is like nothing', (by, typed) => {
    expect(markOf[by](typed) ?? '').toBe('');
  });
});
