declare namespace App {
  interface Error {
    /** What a person quotes to support. */
    requestId?: string | undefined;
  }
  interface PageState {
    /** Address already typed on the screen before: the next one begins with it, and it stays out of the history's URLs. */
    email?: string | undefined;
  }
}
