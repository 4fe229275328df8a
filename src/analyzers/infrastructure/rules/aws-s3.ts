import { cfn, tf } from '../example';
import { allows } from '../policy';
import { all, any, each, is, linked, matches, unless, unset } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';

const GUIDE = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/';
const BLOCKS = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'];
const TEMPLATE_BLOCKS = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

export const AWS_S3_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'aws-s3-public-acl',
    severity: 'blocker',
    category: 'security',
    title: 'The access control list opens the bucket to everybody',
    advice: 'Set it to private, and give access to chosen principals by a bucket policy.',
    cwe: 732,
    help: `${GUIDE}access-control-block-public-access.html`,
    checks: [
      on(
        'aws_s3_bucket aws_s3_bucket_acl',
        is('acl', 'public-read', 'public-read-write', 'authenticated-read', 'website'),
      ),
      on(
        'aws_s3_bucket_acl',
        matches('access_control_policy.grant.grantee.uri', /groups\/global\/(?:AllUsers|AuthenticatedUsers)$/),
      ),
      on('AWS::S3::Bucket', is('AccessControl', 'PublicRead', 'PublicReadWrite', 'AuthenticatedRead')),
    ],
    examples: {
      bad: [
        tf('aws_s3_bucket', 'acl = "public-read"'),
        tf('aws_s3_bucket_acl', 'bucket = aws_s3_bucket.site.id\nacl = "public-read-write"'),
        cfn('AWS::S3::Bucket', 'AccessControl: AuthenticatedRead'),
      ],
      ok: [
        tf('aws_s3_bucket', 'acl = "private"'),
        tf('aws_s3_bucket_acl', 'acl = var.acl'),
        cfn('AWS::S3::Bucket', 'AccessControl: !Ref Access'),
      ],
    },
  },
  {
    name: 'aws-s3-public-access-allowed',
    severity: 'warning',
    category: 'security',
    title: 'Public access to the bucket is not blocked, so a list or a policy can open it',
    advice: 'Turn all four settings on: block ACLs, ignore ACLs, block policies, restrict buckets.',
    cwe: 732,
    help: `${GUIDE}access-control-block-public-access.html`,
    checks: [
      on(
        'aws_s3_bucket_public_access_block aws_s3_account_public_access_block',
        any(...BLOCKS.map((name) => is(name, false)), all(...BLOCKS.map(unset))),
      ),
      on(
        'AWS::S3::Bucket',
        each(
          'PublicAccessBlockConfiguration',
          any(...TEMPLATE_BLOCKS.map((name) => is(name, false)), all(...TEMPLATE_BLOCKS.map(unset))),
        ),
      ),
    ],
    examples: {
      bad: [
        tf('aws_s3_bucket_public_access_block', 'bucket = "reports"'),
        tf('aws_s3_bucket_public_access_block', 'block_public_acls = false\nblock_public_policy = true'),
        cfn('AWS::S3::Bucket', 'PublicAccessBlockConfiguration:\n  BlockPublicAcls: false'),
      ],
      ok: [
        tf('aws_s3_bucket_public_access_block', BLOCKS.map((name) => `${name} = true`).join('\n')),
        tf('aws_s3_bucket_public_access_block', BLOCKS.map((name) => `${name} = var.closed`).join('\n')),
        cfn(
          'AWS::S3::Bucket',
          `PublicAccessBlockConfiguration:\n${TEMPLATE_BLOCKS.map((name) => `  ${name}: true`).join('\n')}`,
        ),
      ],
    },
  },
  {
    name: 'aws-s3-public-policy',
    severity: 'blocker',
    category: 'security',
    title: 'The bucket policy lets everybody in',
    advice: 'Name the accounts or roles that need access, or add a condition that limits it.',
    cwe: 732,
    help: `${GUIDE}example-bucket-policies.html`,
    checks: [
      on('aws_s3_bucket aws_s3_bucket_policy', allows('policy', { principal: /^\*$/, freely: true })),
      on('AWS::S3::BucketPolicy', allows('PolicyDocument', { principal: /^\*$/, freely: true })),
    ],
    examples: {
      bad: [
        tf(
          'aws_s3_bucket_policy',
          'policy = jsonencode({\n  Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "*" }]\n})',
        ),
        tf(
          'aws_s3_bucket_policy',
          'policy = data.aws_iam_policy_document.example.json',
          'data.aws_iam_policy_document',
          'statement {\n  actions = ["s3:*"]\n  principals {\n    type = "AWS"\n    identifiers = ["*"]\n  }\n}',
        ),
        cfn(
          'AWS::S3::BucketPolicy',
          'PolicyDocument:\n  Statement:\n    - Effect: Allow\n      Principal: "*"\n      Action: s3:GetObject\n      Resource: !Sub "${Bucket.Arn}/*"',
        ),
      ],
      ok: [
        tf(
          'aws_s3_bucket_policy',
          'policy = jsonencode({\n  Statement = [{ Effect = "Deny", Principal = "*", Action = "s3:*", Resource = "*" }]\n})',
        ),
        tf('aws_s3_bucket_policy', 'policy = file("policy.json")'),
        cfn(
          'AWS::S3::BucketPolicy',
          'PolicyDocument:\n  Statement:\n    - Effect: Allow\n      Principal: {AWS: !GetAtt Role.Arn}\n      Action: s3:GetObject',
        ),
      ],
    },
  },
  {
    name: 'aws-s3-versioning-off',
    severity: 'warning',
    category: 'security',
    title: 'Versioning of the bucket is switched off, so an overwritten or deleted object is gone',
    advice: 'Enable versioning.',
    help: `${GUIDE}Versioning.html`,
    checks: [
      on('aws_s3_bucket', is('versioning.enabled', false)),
      on('aws_s3_bucket_versioning', is('versioning_configuration.status', 'Disabled', 'Suspended')),
      on('AWS::S3::Bucket', is('VersioningConfiguration.Status', 'Suspended')),
    ],
    examples: {
      bad: [
        tf('aws_s3_bucket', 'versioning {\n  enabled = false\n}'),
        tf('aws_s3_bucket_versioning', 'versioning_configuration {\n  status = "Disabled"\n}'),
        cfn('AWS::S3::Bucket', 'VersioningConfiguration:\n  Status: Suspended'),
      ],
      ok: [
        tf('aws_s3_bucket', 'versioning {\n  enabled = true\n}'),
        tf('aws_s3_bucket_versioning', 'versioning_configuration {\n  status = "Enabled"\n}'),
        cfn('AWS::S3::Bucket', 'VersioningConfiguration:\n  Status: Enabled'),
      ],
    },
  },
  {
    name: 'aws-s3-mfa-delete-off',
    severity: 'info',
    category: 'security',
    title: 'Deleting versions of objects needs no second factor',
    advice: 'Turn MFA delete on for buckets that hold evidence or backups.',
    cwe: 308,
    help: `${GUIDE}MultiFactorAuthenticationDelete.html`,
    checks: [
      on('aws_s3_bucket', is('versioning.mfa_delete', false)),
      on('aws_s3_bucket_versioning', is('versioning_configuration.mfa_delete', 'Disabled')),
    ],
    examples: {
      bad: [
        tf('aws_s3_bucket', 'versioning {\n  enabled = true\n  mfa_delete = false\n}'),
        tf(
          'aws_s3_bucket_versioning',
          'versioning_configuration {\n  status = "Enabled"\n  mfa_delete = "Disabled"\n}',
        ),
        tf('aws_s3_bucket_versioning', 'versioning_configuration {\n  mfa_delete = "disabled"\n}'),
      ],
      ok: [
        tf('aws_s3_bucket', 'versioning {\n  enabled = true\n}'),
        tf('aws_s3_bucket', 'versioning {\n  enabled = true\n  mfa_delete = true\n}'),
        tf('aws_s3_bucket_versioning', 'versioning_configuration {\n  status = "Enabled"\n  mfa_delete = "Enabled"\n}'),
      ],
    },
  },
  {
    name: 'aws-s3-unprotected',
    severity: 'info',
    category: 'security',
    title:
      'The bucket uses none of its protections: encryption with a key of your own, versions, access logs, blocked public access',
    advice: 'Block public access at least; keep versions and logs where the objects cannot be made again.',
    cwe: 311,
    help: `${GUIDE}security-best-practices.html`,
    checks: [
      on(
        'aws_s3_bucket',
        all(
          unset('server_side_encryption_configuration'),
          unset('versioning'),
          unset('logging'),
          unset('acl'),
          unless(
            linked(
              'aws_s3_bucket_server_side_encryption_configuration aws_s3_bucket_versioning aws_s3_bucket_logging aws_s3_bucket_public_access_block aws_s3_bucket_acl',
              'bucket',
            ),
          ),
        ),
      ),
      on(
        'AWS::S3::Bucket',
        all(
          unset('BucketEncryption'),
          unset('VersioningConfiguration'),
          unset('LoggingConfiguration'),
          unset('PublicAccessBlockConfiguration'),
          unset('AccessControl'),
        ),
      ),
    ],
    examples: {
      bad: [
        tf('aws_s3_bucket', 'bucket = "reports"'),
        tf('aws_s3_bucket', 'bucket = "reports"', 'aws_s3_bucket_versioning', 'bucket = "other"'),
        cfn('AWS::S3::Bucket', 'BucketName: reports'),
      ],
      ok: [
        tf('aws_s3_bucket', '', 'aws_s3_bucket_versioning', 'bucket = aws_s3_bucket.example.id'),
        tf('aws_s3_bucket', '', 'aws_s3_bucket_logging', 'bucket = local.bucket'),
        cfn('AWS::S3::Bucket', 'BucketEncryption: !Ref Encryption'),
      ],
    },
  },
];
