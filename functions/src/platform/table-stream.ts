/** Items as the table's stream brings them. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { rootOf, type Root } from './keys.ts';
import type { Attributes } from './table.ts';

/** The item a record put, and the root it stands under. @throws TypeError for a record without one */
export function putOf(record: DynamoDBRecord): { root: Root; item: Attributes } {
  return itemOf(record.dynamodb?.NewImage);
}

/** The item a record took away. @throws TypeError for a record without one */
export function goneOf(record: DynamoDBRecord): { root: Root; item: Attributes } {
  return itemOf(record.dynamodb?.OldImage);
}

function itemOf(told: NonNullable<DynamoDBRecord['dynamodb']>['NewImage']): { root: Root; item: Attributes } {
  const image = told as Record<string, AttributeValue> | undefined; // the same wire form, typed twice
  if (!image) throw new TypeError('the record carries no such item');
  const item = unmarshall(image);
  return { root: rootOf(String(item['pk'])).root, item };
}
