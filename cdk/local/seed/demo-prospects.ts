/** Whom the demo companies sell to: invented people of invented firms. */
import type { StateCode } from '@folio/shared/values/states.ts';

/** As registered in the form. */
export interface DemoProspect {
  name: string;
  companyName: string;
  lineOfBusiness: string;
  state: StateCode;
  contactChannel: string;
  subject: string;
  notes?: string;
}

export const furnitureProspects: DemoProspect[] = [
  prospect('Arturo Méndez', 'Hotel Posada San Miguel', [
    'Hotelería',
    'GUA',
    'Recomendación',
    'Burós y cabeceras para 24 habitaciones',
    'Remodelan por pisos; empiezan por el segundo.',
  ]),
  prospect('Claudia Ferrer', 'Restaurante La Olla', [
    'Restaurantes',
    'GUA',
    'Instagram',
    'Mesas y sillas para la terraza',
  ]),
  prospect('Jorge Zamarripa', 'Despacho Zamarripa Arquitectos', [
    'Despachos de arquitectura',
    'JAL',
    'Página web',
    'Cocina integral para casa muestra',
    'Pide planos en DWG.',
  ]),
  prospect('Verónica Lugo', 'Café Jacaranda', ['Restaurantes', 'JAL', 'Facebook', 'Barra de 4 metros en parota']),
  prospect('Héctor Alcántara', 'Constructora Alcántara e Hijos', [
    'Construcción',
    'GUA',
    'Llamada',
    'Clósets para 18 departamentos',
    'Entrega por torre: 9 en marzo y 9 en junio.',
  ]),
  prospect('Mónica Saldaña', 'Clínica Dental Sonría', ['Salud', 'QUE', 'Visita', 'Recepción y sala de espera']),
  prospect('Rodrigo Peniche', 'Hotel Costa Bacanora', [
    'Hotelería',
    'SON',
    'Expo',
    'Mobiliario de lobby',
    'Lo conocimos en la Expo Mueble de agosto.',
  ]),
  prospect('Gabriela Montaño', 'Notaría 14', [
    'Servicios profesionales',
    'SON',
    'Recomendación',
    'Libreros y mesa de juntas',
  ]),
  prospect('Ernesto Valdivia', 'Colegio Nueva Galicia', [
    'Educación',
    'JAL',
    'Llamada',
    '120 pupitres',
    'Comparan con otros dos proveedores.',
  ]),
  prospect('Sofía Barragán', 'Boutique Amaranta', ['Comercio', 'GUA', 'WhatsApp', 'Exhibidores y mostrador']),
  prospect('Luis Ángel Rentería', 'Taquería El Compadre', [
    'Restaurantes',
    'AGU',
    'Facebook',
    '16 mesas resistentes al agua',
  ]),
  prospect('Daniela Orozco', 'Estudio Orozco Interiores', [
    'Despachos de arquitectura',
    'CMX',
    'Instagram',
    'Sala a la medida para cliente',
    'Quiere muestras de tela antes del viernes.',
  ]),
  prospect('Guillermo Castañón', 'Ferretera del Valle', ['Comercio', 'GUA', 'Visita', 'Anaqueles para bodega']),
  prospect('Adriana Cota', 'Consultorio Pediátrico Cota', [
    'Salud',
    'SON',
    'WhatsApp',
    'Muebles infantiles para sala de espera',
  ]),
  prospect('Francisco Ibarra', 'Hacienda Los Laureles', [
    'Hotelería',
    'MIC',
    'Página web',
    'Comedor para 80 personas',
    'Salón de bodas; abre en abril.',
  ]),
  prospect('Paulina Treviño', 'Coworking Punto Norte', [
    'Servicios profesionales',
    'NLE',
    'Página web',
    '30 escritorios con cajonera',
  ]),
  prospect('Ricardo Gastélum', 'Panadería La Espiga', [
    'Alimentos y bebidas',
    'SON',
    'Llamada',
    'Vitrinas de madera y cristal',
  ]),
  prospect('Norma Angélica Ruelas', 'Preescolar Arcoíris', [
    'Educación',
    'GUA',
    'Recomendación',
    'Mesas bajas y cajoneras',
  ]),
  prospect('Óscar Villaseñor', 'Villaseñor Abogados', [
    'Servicios profesionales',
    'JAL',
    'Llamada',
    'Sala de juntas para 12',
  ]),
  prospect('Teresa Gallardo', 'Hostal Callejón', [
    'Hotelería',
    'GUA',
    'Instagram',
    'Literas de pino para 6 cuartos',
    'Medidas especiales: los techos son bajos.',
  ]),
  prospect('Manuel Arriaga', 'Transportes Arriaga', [
    'Transporte',
    'QUE',
    'Llamada',
    'Oficinas nuevas en el parque industrial',
  ]),
  prospect('Ximena Pacheco', 'Pacheco y Asociados', [
    'Despachos de arquitectura',
    'PUE',
    'Recomendación',
    'Puertas de tambor, 40 piezas',
  ]),
  prospect('Alfonso Duarte', 'Marisquería El Faro', ['Restaurantes', 'SON', 'Facebook', 'Sillas apilables']),
  prospect('Leticia Corona', 'Spa Serena', [
    'Salud',
    'JAL',
    'Instagram',
    'Camas de masaje y recepción',
    'Pide acabado sin olor.',
  ]),
  prospect('Sergio Balderas', 'Balderas Desarrollos', [
    'Construcción',
    'SLP',
    'Página web',
    'Cocinas para 32 casas',
    'Licitación; entregar propuesta en PDF.',
  ]),
  prospect('Ana Lilia Cervantes', 'Librería El Tintero', ['Comercio', 'GUA', 'Visita', 'Libreros de piso a techo']),
  prospect('Iván Murrieta', 'Hotel Plaza Kino', ['Hotelería', 'SON', 'Visita', 'Renovar 45 cabeceras']),
  prospect('Carolina Esparza', 'Veterinaria Patitas', ['Salud', 'ZAC', 'WhatsApp', 'Mostrador y bancas']),
  prospect('Eduardo Nájera', 'Nájera Motos', ['Comercio', 'GUA', 'Facebook', 'Mostrador de refacciones']),
  prospect('Beatriz Lomelí', 'Casa Lomelí Eventos', [
    'Servicios profesionales',
    'JAL',
    'Recomendación',
    '200 sillas tipo crossback',
    'Renta para bodas; le interesa el precio por volumen.',
  ]),
  prospect('Roberto Anaya', 'Universidad del Centro', [
    'Educación',
    'AGU',
    'Expo',
    'Auditorio: 150 butacas',
    'Decide el comité en dos semanas.',
  ]),
  prospect('Karla Bojórquez', 'Óptica Visión Clara', ['Salud', 'SON', 'Llamada', 'Exhibidores con luz']),
  prospect('Mauricio Serrato', 'Serrato Construcciones', ['Construcción', 'MIC', 'Llamada', 'Barandales y escalera']),
  prospect('Fátima Rincón', 'Heladería Polo Norte', [
    'Alimentos y bebidas',
    'JAL',
    'Instagram',
    'Barra y bancos altos',
  ]),
  prospect('Enrique Cepeda', 'Bufete Cepeda', [
    'Servicios profesionales',
    'GUA',
    'Recomendación',
    'Escritorio ejecutivo de nogal',
  ]),
  prospect('Lorena Ayala', 'Boutique Hotel Cinco Patios', [
    'Hotelería',
    'GUA',
    'Página web',
    'Roperos a la medida',
    'Edificio protegido: nada fijo a los muros.',
  ]),
  prospect('Gilberto Moreno', 'Agroinsumos Moreno', ['Industria', 'SON', 'Visita', 'Lockers y comedor para 60']),
  prospect('Rebeca Santillán', 'Estética Belle', [
    'Servicios profesionales',
    'JAL',
    'WhatsApp',
    '6 estaciones con espejo',
  ]),
  prospect('David Orduño', 'Gimnasio Titán', ['Salud', 'SON', 'Facebook', 'Vestidores y recepción']),
  prospect('Silvia Contreras', 'Galería Contreras', ['Comercio', 'CMX', 'Instagram', 'Bancas de exposición']),
  prospect('Alejandro Plascencia', 'Tequilera Los Plascencia', [
    'Alimentos y bebidas',
    'JAL',
    'Expo',
    'Sala de cata para 20',
    'Quiere barricas como base de las mesas.',
  ]),
  prospect('Guadalupe Nieto', 'Farmacia San Judas', ['Salud', 'GUA', 'Visita', 'Estantería y mostrador']),
  prospect('Tomás Arce', 'Arce Ingeniería', ['Construcción', 'NAY', 'Página web', 'Mobiliario de caseta de ventas']),
  prospect('Miriam Escobedo', 'Escuela de Música Escobedo', [
    'Educación',
    'GUA',
    'Recomendación',
    'Gabinetes acústicos',
  ]),
  prospect('Javier Lozano', 'Lozano Seguros', [
    'Servicios profesionales',
    'QUE',
    'Llamada',
    '8 privados con división de cristal',
  ]),
  prospect('Alicia Rascón', 'Rascón Catering', [
    'Alimentos y bebidas',
    'SON',
    'WhatsApp',
    'Mesas plegables, 50 piezas',
  ]),
  prospect('Fernando Tapia', 'Tapia Hermanos Carpintería', [
    'Industria',
    'MIC',
    'Llamada',
    'Tableros enchapados por mayoreo',
    'Paga a 30 días; pedir referencias.',
  ]),
  prospect('Itzel Camarena', 'Mezcalería Itzel', [
    'Restaurantes',
    'JAL',
    'Instagram',
    'Barra y periqueras de mezquite',
  ]),
  prospect('Raymundo Ochoa', 'Ochoa Autopartes', ['Industria', 'GUA', 'Visita', 'Comedor industrial']),
  prospect('Elena Murguía', 'Residencial Altavista', ['Construcción', 'JAL', 'Página web', 'Amueblar 3 casas muestra']),
  prospect('César Quijada', 'Restaurante Mar de Cortés', [
    'Restaurantes',
    'SON',
    'Recomendación',
    'Terraza: 20 mesas de teca',
  ]),
  prospect('Nora Patricia Gil', 'Laboratorio Gil', ['Salud', 'AGU', 'Llamada', 'Cubiertas y gabinetes lavables']),
  prospect('Hugo Sandoval', 'Sandoval Publicidad', [
    'Servicios profesionales',
    'GUA',
    'Facebook',
    'Mesas de trabajo regulables',
  ]),
  prospect('Yolanda Medrano', 'Mercería La Hebra', ['Comercio', 'ZAC', 'WhatsApp', 'Cajoneras de 60 cajones']),
  prospect('Joaquín Félix', 'Campo Félix', [
    'Alimentos y bebidas',
    'SIN',
    'Expo',
    'Stand desmontable',
    'Lo usa en tres ferias al año.',
  ]),
  prospect('Estela Zárate', 'Zárate Diseño', [
    'Despachos de arquitectura',
    'JAL',
    'Instagram',
    'Recámara principal para cliente',
  ]),
  prospect('Abel Guerrero', 'Hotel Camino Real de Minas', [
    'Hotelería',
    'ZAC',
    'Llamada',
    'Escritorios para 40 cuartos',
  ]),
  prospect('Diana Cázares', 'Pastelería Dulce Abril', ['Alimentos y bebidas', 'GUA', 'Instagram', 'Vitrina y barra']),
  prospect('Rogelio Bustamante', 'Bustamante Inmobiliaria', [
    'Construcción',
    'SON',
    'Página web',
    'Cocinas y clósets, 12 townhouses',
  ]),
  prospect('Marina Solórzano', 'Centro de Yoga Raíz', ['Salud', 'JAL', 'Recomendación', 'Pisos flotantes y cubos']),
];

