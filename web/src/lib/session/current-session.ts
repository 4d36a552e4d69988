/** The session as every screen behind the sign-in sees it; reactive, since settings change it in place. */
import { createContext } from 'svelte';
import type { Session } from '@folio/shared/identity/session.schema.ts';

/** `useSession()` in any component of `(app)`: who acts, in which company, with which centres and catalogues. */
export const [useSession, provideSession] = createContext<Session>();
