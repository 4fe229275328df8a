import { cfn, tf } from '../example';
import { all, any, each, is, isnt, keyed, matches, notTrue, reads, unless, unset } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';

const DOCS = 'https://docs.aws.amazon.com/';
const SECRET_NAME = /(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY)/i;

export const AWS_KEY_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'aws-secret-in-task',
    severity: 'warning',
    category: 'security',
    title: 'A credential stands in the definition of the task or function, readable for everybody who may describe it',
    advice: 'Name it under secrets, and keep it in Secrets Manager or Parameter Store.',
    cwe: 798,
    help: `${DOCS}AmazonECS/latest/developerguide/specifying-sensitive-data.html`,
    checks: [
      on(
        'aws_ecs_task_definition',
        matches(
          'container_definitions',
          /"name"\s*:\s*"\w*(?:PASSWORD|SECRET|TOKEN|API_?KEY|ACCESS_KEY\w*)"\s*,\s*"value"\s*:\s*"[^"$]{3,}"/i,
        ),
      ),
      on(
        'aws_ecs_task_definition',
        each('container_definitions.environment', all(reads('name', SECRET_NAME), reads('value', /^[^$]{3,}$/))),
      ),
      on(
        'AWS::ECS::TaskDefinition',
        each('ContainerDefinitions.Environment', all(reads('Name', SECRET_NAME), reads('Value', /^[^$]{3,}$/))),
      ),
      on('aws_lambda_function', keyed('environment.variables', SECRET_NAME, /^[^$]{3,}$/)),
      on('AWS::Lambda::Function AWS::Serverless::Function', keyed('Environment.Variables', SECRET_NAME, /^[^$]{3,}$/)),
    ],
    examples: {
      bad: [
        tf(
          'aws_ecs_task_definition',
          'container_definitions = <<EOF\n[{ "environment": [{ "name": "DB_PASSWORD", "value": "hunter2hunter2" }] }]\nEOF',
        ),
        tf('aws_lambda_function', 'environment {\n  variables = {\n    API_KEY = "abcdefgh"\n  }\n}'),
        cfn(
          'AWS::ECS::TaskDefinition',
          'ContainerDefinitions:\n  - Environment:\n      - Name: DB_PASSWORD\n        Value: hunter2hunter2',
        ),
      ],
      ok: [
        tf(
          'aws_ecs_task_definition',
          'container_definitions = jsonencode([{ environment = [{ name = "DB_PASSWORD", value = var.password }] }])',
        ),
        tf('aws_lambda_function', 'environment {\n  variables = {\n    API_KEY = var.key\n  }\n}'),
        cfn(
          'AWS::ECS::TaskDefinition',
          'ContainerDefinitions:\n  - Secrets:\n      - Name: DB_PASSWORD\n        ValueFrom: !Ref Password',
        ),
      ],
    },
  },
  {
    name: 'aws-message-unencrypted',
    severity: 'info',
    category: 'security',
    title: 'Messages are stored without encryption',
    advice: 'Turn encryption on, best with a key of your own in KMS.',
    cwe: 311,
    help: `${DOCS}sns/latest/dg/sns-server-side-encryption.html`,
    checks: [
      on('aws_sns_topic', unset('kms_master_key_id')),
      on('aws_sqs_queue', all(is('sqs_managed_sse_enabled', false), unset('kms_master_key_id'))),
      on('aws_kinesis_stream', any(is('encryption_type', 'NONE'), unset('encryption_type'))),
      on('aws_kinesis_firehose_delivery_stream', is('server_side_encryption.enabled', false)),
      on('AWS::SNS::Topic', unset('KmsMasterKeyId')),
      on('AWS::SQS::Queue', all(is('SqsManagedSseEnabled', false), unset('KmsMasterKeyId'))),
      on('AWS::Kinesis::Stream', any(is('StreamEncryption.EncryptionType', 'NONE'), unset('StreamEncryption'))),
    ],
    examples: {
      bad: [
        tf('aws_sns_topic', 'name = "a"'),
        tf('aws_kinesis_stream', 'encryption_type = "NONE"'),
        cfn('AWS::SNS::Topic', 'TopicName: a'),
      ],
      ok: [
        tf('aws_sns_topic', 'kms_master_key_id = aws_kms_key.a.arn'),
        tf('aws_kinesis_stream', 'encryption_type = "KMS"'),
        cfn('AWS::SQS::Queue', 'KmsMasterKeyId: !Ref Key'),
      ],
    },
  },
  {
    name: 'aws-own-key-missing',
    severity: 'info',
    category: 'security',
    title: 'The data has no key of your own, or a key that never changes, so access cannot be withdrawn',
    advice: 'Name a key in KMS, and let it rotate.',
    cwe: 320,
    help: `${DOCS}kms/latest/developerguide/rotate-keys.html`,
    checks: [
      on(
        'aws_kms_key',
        all(
          notTrue('enable_key_rotation'),
          unless(isnt('key_usage', 'ENCRYPT_DECRYPT')),
          unless(isnt('customer_master_key_spec', 'SYMMETRIC_DEFAULT')),
        ),
      ),
      on(
        'AWS::KMS::Key',
        all(
          notTrue('EnableKeyRotation'),
          unless(isnt('KeyUsage', 'ENCRYPT_DECRYPT')),
          unless(isnt('KeySpec', 'SYMMETRIC_DEFAULT')),
        ),
      ),
      on(
        'aws_secretsmanager_secret',
        any(
          unset('kms_key_id'),
          reads('kms_key_id', /alias\/aws\//),
          matches('kms_key_id', /^data\.aws_kms_key\.|^data\.aws_kms_alias\./),
        ),
      ),
      on('AWS::SecretsManager::Secret', unset('KmsKeyId')),
      on('aws_cloudwatch_log_group', unset('kms_key_id')),
      on('AWS::Logs::LogGroup', unset('KmsKeyId')),
      on(
        'aws_dynamodb_table',
        each('server_side_encryption', all(is('enabled', true), is('kms_key_arn', 'alias/aws/dynamodb'))),
      ),
      on('aws_ecr_repository', each('encryption_configuration', all(is('encryption_type', 'KMS'), unset('kms_key')))),
    ],
    examples: {
      bad: [
        tf('aws_kms_key', 'enable_key_rotation = false'),
        tf('aws_secretsmanager_secret', 'name = "a"'),
        cfn('AWS::Logs::LogGroup', 'RetentionInDays: 30'),
      ],
      ok: [
        tf('aws_kms_key', 'enable_key_rotation = true'),
        tf('aws_kms_key', 'key_usage = "SIGN_VERIFY"'),
        cfn('AWS::Logs::LogGroup', 'KmsKeyId: !GetAtt Key.Arn'),
      ],
    },
  },
  {
    name: 'aws-insight-off',
    severity: 'info',
    category: 'security',
    title: 'Nothing measures what runs here, so an attack or a failure shows late',
    advice: 'Turn on container insights, and point-in-time recovery for tables.',
    cwe: 778,
    help: `${DOCS}AmazonCloudWatch/latest/monitoring/ContainerInsights.html`,
    checks: [
      on(
        'aws_ecs_cluster',
        any(unset('setting'), each('setting', all(is('name', 'containerInsights'), is('value', 'disabled')))),
      ),
      on(
        'AWS::ECS::Cluster',
        any(
          unset('ClusterSettings'),
          each('ClusterSettings', all(is('Name', 'containerInsights'), is('Value', 'disabled'))),
        ),
      ),
      on('aws_dynamodb_table', is('point_in_time_recovery.enabled', false)),
    ],
    examples: {
      bad: [
        tf('aws_ecs_cluster', 'name = "a"'),
        tf('aws_ecs_cluster', 'setting {\n  name = "containerInsights"\n  value = "disabled"\n}'),
        cfn('AWS::ECS::Cluster', 'ClusterName: a'),
      ],
      ok: [
        tf('aws_ecs_cluster', 'setting {\n  name = "containerInsights"\n  value = "enabled"\n}'),
        tf(
          'aws_ecs_cluster',
          'dynamic "setting" {\n  for_each = var.settings\n  content {\n    name = setting.key\n    value = setting.value\n  }\n}',
        ),
        cfn('AWS::ECS::Cluster', 'ClusterSettings: !Ref Settings'),
      ],
    },
  },
];
