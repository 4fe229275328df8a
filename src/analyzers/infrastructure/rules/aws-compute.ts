import { cfn, tf } from '../example';
import { all, any, decoded, is, matches, notTrue, reads, unless, unset } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';
import { SECRET_IN_SCRIPT } from '../secret-text';

const EC2 = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/';

export const AWS_COMPUTE_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'aws-instance-metadata-v1',
    severity: 'warning',
    category: 'security',
    title:
      'The metadata service answers without a token, so a forged request of the program reads the machine’s credentials',
    advice: 'Set http_tokens to required.',
    cwe: 918,
    help: `${EC2}configuring-instance-metadata-service.html`,
    checks: [
      on(
        'aws_instance aws_launch_template aws_launch_configuration',
        all(is('metadata_options.http_tokens', 'optional'), unless(is('metadata_options.http_endpoint', 'disabled'))),
      ),
      on(
        'aws_launch_template aws_instance',
        all(
          unset('metadata_options'),
          unset('root_block_device|ebs_block_device|block_device_mappings'),
          unset('user_data|user_data_base64'),
          unset('network_interfaces|vpc_security_group_ids'),
        ),
      ),
      on('AWS::AutoScaling::LaunchConfiguration', is('MetadataOptions.HttpTokens', 'optional')),
      on('AWS::EC2::LaunchTemplate', is('LaunchTemplateData.MetadataOptions.HttpTokens', 'optional')),
      on('AWS::EC2::Instance', is('MetadataOptions.HttpTokens', 'optional')),
    ],
    examples: {
      bad: [
        tf('aws_instance', 'metadata_options {\n  http_tokens = "optional"\n}'),
        tf('aws_launch_template', 'image_id = "ami-1"'),
        cfn('AWS::EC2::LaunchTemplate', 'LaunchTemplateData:\n  MetadataOptions:\n    HttpTokens: optional'),
      ],
      ok: [
        tf('aws_instance', 'metadata_options {\n  http_tokens = "required"\n}'),
        tf('aws_instance', 'metadata_options {\n  http_endpoint = "disabled"\n  http_tokens = "optional"\n}'),
        cfn('AWS::EC2::LaunchTemplate', 'LaunchTemplateData:\n  MetadataOptions:\n    HttpTokens: required'),
      ],
    },
  },
  {
    name: 'aws-disk-unencrypted',
    severity: 'warning',
    category: 'security',
    title: 'The disk is not encrypted, so whoever gets a snapshot of it reads everything',
    advice: 'Turn encryption on, also for volumes made from an image.',
    cwe: 311,
    help: `${EC2}ebs-encryption.html`,
    checks: [
      on('aws_ebs_volume aws_efs_file_system', all(unset('kms_key_id'), notTrue('encrypted'))),
      on('aws_ebs_snapshot_copy', notTrue('encrypted')),
      on('aws_ebs_encryption_by_default', is('enabled', false)),
      on(
        'aws_instance aws_launch_configuration',
        any(is('root_block_device.encrypted', false), is('ebs_block_device.encrypted', false)),
      ),
      on('aws_launch_template', is('block_device_mappings.ebs.encrypted', false)),
      on('aws_ami', is('ebs_block_device.encrypted', false)),
      on(
        'aws_workspaces_workspace',
        any(notTrue('root_volume_encryption_enabled'), notTrue('user_volume_encryption_enabled')),
      ),
      on('AWS::EC2::Volume AWS::EFS::FileSystem', all(unset('KmsKeyId'), notTrue('Encrypted'))),
      on('AWS::EC2::Instance AWS::AutoScaling::LaunchConfiguration', is('BlockDeviceMappings.Ebs.Encrypted', false)),
      on('AWS::EC2::LaunchTemplate', is('LaunchTemplateData.BlockDeviceMappings.Ebs.Encrypted', false)),
      on(
        'AWS::WorkSpaces::Workspace',
        any(notTrue('RootVolumeEncryptionEnabled'), notTrue('UserVolumeEncryptionEnabled')),
      ),
    ],
    examples: {
      bad: [
        tf('aws_ebs_volume', 'size = 40'),
        tf('aws_instance', 'root_block_device {\n  encrypted = false\n}'),
        cfn('AWS::EFS::FileSystem', 'Encrypted: false'),
      ],
      ok: [
        tf('aws_ebs_volume', 'size = 40\nencrypted = true'),
        tf('aws_instance', 'root_block_device {\n  volume_size = 40\n}'),
        cfn('AWS::EFS::FileSystem', 'Encrypted: !Ref Encrypt'),
      ],
    },
  },
  {
    name: 'aws-secret-in-user-data',
    severity: 'blocker',
    category: 'security',
    title: 'A credential stands in the start script, which every process of the machine can ask for',
    advice: 'Let the machine fetch it from Secrets Manager or Parameter Store with its role.',
    cwe: 798,
    help: `${EC2}user-data.html`,
    checks: [
      on(
        'aws_instance aws_launch_configuration aws_launch_template',
        any(matches('user_data', SECRET_IN_SCRIPT), decoded('user_data_base64|user_data', SECRET_IN_SCRIPT)),
      ),
      on('AWS::EC2::Instance AWS::AutoScaling::LaunchConfiguration', matches('UserData', SECRET_IN_SCRIPT)),
      on('AWS::EC2::LaunchTemplate', matches('LaunchTemplateData.UserData', SECRET_IN_SCRIPT)),
    ],
    examples: {
      bad: [
        tf('aws_instance', 'user_data = <<EOF\nexport DB_PASSWORD="hunter2hunter2"\nEOF'),
        tf('aws_launch_configuration', 'user_data_base64 = "ZXhwb3J0IERCX1BBU1NXT1JEPWh1bnRlcjJodW50ZXIy"'),
        cfn('AWS::EC2::Instance', 'UserData: !Sub |\n  export API_KEY=abcdefgh'),
      ],
      ok: [
        tf('aws_instance', 'user_data = <<EOF\nexport DB_PASSWORD="$(fetch db)"\nEOF'),
        tf('aws_instance', 'user_data = file("start.sh")'),
        cfn('AWS::EC2::Instance', 'UserData: !Sub |\n  export NAME=web'),
      ],
    },
  },
  {
    name: 'aws-image-of-anybody',
    severity: 'warning',
    category: 'security',
    title: 'The newest image of this name is taken from whoever publishes one',
    advice: 'Name the owners that you trust.',
    cwe: 1357,
    help: `${EC2}finding-an-ami.html`,
    checks: [
      on('data.aws_ami data.aws_ami_ids', all(unset('owners'), unless(is('filter.name', 'owner-id', 'owner-alias')))),
    ],
    examples: {
      bad: [
        tf('data.aws_ami', 'most_recent = true'),
        tf('data.aws_ami', 'filter {\n  name = "name"\n  values = ["ubuntu-*"]\n}'),
        tf('data.aws_ami', 'owners = []'),
      ],
      ok: [
        tf('data.aws_ami', 'owners = ["amazon"]'),
        tf('data.aws_ami', 'owners = var.owners'),
        tf('data.aws_ami', 'filter {\n  name = "owner-id"\n  values = ["099720109477"]\n}'),
      ],
    },
  },
  {
    name: 'aws-function-open',
    severity: 'blocker',
    category: 'security',
    title: 'Everybody can call the function',
    advice: 'Let AWS_IAM authorize the callers, and name who they are.',
    cwe: 284,
    help: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
    checks: [
      on('aws_lambda_function_url', is('authorization_type', 'NONE')),
      on('aws_lambda_permission', all(is('principal', '*'), unset('principal_org_id'), unset('source_arn'))),
      on('AWS::Lambda::Url', is('AuthType', 'NONE')),
      on('AWS::Lambda::Permission', all(is('Principal', '*'), unset('PrincipalOrgID'), unset('SourceArn'))),
    ],
    examples: {
      bad: [
        tf('aws_lambda_function_url', 'authorization_type = "NONE"'),
        tf('aws_lambda_permission', 'principal = "*"'),
        cfn('AWS::Lambda::Permission', 'Principal: "*"'),
      ],
      ok: [
        tf('aws_lambda_function_url', 'authorization_type = "AWS_IAM"'),
        tf('aws_lambda_permission', 'principal = "sns.amazonaws.com"\nsource_arn = aws_sns_topic.a.arn'),
        cfn('AWS::Lambda::Permission', 'Principal: s3.amazonaws.com\nSourceAccount: !Ref AWS::AccountId'),
      ],
    },
  },
  {
    name: 'aws-function-any-source',
    severity: 'warning',
    category: 'security',
    title: 'The service may call the function on behalf of any account, also of a stranger',
    advice: 'Limit the permission by the source ARN or the source account.',
    cwe: 441,
    help: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
    checks: [
      on(
        'aws_lambda_permission',
        all(reads('principal', /\.amazonaws\.com$/), unset('source_arn'), unset('source_account')),
      ),
      on(
        'AWS::Lambda::Permission',
        all(reads('Principal', /\.amazonaws\.com$/), unset('SourceArn'), unset('SourceAccount')),
      ),
    ],
    examples: {
      bad: [
        tf('aws_lambda_permission', 'principal = "sns.amazonaws.com"'),
        tf('aws_lambda_permission', 'principal = "s3.amazonaws.com"\nsource_arn = ""'),
        cfn('AWS::Lambda::Permission', 'Principal: apigateway.amazonaws.com'),
      ],
      ok: [
        tf('aws_lambda_permission', 'principal = "sns.amazonaws.com"\nsource_arn = aws_sns_topic.a.arn'),
        tf('aws_lambda_permission', 'principal = aws_iam_role.a.arn'),
        cfn('AWS::Lambda::Permission', 'Principal: s3.amazonaws.com\nSourceAccount: !Ref AWS::AccountId'),
      ],
    },
  },
  {
    name: 'aws-tracing-off',
    severity: 'info',
    category: 'security',
    title: 'Requests leave no trace, so a failure or an attack cannot be followed through the services',
    advice: 'Set tracing to Active.',
    cwe: 778,
    help: 'https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html',
    checks: [
      on('aws_lambda_function', is('tracing_config.mode', 'PassThrough')),
      on('aws_api_gateway_stage', is('xray_tracing_enabled', false)),
      on('AWS::Lambda::Function', is('TracingConfig.Mode', 'PassThrough')),
      on('AWS::Serverless::Function', any(is('Tracing', 'PassThrough'), is('Tracing', 'Disabled'))),
      on('AWS::Serverless::Api', is('TracingEnabled', false)),
      on('AWS::Serverless::StateMachine', is('Tracing.Enabled', false)),
      on('AWS::ApiGateway::Stage', is('TracingEnabled', false)),
    ],
    examples: {
      bad: [
        tf('aws_lambda_function', 'tracing_config {\n  mode = "PassThrough"\n}'),
        cfn('AWS::Serverless::Api', 'TracingEnabled: false'),
        cfn('AWS::Serverless::StateMachine', 'Tracing:\n  Enabled: false'),
      ],
      ok: [
        tf('aws_lambda_function', 'tracing_config {\n  mode = "Active"\n}'),
        tf('aws_lambda_function', 'runtime = "nodejs22.x"'),
        cfn('AWS::Serverless::Api', 'TracingEnabled: true'),
      ],
    },
  },
];
