import { describe, expect, it } from 'vitest';
import { resolve, type Scope } from '@folio/cdk/local/intrinsics.ts';

const arn = 'arn:aws:secretsmanager:us-east-1:000000000000:secret:Signing-abc123';

const scope: Scope = {
  stackName: 'Data',
  ref: (id) => `ref-of-${id}`,
  attribute: (id, name) => `${name}-of-${id}`,
  importValue: (name) => `import-of-${name}`,
  condition: (name) => name === 'IsProd',
  mapping: (map, first, second) => `${map}.${first}.${second}`,
  secret: (id, key) => `${key ?? 'whole'}(${id})`,
};

describe('a template value', () => {
  it.each([
    ['a plain value', { a: [1, 'two', true, null] }, { a: [1, 'two', true, null] }],
    ['Ref', { Ref: 'Table' }, 'ref-of-Table'],
    ['a pseudo parameter', { Ref: 'AWS::Region' }, 'us-east-1'],
    ['the stack’s name', { Ref: 'AWS::StackName' }, 'Data'],
    ['GetAtt as a list', { 'Fn::GetAtt': ['Table', 'Arn'] }, 'Arn-of-Table'],
    ['GetAtt with dots', { 'Fn::GetAtt': 'Nested.Outputs.Name' }, 'Outputs.Name-of-Nested'],
    ['Join', { 'Fn::Join': ['/', ['a', { Ref: 'B' }, 3]] }, 'a/ref-of-B/3'],
    [
      'Sub',
      { 'Fn::Sub': '${AWS::AccountId}-${Table}-${Table.Arn}-${!Kept}' },
      '000000000000-ref-of-Table-Arn-of-Table-${Kept}',
    ],
    ['Sub with values', { 'Fn::Sub': ['${One}${Two}', { One: 1, Two: { Ref: 'X' } }] }, '1ref-of-X'],
    ['Select of Split', { 'Fn::Select': [2, { 'Fn::Split': ['/', 'https://host/path'] }] }, 'host'],
    ['ImportValue', { 'Fn::ImportValue': 'Data:Arn' }, 'import-of-Data:Arn'],
    ['FindInMap', { 'Fn::FindInMap': ['Map', { Ref: 'AWS::Region' }, 'Name'] }, 'Map.us-east-1.Name'],
    ['Base64', { 'Fn::Base64': 'hola' }, 'aG9sYQ=='],
    ['If that holds', { 'Fn::If': ['IsProd', 'yes', { Ref: 'No' }] }, 'yes'],
    ['If that does not', { 'Fn::If': ['IsDev', 'yes', 'no'] }, 'no'],
    ['Equals', { 'Fn::Equals': ['a', { 'Fn::Join': ['', ['a']] }] }, true],
    ['Not, And, Or', { 'Fn::Not': [{ 'Fn::And': [true, { 'Fn::Or': [false, false] }] }] }, true],
    ['a property without value', { kept: 1, gone: { Ref: 'AWS::NoValue' } }, { kept: 1 }],
    ['an item without value', [{ Ref: 'AWS::NoValue' }, 1], [1]],
    ['a secret', `{{resolve:secretsmanager:${arn}:SecretString:::}}`, `whole(${arn})`],
    ['a field of a secret', 'x{{resolve:secretsmanager:Name:SecretString:user}}y', 'xuser(Name)y'],
    [
      'a joined secret',
      { 'Fn::Join': ['', ['{{resolve:secretsmanager:', arn, ':SecretString:::}}']] },
      `whole(${arn})`,
    ],
  ])('resolves %s', (_, given, expected) => {
    expect(resolve(given, scope)).toEqual(expected);
  });

  it('is nothing when it is AWS::NoValue', () => {
    expect(resolve({ Ref: 'AWS::NoValue' }, scope)).toBeUndefined();
  });

  it.each([
    ['a function that is not known', { 'Fn::GetAZs': '' }, 'Fn::GetAZs'],
    ['references to another service', '{{resolve:ssm:/name}}', 'ssm'],
    ['an item that does not exist', { 'Fn::Select': [3, ['a']] }, 'item 3'],
    ['a join of what is no text', { 'Fn::Join': ['', [{ a: 1 }]] }, 'expected a text'],
  ])('refuses %s, naming it', (_, given, named) => {
    expect(() => resolve(given, scope)).toThrow(named);
  });
});
