/** Refusals of S3, as its clients read them. */
import type { HttpAnswer } from './http-message.ts';

const statuses = {
  AccessDenied: 403,
  AccessForbidden: 403,
  BadDigest: 400,
  EntityTooLarge: 400,
  EntityTooSmall: 400,
  IncompleteBody: 400,
  InvalidAccessKeyId: 403,
  InvalidArgument: 400,
  InvalidPolicyDocument: 400,
  InvalidURI: 400,
  MalformedPOSTRequest: 400,
  MalformedXML: 400,
  NoSuchBucket: 404,
  NoSuchKey: 404,
  NotImplemented: 501,
  PreconditionFailed: 412,
  RequestTimeTooSkewed: 403,
  SignatureDoesNotMatch: 403,
  XAmzContentSHA256Mismatch: 400,
} as const;

export class S3Error extends Error {
  readonly code: keyof typeof statuses;

  constructor(code: keyof typeof statuses, message: string) {
    super(message);
    this.code = code;
  }
}

export function errorAnswer({ code, message }: S3Error): HttpAnswer {
  return xmlAnswer(statuses[code], `<Error>${element('Code', code)}${element('Message', message)}</Error>`);
}

export function xmlAnswer(status: number, xml: string): HttpAnswer {
  const body = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${xml}`);
  return { status, headers: { 'content-type': 'application/xml' }, body };
}

/** An XML element holding a text. */
export function element(name: string, text: string | number): string {
  const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return `<${name}>${String(text).replace(/[&<>"]/g, (character) => escapes[character] ?? character)}</${name}>`;
}
