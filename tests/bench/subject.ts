/** An endpoint that is measured. */
import type { EndpointName } from '@folio/shared/contract/contract.ts';
import type { RawInput } from '../support/world.ts';
import type { AnyHandler } from './direct-calls.ts';

export interface Subject {
  name: EndpointName;
  /** Where one endpoint is measured in several ways. */
  way?: string;
  /** Makes the same calls directly. */
  handler: AnyHandler;
  /** A command that the same record takes only once. */
  isOnce?: true;
  /** Answered from rows that a copy of the function holds. */
  isHeld?: true;
  input: () => RawInput;
}