export const solarProspects: DemoProspect[] = [
  prospect('Gonzalo Inzunza', 'Empacadora Inzunza', [
    'Industria',
    'SIN',
    'Recomendación',
    'Sistema de 120 kW en techo',
    'Recibo bimestral de 180 mil pesos.',
  ]),
  prospect('Marcela Tirado', 'Hotel Olas Altas', ['Hotelería', 'SIN', 'Página web', 'Calentamiento solar de alberca']),
  prospect('Óscar Beltrán', 'Refrigeración Beltrán', [
    'Industria',
    'SIN',
    'Llamada',
    'Cámara fría: bajar consumo en punta',
  ]),
  prospect('Alma Rosa Lizárraga', 'Colegio Lizárraga', ['Educación', 'SIN', 'Visita', 'Paneles en dos edificios']),
  prospect('Pedro Aispuro', 'Agrícola Aispuro', [
    'Alimentos y bebidas',
    'SIN',
    'Expo',
    'Bombeo solar para 40 hectáreas',
    'Riego de noche; ver tarifa agrícola.',
  ]),
  prospect('Cecilia Zatarain', 'Residencial Cerritos', [
    'Construcción',
    'SIN',
    'Instagram',
    'Interconexión de 14 casas',
  ]),
  prospect('Martín Osuna', 'Mariscos Don Martín', ['Restaurantes', 'SIN', 'Facebook', 'Bajar recibo de luz']),
  prospect('Rosalba Peinado', 'Clínica Santa Rosa', ['Salud', 'SIN', 'Recomendación', 'Respaldo con baterías']),
  prospect('Julián Angulo', 'Gasolinera El Trébol', ['Comercio', 'NAY', 'Llamada', 'Techo solar en estacionamiento']),
  prospect('Brenda Gaxiola', 'Plaza Gaxiola', ['Comercio', 'SIN', 'Página web', 'Estudio de sombras']),
  prospect('Ramiro Verdugo', 'Hielo Verdugo', ['Industria', 'BCS', 'WhatsApp', 'Sistema de 60 kW']),
  prospect('Tania Sarabia', 'Casa Sarabia', [
    'Servicios profesionales',
    'SIN',
    'Instagram',
    'Paneles para casa habitación',
  ]),
];

type Rest = [lineOfBusiness: string, state: StateCode, contactChannel: string, subject: string, notes?: string];

function prospect(name: string, companyName: string, rest: Rest): DemoProspect {
  const [lineOfBusiness, state, contactChannel, subject, notes] = rest;
  return { name, companyName, lineOfBusiness, state, contactChannel, subject, ...(notes ? { notes } : {}) };
}
