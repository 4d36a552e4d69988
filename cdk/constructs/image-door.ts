/**
 * The door before the pictures: an address opens as long as it says, if it says so by our signature. It runs at the edge before
 * the cache is asked, so that a picture kept there opens to nobody else.
 */
import { Function as EdgeFunction, FunctionCode, FunctionRuntime } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/** @param secret as `functions/src/platform/image-urls.ts` signs with; a reference that CloudFormation resolves */
export function imageDoor(scope: Construct, secret: string): EdgeFunction {
  return new EdgeFunction(scope, 'ImageDoor', {
    runtime: FunctionRuntime.JS_2_0,
    comment: 'Addresses of images open for some minutes, by signature',
    code: FunctionCode.fromInline(`var crypto = require('crypto');
function isSame(one, other) {
  var difference = one.length ^ other.length;
  for (var at = 0; at < one.length; at += 1) difference |= one.charCodeAt(at) ^ other.charCodeAt(at);
  return difference === 0;
}
function handler(event) {
  var request = event.request;
  var until = request.querystring.until ? request.querystring.until.value : '';
  var given = request.querystring.signature ? request.querystring.signature.value : '';
  var wanted = crypto.createHmac('sha256', '${secret}').update(request.uri + '\\n' + until).digest('base64url');
  if (isSame(wanted, given) && Number(until) * 1000 > Date.now()) return request;
  return { statusCode: 403, statusDescription: 'Forbidden' };
}`),
  });
}
