/** What of a person is changed without the user pool. */
import type { Handlers } from '../../http/routes.ts';
import type { Dependencies } from '../../platform/dependencies.ts';
import * as names from './person-name.service.ts';

export const personHandlers = {
  changeOwnName: names.changeOwn,
  changeMemberName: names.changeOfMember,
} satisfies Partial<Handlers<Dependencies, 'api'>>;
