/** Security headers of everything CloudFront serves. */
import { createHash } from 'node:crypto';
import { Duration } from 'aws-cdk-lib';
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  type ResponseCustomHeader,
  ResponseHeadersPolicy,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

const common: ResponseSecurityHeadersBehavior = {
  strictTransportSecurity: {
    accessControlMaxAge: Duration.days(730),
    includeSubdomains: true,
    preload: true,
    override: true,
  },
  contentTypeOptions: { override: true },
  referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN, override: true },
  frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
};

const isolation: ResponseCustomHeader[] = [
  { header: 'cross-origin-opener-policy', value: 'same-origin', override: true },
  { header: 'cross-origin-resource-policy', value: 'same-origin', override: true },
  {
    header: 'permissions-policy',
    value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    override: true,
  },
];

/** What the policy of the site depends on. */
export interface SitePolicy {
  /** Built, with its inline scripts. */
  page: string;
  /** Origins that the page speaks to beside its own. */
  connects: readonly string[];
}

/** Headers of the site; the inline scripts of its page are allowed by their hash, and nothing else inline. */
export function siteHeaders(scope: Construct, site: SitePolicy): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, 'SiteHeaders', {
    securityHeadersBehavior: {
      ...common,
      contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(site), override: true },
    },
    customHeadersBehavior: { customHeaders: isolation },
  });
}

/**
 * Headers of the client's page, the same page to which nobody but the holder of a link has a way: found by no search engine, and
 * never told to another site.
 */
export function clientPageHeaders(scope: Construct, site: SitePolicy): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, 'ClientPageHeaders', {
    securityHeadersBehavior: {
      ...common,
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(site), override: true },
    },
    customHeadersBehavior: {
      customHeaders: [
        ...isolation,
        { header: 'x-robots-tag', value: 'noindex, nofollow, noarchive', override: true },
        { header: 'cache-control', value: 'no-store', override: true },
      ],
    },
  });
}

/** Headers of the API. Its policy gives way to the one that the documentation page sets for itself. */
export function apiHeaders(scope: Construct): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, 'ApiHeaders', {
    securityHeadersBehavior: {
      ...common,
      contentSecurityPolicy: { contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'", override: false },
    },
    customHeadersBehavior: { customHeaders: isolation },
  });
}

/** Headers of pictures: whatever one might be taken for, it does nothing. Browsers alone keep them. */
export function imageHeaders(scope: Construct): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, 'ImageHeaders', {
    securityHeadersBehavior: {
      ...common,
      contentSecurityPolicy: { contentSecurityPolicy: "default-src 'none'; sandbox", override: true },
    },
    customHeadersBehavior: {
      customHeaders: [...isolation, { header: 'cache-control', value: 'private, max-age=1800', override: true }],
    },
  });
}

/** Strict policy for a built page. */
export function contentSecurityPolicy({ page, connects }: SitePolicy): string {
  const hashes = [...page.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map((found) =>
    hashOf(found[1] ?? ''),
  );
  const styles = [...page.matchAll(/\bstyle="([^"]*)"/g)].map((found) => hashOf(found[1] ?? ''));
  // Style attributes in the page itself (not those set by script) need their hash and this keyword.
  const styleSources = styles.length ? ["'unsafe-hashes'", ...new Set(styles)] : [];
  return Object.entries({
    'default-src': ["'none'"],
    'script-src': ["'self'", ...new Set(hashes)],
    'style-src': ["'self'", ...styleSources],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...connects],
    'manifest-src': ["'self'"],
    'worker-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  })
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
