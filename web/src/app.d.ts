declare namespace App {
  interface Error {
    /** What a person quotes to support. */
    requestId?: string | undefined;
  }
}
