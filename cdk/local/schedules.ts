/** EventBridge rules and schedules: functions and queues of the template are called at their times. */
import { randomUUID } from 'node:crypto';
import { Cron } from 'croner';
import * as z from 'zod';
import type { SendEvent } from './async-invocations.ts';
import { account, arnOf, region } from './aws-names.ts';
import type { Provisioners } from './provision.ts';
import type { Queue } from './sqs.ts';

const target = z.looseObject({
  Arn: z.string(),
  Input: z.string().optional(),
  InputTransformer: z.undefined().optional(),
});
const state = z.enum(['ENABLED', 'DISABLED']).default('ENABLED');

/** Rules by pattern would need an event bus, which nothing here writes to: strict, so that one is refused by name. */
const ruleProperties = z.strictObject({
  Name: z.string().optional(),
  Description: z.string().optional(),
  ScheduleExpression: z.string(),
  State: state,
  Targets: z.array(target).default([]),
  Tags: z.unknown().optional(),
});
const scheduleProperties = z.looseObject({
  Name: z.string().optional(),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  State: state,
  Target: target,
});

interface Schedule {
  expression: string;
  timeZone: string;
  isEnabled: boolean;
  /** @param at the moment its event names */
  fire: (at: Date) => void;
}

export interface Schedules {
  provisioners: Provisioners;
  start(): void;
  /**
   * Calls the targets of a rule or schedule now, whether it is enabled or not. Of a rule without a name of its own its id in
   * the program will do: `Reminders` for `Folio-dev-Api-RemindersRule0F4E2B1C`.
   * @param at the moment it is called for; now unless told
   */
  fire(name: string, at?: Date): void;
  stop(): void;
}

export interface SchedulesOptions {
  sendEvent: SendEvent;
  findQueue: (arn: string) => Queue;
}

export function createSchedules(options: SchedulesOptions): Schedules {
  const schedules = new Map<string, Schedule>();
  const stops: (() => void)[] = [];
  return {
    provisioners: {
      'AWS::Events::Rule': ({ name, properties }) => {
        const rule = ruleProperties.parse(properties);
        const arn = arnOf('events', `rule/${rule.Name ?? name}`);
        schedules.set(rule.Name ?? name, ruleSchedule(rule, arn, options));
        return { ref: rule.Name ?? name, attributes: { Arn: arn } };
      },
      'AWS::Scheduler::Schedule': ({ name, properties }) => {
        const given = scheduleProperties.parse(properties);
        schedules.set(given.Name ?? name, {
          expression: given.ScheduleExpression,
          timeZone: given.ScheduleExpressionTimezone,
          isEnabled: given.State === 'ENABLED',
          fire: () => call(options, given.Target, given.Target.Input ?? '{}'),
        });
        const arn = arnOf('scheduler', `schedule/default/${given.Name ?? name}`);
        return { ref: given.Name ?? name, attributes: { Arn: arn } };
      },
    },
    start() {
      for (const schedule of schedules.values()) {
        if (schedule.isEnabled) stops.push(run(schedule));
      }
    },
    fire(name, at = new Date()) {
      const [, found] = [...schedules].find(([one]) => one === name || one.includes(`-${name}`)) ?? [];
      if (!found) throw new Error(`there is no rule or schedule ${name}`);
      found.fire(at);
    },
    stop: () => stops.forEach((stop) => stop()),
  };
}

function ruleSchedule(rule: z.output<typeof ruleProperties>, arn: string, options: SchedulesOptions): Schedule {
  return {
    expression: rule.ScheduleExpression,
    timeZone: 'UTC',
    isEnabled: rule.State === 'ENABLED',
    fire(at) {
      for (const one of rule.Targets) call(options, one, one.Input ?? JSON.stringify(tick(arn, at)));
    },
  };
}

const unitMs: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** `rate(5 minutes)`, `cron(0 12 * * ? *)`, `at(2026-12-01T08:00:00)`. @returns how to stop */
function run({ expression, timeZone, fire }: Schedule): () => void {
  const [, kind, argument = ''] = /^(rate|cron|at)\((.+)\)$/.exec(expression) ?? [];
  if (kind === 'rate') {
    const [count, unit = ''] = argument.split(' ');
    const every = Number(count) * (unitMs[unit.replace(/s$/, '')] ?? Number.NaN);
    if (!(every > 0)) throw new Error(`not a rate: ${expression}`);
    const timer = setInterval(() => fire(new Date()), every);
    return () => clearInterval(timer);
  }
  if (!kind) throw new Error(`not a schedule: ${expression}`);
  const job = new Cron(kind === 'at' ? argument : cronerPattern(argument), { timezone: timeZone }, () =>
    fire(new Date()),
  );
  return () => job.stop();
}

/** AWS counts days of the week from 1 = Sunday and has a year at the end; croner counts from 0 and has seconds in front. */
export function cronerPattern(awsFields: string): string {
  const [minute, hour, dayOfMonth, month, dayOfWeek = '*', year = '*'] = awsFields.split(' ');
  const days = dayOfWeek.replace(/(?<![#\w])\d/g, (day) => String(Number(day) - 1));
  return [0, minute, hour, dayOfMonth, month, days, year].join(' ').replaceAll('?', '*');
}

function tick(arn: string, at: Date): object {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account,
    time: at.toISOString(),
    region,
    resources: [arn],
    detail: {},
  };
}

function call({ sendEvent, findQueue }: SchedulesOptions, { Arn }: z.output<typeof target>, input: string): void {
  if (Arn.includes(':sqs:')) findQueue(Arn).send(input);
  else sendEvent(Arn, JSON.parse(input));
}
