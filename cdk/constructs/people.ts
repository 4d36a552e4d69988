/** The user pool: passwords, second factors and tokens, and nothing else. Companies and levels live in the table. */
import { Duration, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  ClientAttributes,
  FeaturePlan,
  Mfa,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';

export class People extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;

  constructor(scope: Construct, id: string, { settings }: { settings: StageSettings }) {
    super(scope, id);
    this.pool = new UserPool(this, 'Pool', {
      // Lite holds password, TOTP and tokens; Essentials costs four times as much for screens we draw ourselves.
      featurePlan: FeaturePlan.LITE,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      // Accounts are made by the API alone: the client's id stands in every access token, and SignUp would tell who exists.
      selfSignUpEnabled: false,
      // Not required by the pool, though the API always gives it: a client must be able to write what is required.
      standardAttributes: { email: { required: false, mutable: true } },
      passwordPolicy: {
        minLength: 12,
        requireDigits: false,
        requireLowercase: false,
        requireUppercase: false,
        requireSymbols: false,
      },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      // Codes and links are ours, mailed in our words: the pool sends nothing.
      accountRecovery: AccountRecovery.NONE,
      autoVerify: {},
      deletionProtection: settings.deletionProtection,
      removalPolicy: settings.removalPolicy,
    });
    this.client = this.pool.addClient('Site', {
      // With the rights of a function alone: who could try passwords here would go around the API's limit of attempts.
      authFlows: { adminUserPassword: true },
      disableOAuth: true,
      generateSecret: false,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.days(30),
      // Nobody can give themselves a company, a level or another address: no custom attribute exists, and the one that may be
      // written is read by nobody. It stands here because Cognito takes an empty list for every standard attribute.
      readAttributes: new ClientAttributes().withStandardAttributes({ email: true }),
      writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
    });
    Validations.of(this.pool).acknowledge(
      {
        id: 'AwsSolutions-COG1',
        reason:
          'OWASP ASVS 5.0 6.2.5 forbids composition rules; twelve characters and a list of stolen passwords instead.',
      },
      {
        id: 'AwsSolutions-COG2',
        reason:
          'A second factor is each company’s choice for its Administradores, enforced by the API on every request.',
      },
      {
        id: 'AwsSolutions-COG3',
        reason: 'Threat protection needs the Plus plan; the API limits attempts per account and address itself.',
      },
      {
        id: 'AwsSolutions-COG8',
        reason:
          'What Plus adds (risk scores, compromised credentials) is held by our own limiter and list of stolen passwords.',
      },
    );
  }
}
