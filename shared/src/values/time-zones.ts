/** The zones a company of Mexico can live in, with the words people use for them. */

export const timeZones = [
  { id: 'America/Mexico_City', name: 'Centro (Ciudad de México, Guadalajara, León)' },
  { id: 'America/Monterrey', name: 'Centro (Monterrey, Saltillo)' },
  { id: 'America/Merida', name: 'Centro (Mérida, Campeche)' },
  { id: 'America/Chihuahua', name: 'Centro (Chihuahua)' },
  { id: 'America/Cancun', name: 'Sureste (Cancún, Chetumal)' },
  { id: 'America/Mazatlan', name: 'Pacífico (Culiacán, La Paz, Tepic)' },
  { id: 'America/Bahia_Banderas', name: 'Centro (Bahía de Banderas)' },
  { id: 'America/Hermosillo', name: 'Sonora (Hermosillo)' },
  { id: 'America/Tijuana', name: 'Noroeste (Tijuana, Mexicali), con horario de verano' },
  { id: 'America/Ciudad_Juarez', name: 'Frontera (Ciudad Juárez), con horario de verano' },
  { id: 'America/Ojinaga', name: 'Frontera (Ojinaga), con horario de verano' },
  { id: 'America/Matamoros', name: 'Frontera (Matamoros, Reynosa, Nuevo Laredo), con horario de verano' },
] as const;
