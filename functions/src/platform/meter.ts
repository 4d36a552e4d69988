/** Counts what a request costs in the table; the COMPLETED line carries it and the bench reads it. */
export interface Meter {
  /** Calls to DynamoDB. */
  dynamoCalls: number;
  readUnits: number;
  writeUnits: number;
  /** Transactions tried, retries included. */
  transactions: number;
}

export function newMeter(): Meter {
  return { dynamoCalls: 0, readUnits: 0, writeUnits: 0, transactions: 0 };
}
