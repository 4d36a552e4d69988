/** The site as people open it: static files and the API on one domain, behind CloudFront. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnOutput, Duration, Fn, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { Construct } from 'constructs';
import { clientQuotePath } from '@folio/shared/client-quotes/client-quote.rules.ts';
import { imageDoor } from '../constructs/image-door.ts';
import { privateBucket } from '../constructs/private-bucket.ts';
import { apiHeaders, clientPageHeaders, imageHeaders, siteHeaders } from '../constructs/response-headers.ts';
import type { StageSettings } from '../stages.ts';
import type { ApiStack } from './api-stack.ts';
import type { DataStack } from './data-stack.ts';

interface WebStackProps extends StackProps {
  settings: StageSettings;
  /** The built site: `index.html` and its assets. */
  siteDirectory: string;
  api: ApiStack;
  data: DataStack;
}

export class WebStack extends Stack {
  constructor(scope: Construct, id: string, props: WebStackProps) {
    super(scope, id, props);
    const { siteDirectory, settings } = props;
    if (!existsSync(join(siteDirectory, 'index.html'))) {
      throw new Error(`no built site in ${siteDirectory}: run "npm run build -w web" first`);
    }
    const bucket = privateBucket(this, 'Site', settings, {
      serverAccessLogsBucket: props.data.logs,
      serverAccessLogsPrefix: 'site/',
    });
    const distribution = this.#distribution(bucket, props);
    this.#deploy(bucket, distribution, siteDirectory);
    new CfnOutput(this, 'Address', { value: `https://${settings.domainName}` });
    new CfnOutput(this, 'DistributionDomain', { value: distribution.distributionDomainName });
  }

  #distribution(bucket: IBucket, { settings, siteDirectory, api, data }: WebStackProps): cloudfront.Distribution {
    const site = {
      page: readFileSync(join(siteDirectory, 'index.html'), 'utf8'),
      // Where browsers send images.
      connects: [`https://${data.images.bucketRegionalDomainName}`],
    };
    const pages = {
      origin: S3BucketOrigin.withOriginAccessControl(bucket),
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
      functionAssociations: [
        { eventType: cloudfront.FunctionEventType.VIEWER_REQUEST, function: this.#pageFallback() },
      ],
      compress: true,
    };
    const distribution = new cloudfront.Distribution(this, 'Distribution', {
      domainNames: [settings.domainName],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', settings.certificateArn),
      minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      // North America: where Mexico's edge locations are priced.
      priceClass: cloudfront.PriceClass.PRICE_CLASS_100,
      defaultRootObject: 'index.html',
      logBucket: data.logs,
      logFilePrefix: 'cloudfront/',
      defaultBehavior: { ...pages, responseHeadersPolicy: siteHeaders(this, site) },
      additionalBehaviors: {
        '/api/*': this.#apiBehaviour(api),
        '/img/*': this.#imageBehaviour(data),
        [clientQuotePath]: { ...pages, responseHeadersPolicy: clientPageHeaders(this, site) },
      },
    });
    Validations.of(distribution).acknowledge(
      { id: 'AwsSolutions-CFR1', reason: 'Salespeople travel: their company sells from Mexico, not only to it.' },
      {
        id: 'AwsSolutions-CFR2',
        reason:
          'A web ACL costs more than the rest of a small deployment; the API limits attempts itself. Runbook says when to add one.',
      },
    );
    return distribution;
  }

  #apiBehaviour(api: ApiStack): cloudfront.BehaviorOptions {
    // `https://<id>.execute-api.<region>.amazonaws.com`. HTTP API cannot hide that address without a domain of its
    // own: the header below is what the functions ask for instead.
    const domain = Fn.select(2, Fn.split('/', api.http.api.apiEndpoint));
    return {
      origin: new HttpOrigin(domain, {
        protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
        customHeaders: { 'x-origin-secret': api.originSecret },
        // As long as the gateway: a command that always loses says so after 24 seconds, and a function is ended after 29.
        readTimeout: Duration.seconds(30),
      }),
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
      cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
      originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: apiHeaders(this),
      compress: true,
    };
  }

  /** Kept at the edge without their query: whether one may see a picture is asked before. */
  #imageBehaviour({ images, imageSecret }: DataStack): cloudfront.BehaviorOptions {
    // Known by name alone: its policy names CloudFront in its own stack, which must not refer to this one.
    const pictures = Bucket.fromBucketAttributes(this, 'Pictures', {
      bucketArn: images.bucketArn,
      bucketRegionalDomainName: images.bucketRegionalDomainName,
    });
    return {
      origin: S3BucketOrigin.withOriginAccessControl(pictures),
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
      cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: imageHeaders(this),
      functionAssociations: [
        {
          eventType: cloudfront.FunctionEventType.VIEWER_REQUEST,
          function: imageDoor(this, imageSecret.secretValue.unsafeUnwrap()), // a reference that CloudFormation resolves
        },
      ],
      compress: false,
    };
  }

  /** Addresses of the program have no dot in their last part: all of them are the one page. */
  #pageFallback(): cloudfront.Function {
    return new cloudfront.Function(this, 'PageFallback', {
      runtime: cloudfront.FunctionRuntime.JS_2_0,
      comment: 'Addresses without a file ending are pages of the program',
      code: cloudfront.FunctionCode.fromInline(
        `function handler(event) {
  var request = event.request;
  var last = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  if (last.indexOf('.') === -1) request.uri = '/index.html';
  return request;
}`,
      ),
    });
  }

  /** Hashed files first and for ever, then what names them: nobody gets a page whose files are not there yet. */
  #deploy(bucket: IBucket, distribution: cloudfront.Distribution, siteDirectory: string): void {
    const hashed = new BucketDeployment(this, 'HashedFiles', {
      destinationBucket: bucket,
      sources: [Source.asset(siteDirectory, { exclude: ['*', '!_app', '!_app/immutable', '!_app/immutable/**'] })],
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()],
      // Files of the version before stay: a page opened yesterday may still ask for them.
      prune: false,
    });
    const rest = new BucketDeployment(this, 'OtherFiles', {
      destinationBucket: bucket,
      sources: [Source.asset(siteDirectory, { exclude: ['_app/immutable/**'] })],
      cacheControl: [CacheControl.noCache()],
      prune: false,
      distribution,
      distributionPaths: ['/*'],
    });
    rest.node.addDependency(hashed);
    this.#acknowledgeDeployer();
  }

  /** The library's own function, one per stack, which copies the built site at deploy time. */
  #acknowledgeDeployer(): void {
    const deployer = this.node.children.find(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment'));
    if (!deployer) throw new Error('the deployment of the site has no function');
    const itsOwn =
      'The library writes this role: it copies from the bootstrap bucket to the site bucket, and nothing else.';
    const wildcards = [
      'Action::s3:GetObject*',
      'Action::s3:GetBucket*',
      'Action::s3:List*',
      'Action::s3:DeleteObject*',
      'Action::s3:Abort*',
      'Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*',
      'Resource::<SiteE53D7754.Arn>/*',
    ];
    Validations.of(deployer).acknowledge(
      ...wildcards.map((wildcard) => ({ id: `AwsSolutions-IAM5[${wildcard}]`, reason: itsOwn })),
      {
        id: 'AwsSolutions-IAM5[Resource::*]',
        reason: 'CloudFront takes no resource for invalidations of a distribution that the role does not know by name.',
      },
      {
        id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
        reason: 'The library attaches it for the logs of its own function.',
      },
      { id: 'AwsSolutions-L1', reason: 'The library chooses the Python runtime of its own function.' },
    );
  }
}
