import { cfn, tf } from '../example';
import { allows } from '../policy';
import { above, all, any, below, each, is, present, unless, unset } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';

const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/';
const POLICIES =
  'aws_iam_policy aws_iam_role_policy aws_iam_user_policy aws_iam_group_policy aws_ssoadmin_permission_set_inline_policy';
const TEMPLATE_POLICIES =
  'AWS::IAM::Policy AWS::IAM::ManagedPolicy AWS::IAM::RolePolicy AWS::IAM::UserPolicy AWS::IAM::GroupPolicy';
const statement = (text: string): string => `policy = jsonencode({\n  Statement = [{ Effect = "Allow", ${text} }]\n})`;
const templateStatement = (text: string): string =>
  `PolicyDocument:\n  Statement:\n    - Effect: Allow\n${text.replace(/^/gm, '      ')}`;

export const AWS_IAM_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'aws-policy-full-rights',
    severity: 'blocker',
    category: 'security',
    title: 'The policy allows every action, or every action of a service on everything',
    advice: 'List the actions and resources that are needed.',
    cwe: 250,
    help: `${IAM}best-practices.html`,
    checks: [
      ...['policy', 'inline_policy.policy', 'inline_policy'].map((path) =>
        on(
          `${POLICIES} aws_iam_role`,
          any(
            allows(path, { action: /^\*(?::\*)?$/ }),
            allows(path, { action: /^[\w-]+:\*$/, resource: /\*/, freely: true }),
          ),
        ),
      ),
      on(
        TEMPLATE_POLICIES,
        any(
          allows('PolicyDocument', { action: /^\*(?::\*)?$/ }),
          allows('PolicyDocument', { action: /^[\w-]+:\*$/, resource: /\*/, freely: true }),
        ),
      ),
      on(
        'AWS::IAM::Role AWS::IAM::User AWS::IAM::Group',
        any(
          allows('Policies.PolicyDocument', { action: /^\*(?::\*)?$/ }),
          allows('Policies.PolicyDocument', { action: /^[\w-]+:\*$/, resource: /\*/, freely: true }),
        ),
      ),
      on(
        'AWS::Serverless::Function AWS::Serverless::StateMachine',
        any(
          allows('Policies', { action: /^\*$/ }),
          allows('Policies', { action: /^[\w-]+:\*$/, resource: /\*/, freely: true }),
        ),
      ),
      on('data.aws_iam_policy_document', each('statement', all(is('actions', '*'), unless(is('effect', 'Deny'))))),
    ],
    examples: {
      bad: [
        tf('aws_iam_policy', statement('Action = "*", Resource = "*"')),
        tf('aws_iam_role_policy', statement('Action = ["s3:*"], Resource = ["*"]')),
        cfn('AWS::IAM::Policy', templateStatement('Action: "s3:*"\nResource: "*"')),
      ],
      ok: [
        tf('aws_iam_policy', statement('Action = ["s3:GetObject"], Resource = aws_s3_bucket.a.arn')),
        tf('aws_iam_policy', 'policy = data.aws_iam_policy_document.other.json'),
        cfn('AWS::IAM::Policy', templateStatement('Action: s3:GetObject\nResource: !GetAtt Bucket.Arn')),
      ],
    },
  },
  {
    name: 'aws-resource-policy-open',
    severity: 'blocker',
    category: 'security',
    title: 'The policy of the resource lets everybody in, or allows everything',
    advice: 'Name the accounts and actions, or add a condition that limits it.',
    cwe: 732,
    help: `${IAM}reference_policies_elements_principal.html`,
    checks: [
      on(
        'aws_sqs_queue aws_sqs_queue_policy aws_sns_topic aws_sns_topic_policy aws_kms_key aws_secretsmanager_secret_policy aws_ecr_repository_policy aws_efs_file_system_policy aws_glacier_vault aws_backup_vault_policy',
        allows('policy|access_policy', { principal: /^\*$/, freely: true }),
      ),
      on('aws_sqs_queue_policy aws_sqs_queue', allows('policy', { action: /^(?:\*|sqs:\*)$/i })),
      on(
        'aws_elasticsearch_domain aws_opensearch_domain aws_elasticsearch_domain_policy',
        allows('access_policies', { principal: /^\*$/, freely: true }),
      ),
      on(
        'AWS::SQS::QueuePolicy AWS::SNS::TopicPolicy',
        any(
          allows('PolicyDocument', { principal: /^\*$/, freely: true }),
          allows('PolicyDocument', { action: /^(?:\*|sqs:\*)$/i }),
        ),
      ),
      on('AWS::ECR::Repository', allows('RepositoryPolicyText', { principal: /^\*$/, freely: true })),
      on('AWS::KMS::Key', allows('KeyPolicy', { principal: /^\*$/, freely: true })),
      on('aws_iam_role', allows('assume_role_policy', { principal: /^\*$/, freely: true })),
      on('AWS::IAM::Role', allows('AssumeRolePolicyDocument', { principal: /^\*$/, freely: true })),
      on('aws_vpc_endpoint', allows('policy', { principal: /^\*$/, action: /^\*$/, resource: /^\*$/, freely: true })),
    ],
    examples: {
      bad: [
        tf('aws_sqs_queue_policy', statement('Principal = "*", Action = "sqs:SendMessage"')),
        tf('aws_ecr_repository_policy', statement('Principal = { AWS = "*" }, Action = ["ecr:BatchGetImage"]')),
        cfn('AWS::SNS::TopicPolicy', templateStatement('Principal: "*"\nAction: sns:Publish')),
      ],
      ok: [
        tf(
          'aws_sqs_queue_policy',
          statement('Principal = { Service = "sns.amazonaws.com" }, Action = "sqs:SendMessage"'),
        ),
        tf(
          'aws_sqs_queue_policy',
          statement('Principal = "*", Action = "sqs:SendMessage", Condition = { ArnEquals = {} }'),
        ),
        cfn('AWS::SNS::TopicPolicy', templateStatement('Principal: {AWS: !Ref Account}\nAction: sns:Publish')),
      ],
    },
  },
  {
    name: 'aws-password-policy-weak',
    severity: 'warning',
    category: 'security',
    title: 'The password policy lets people take passwords that can be guessed',
    advice: 'Ask for 14 characters of all kinds, and allow no reuse.',
    cwe: 521,
    help: `${IAM}id_credentials_passwords_account-policy.html`,
    checks: [
      on(
        'aws_iam_account_password_policy',
        any(
          below('minimum_password_length', 14),
          is('require_lowercase_characters', false),
          is('require_uppercase_characters', false),
          is('require_numbers', false),
          is('require_symbols', false),
          below('password_reuse_prevention', 5),
          above('max_password_age', 90),
        ),
      ),
      on(
        'aws_iam_account_password_policy',
        all(
          ...[
            'minimum_password_length',
            'require_lowercase_characters',
            'require_uppercase_characters',
            'require_numbers',
            'require_symbols',
            'password_reuse_prevention',
            'max_password_age',
          ].map(unset),
        ),
      ),
    ],
    examples: {
      bad: [
        tf('aws_iam_account_password_policy', 'minimum_password_length = 8'),
        tf('aws_iam_account_password_policy', 'require_symbols = false'),
        tf('aws_iam_account_password_policy', ''),
      ],
      ok: [
        tf('aws_iam_account_password_policy', 'minimum_password_length = 14'),
        tf('aws_iam_account_password_policy', 'require_symbols = true'),
        tf('aws_iam_account_password_policy', 'minimum_password_length = var.length'),
      ],
    },
  },
  {
    name: 'aws-rights-of-single-user',
    severity: 'info',
    category: 'security',
    title: 'Rights are tied to one user, and are forgotten when the person moves on',
    advice: 'Give the rights to a group or a role.',
    cwe: 286,
    help: `${IAM}best-practices.html`,
    checks: [
      on('aws_iam_user_policy aws_iam_user_policy_attachment', present('user')),
      on('aws_iam_policy_attachment', present('users')),
      on('AWS::IAM::User', any(present('Policies'), present('ManagedPolicyArns'))),
      on('AWS::IAM::Policy AWS::IAM::ManagedPolicy', present('Users')),
    ],
    examples: {
      bad: [
        tf('aws_iam_user_policy_attachment', 'user = aws_iam_user.a.name'),
        tf('aws_iam_user_policy', 'user = "a"'),
        cfn('AWS::IAM::User', 'ManagedPolicyArns: [!Ref Policy]'),
      ],
      ok: [
        tf('aws_iam_group_policy_attachment', 'group = "a"'),
        tf('aws_iam_role_policy', 'role = "a"'),
        cfn('AWS::IAM::User', 'Groups: [a]'),
      ],
    },
  },
  {
    name: 'aws-root-access-key',
    severity: 'blocker',
    category: 'security',
    title: 'An access key of the root user cannot be limited by any policy',
    advice: 'Make a role for the purpose.',
    cwe: 250,
    help: `${IAM}root-user-best-practices.html`,
    checks: [on('aws_iam_access_key', is('user', 'root')), on('AWS::IAM::AccessKey', is('UserName', 'root'))],
    examples: {
      bad: [
        tf('aws_iam_access_key', 'user = "root"'),
        cfn('AWS::IAM::AccessKey', 'UserName: root'),
        tf('aws_iam_access_key', 'user = "root"\nstatus = "Active"'),
      ],
      ok: [
        tf('aws_iam_access_key', 'user = aws_iam_user.a.name'),
        cfn('AWS::IAM::AccessKey', 'UserName: !Ref User'),
        tf('aws_iam_access_key', 'user = "deploy"'),
      ],
    },
  },
];
