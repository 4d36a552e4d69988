/** What every part of the API's stack is made with. */
import type { DataStack } from '../stacks/data-stack.ts';
import type { StageName, StageSettings } from '../stages.ts';
import type { Alarms } from './alarms.ts';

export interface PartProps {
  stage: StageName;
  settings: StageSettings;
  data: DataStack;
  alarms: Alarms;
}
