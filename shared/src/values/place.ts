/** Where a prospect is, as far as its clock goes (D8): the Estado, and on the border the municipality. */
import { municipalityOf, type Municipality, type MunicipalityCode } from './municipalities.ts';
import { stateOf, type StateCode } from './states.ts';

export interface Place {
  state?: StateCode | undefined;
  /** Of another Estado it says nothing: whoever changed the Estado alone left it behind. */
  municipality?: MunicipalityCode | undefined;
}

function municipalityIn({ state, municipality }: Place): Municipality | undefined {
  const found = municipalityOf(municipality);
  return found?.state === state ? found : undefined;
}

/** IANA zone of the wall clock there; undefined where nobody said where it is. */
export function zoneOfPlace(place: Place): string | undefined {
  return municipalityIn(place)?.timeZone ?? (place.state && stateOf(place.state).timeZone);
}

/** `Sonora`, `Ojinaga, Chihuahua`; empty where nobody said where it is. */
export function placeName(place: Place): string {
  const state = place.state ? stateOf(place.state).name : '';
  const municipality = municipalityIn(place);
  return municipality ? `${municipality.name}, ${state}` : state;
}
