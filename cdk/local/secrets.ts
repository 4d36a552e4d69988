/** Secrets Manager: generated once, kept in the data directory, so that links mailed yesterday still open today. */
import { randomInt } from 'node:crypto';
import * as z from 'zod';
import { arnOf, stableId } from './aws-names.ts';
import type { Shelf } from './durable-store.ts';
import type { Provisioners } from './provision.ts';

const generation = z.object({
  PasswordLength: z.int().default(32),
  ExcludeCharacters: z.string().default(''),
  ExcludeLowercase: z.boolean().default(false),
  ExcludeUppercase: z.boolean().default(false),
  ExcludeNumbers: z.boolean().default(false),
  ExcludePunctuation: z.boolean().default(false),
  SecretStringTemplate: z.string().optional(),
  GenerateStringKey: z.string().optional(),
});

const properties = z.object({
  Name: z.string().optional(),
  SecretString: z.string().optional(),
  GenerateSecretString: generation.optional(),
});

export interface Secrets {
  provisioners: Provisioners;
  /** For dynamic references: by name or ARN; with `key`, one field of the secret's JSON. */
  value(id: string, key?: string): string;
}

export function createSecrets(shelf: Shelf): Secrets {
  return {
    provisioners: {
      'AWS::SecretsManager::Secret': ({ name, properties: given }) => {
        const { Name = name, SecretString, GenerateSecretString } = properties.parse(given);
        const arn = arnOf('secretsmanager', `secret:${Name}-${stableId(Name, 6)}`);
        if (SecretString !== undefined) shelf.set(arn, SecretString);
        else if (shelf.get(arn) === undefined) shelf.set(arn, generate(GenerateSecretString ?? generation.parse({})));
        return { ref: arn, attributes: { Id: arn } };
      },
    },
    value(id, key) {
      const found = shelf.entries().find(([arn]) => arn === id || nameOf(arn) === id);
      if (!found) throw new Error(`there is no secret ${id}`);
      const whole = String(found[1]);
      if (!key) return whole;
      return z.record(z.string(), z.string()).parse(JSON.parse(whole))[key] ?? '';
    },
  };
}

function nameOf(arn: string): string {
  return /:secret:(.+)-[^-]{6}$/.exec(arn)?.[1] ?? '';
}

function generate(wanted: z.output<typeof generation>): string {
  const alphabet = [
    wanted.ExcludeLowercase ? '' : 'abcdefghijklmnopqrstuvwxyz',
    wanted.ExcludeUppercase ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    wanted.ExcludeNumbers ? '' : '0123456789',
    wanted.ExcludePunctuation ? '' : '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
  ].join('');
  const allowed = [...alphabet].filter((character) => !wanted.ExcludeCharacters.includes(character));
  const password = Array.from({ length: wanted.PasswordLength }, () => allowed[randomInt(allowed.length)]).join('');
  if (!wanted.SecretStringTemplate || !wanted.GenerateStringKey) return password;
  return JSON.stringify({ ...JSON.parse(wanted.SecretStringTemplate), [wanted.GenerateStringKey]: password });
}
