import { cfn, tf } from '../example';
import { all, any, each, is, lacks, present, unset } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';

const TRAIL = 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/';

export const AWS_AUDIT_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'aws-trail-unprotected',
    severity: 'warning',
    category: 'security',
    title: 'The audit trail uses none of its protections: all regions, validation, a key of its own, or an alarm log',
    advice:
      'Record all regions, turn log file validation on, encrypt with a key of your own, and send the events to CloudWatch.',
    cwe: 778,
    help: `${TRAIL}best-practices-security.html`,
    checks: [
      on(
        'aws_cloudtrail',
        all(
          unset('is_multi_region_trail'),
          unset('enable_log_file_validation'),
          unset('kms_key_id'),
          unset('cloud_watch_logs_group_arn'),
          unset('event_selector|advanced_event_selector'),
          unset('s3_bucket_name'),
        ),
      ),
      on(
        'aws_cloudtrail',
        all(
          unset('is_multi_region_trail'),
          unset('enable_log_file_validation'),
          unset('kms_key_id'),
          unset('cloud_watch_logs_group_arn'),
          present('s3_bucket_name'),
          present('name'),
        ),
      ),
      on(
        'AWS::CloudTrail::Trail',
        all(
          unset('EnableLogFileValidation'),
          unset('KMSKeyId'),
          unset('CloudWatchLogsLogGroupArn'),
          unset('IsMultiRegionTrail'),
        ),
      ),
    ],
    examples: {
      bad: [
        tf('aws_cloudtrail', ''),
        tf('aws_cloudtrail', 'name = "a"\ns3_bucket_name = "a"'),
        cfn('AWS::CloudTrail::Trail', 'TrailName: a'),
      ],
      ok: [
        tf('aws_cloudtrail', 'is_multi_region_trail = true'),
        tf('aws_cloudtrail', 'kms_key_id = var.key'),
        cfn('AWS::CloudTrail::Trail', 'EnableLogFileValidation: true'),
      ],
    },
  },
  {
    name: 'aws-trail-gap',
    severity: 'warning',
    category: 'security',
    title: 'The audit trail is told to leave things out, or to go unchecked',
    advice: 'Record all regions and management events, and validate the files.',
    cwe: 778,
    help: `${TRAIL}cloudtrail-log-file-validation-intro.html`,
    checks: [
      on(
        'aws_cloudtrail',
        any(
          is('is_multi_region_trail', false),
          is('enable_log_file_validation', false),
          is('enable_logging', false),
          is('include_global_service_events', false),
        ),
      ),
      on(
        'AWS::CloudTrail::Trail',
        any(
          is('EnableLogFileValidation', false),
          is('IsLogging', false),
          is('IncludeGlobalServiceEvents', false),
          all(
            is('IsMultiRegionTrail', false),
            unset('KMSKeyId'),
            unset('CloudWatchLogsLogGroupArn'),
            unset('EnableLogFileValidation'),
          ),
        ),
      ),
    ],
    examples: {
      bad: [
        tf('aws_cloudtrail', 'enable_logging = false'),
        tf('aws_cloudtrail', 'is_multi_region_trail = false'),
        cfn('AWS::CloudTrail::Trail', 'EnableLogFileValidation: false'),
      ],
      ok: [
        tf('aws_cloudtrail', 'enable_logging = true'),
        tf('aws_cloudtrail', 'enable_log_file_validation = var.validate'),
        cfn('AWS::CloudTrail::Trail', 'IsMultiRegionTrail: true'),
      ],
    },
  },
  {
    name: 'aws-config-one-region',
    severity: 'info',
    category: 'security',
    title: 'The aggregator leaves out regions, and what happens there is seen by nobody',
    advice: 'Aggregate all regions.',
    cwe: 778,
    help: 'https://docs.aws.amazon.com/config/latest/developerguide/aggregate-data.html',
    checks: [
      on(
        'aws_config_configuration_aggregator',
        any(
          each('account_aggregation_source', all(unset('all_regions'), present('regions'))),
          is('account_aggregation_source.all_regions', false),
          is('organization_aggregation_source.all_regions', false),
        ),
      ),
      on(
        'AWS::Config::ConfigurationAggregator',
        any(
          is('AccountAggregationSources.AllAwsRegions', false),
          is('OrganizationAggregationSource.AllAwsRegions', false),
          all(unset('AccountAggregationSources'), unset('OrganizationAggregationSource')),
        ),
      ),
    ],
    examples: {
      bad: [
        tf('aws_config_configuration_aggregator', 'account_aggregation_source {\n  regions = ["us-east-1"]\n}'),
        tf('aws_config_configuration_aggregator', 'organization_aggregation_source {\n  all_regions = false\n}'),
        cfn('AWS::Config::ConfigurationAggregator', 'ConfigurationAggregatorName: a'),
      ],
      ok: [
        tf('aws_config_configuration_aggregator', 'account_aggregation_source {\n  all_regions = true\n}'),
        tf('aws_config_configuration_aggregator', 'organization_aggregation_source {\n  all_regions = var.all\n}'),
        cfn('AWS::Config::ConfigurationAggregator', 'AccountAggregationSources:\n  - AllAwsRegions: true'),
      ],
    },
  },
  {
    name: 'aws-log-export-off',
    severity: 'info',
    category: 'security',
    title: 'The service keeps its logs to itself or writes none, so an incident leaves nothing to look at',
    advice: 'Turn the audit and access logs on.',
    cwe: 778,
    help: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html',
    checks: [
      on(
        'aws_docdb_cluster',
        all(present('enabled_cloudwatch_logs_exports'), lacks('enabled_cloudwatch_logs_exports', 'audit', 'profiler')),
      ),
      on(
        'aws_eks_cluster',
        all(unset('enabled_cluster_log_types'), unset('encryption_config'), unset('vpc_config.endpoint_public_access')),
      ),
      on('aws_mq_broker', any(is('logs.audit', false), is('logs.general', false))),
      on('aws_msk_cluster', all(unset('logging_info'), unset('encryption_info'))),
      on(
        'aws_msk_cluster',
        each('logging_info.broker_logs', all(isntOn('cloudwatch_logs'), isntOn('firehose'), isntOn('s3'))),
      ),
      on('AWS::AmazonMQ::Broker', any(is('Logs.Audit', false), is('Logs.General', false))),
      on('AWS::MSK::Cluster', all(unset('LoggingInfo'), unset('EncryptionInfo'))),
      on('aws_api_gateway_stage aws_apigatewayv2_stage', any(each('access_log_settings', unset('destination_arn')))),
      on('AWS::ApiGateway::Stage', each('AccessLogSetting', unset('DestinationArn'))),
      on(
        'AWS::ApiGatewayV2::Stage',
        any(unset('AccessLogSettings'), each('AccessLogSettings', unset('DestinationArn'))),
      ),
      on(
        'aws_cloudfront_distribution',
        all(unset('logging_config'), unset('web_acl_id'), unset('viewer_certificate'), unset('default_cache_behavior')),
      ),
      on(
        'AWS::CloudFront::Distribution',
        all(
          unset('DistributionConfig.Logging'),
          unset('DistributionConfig.WebACLId'),
          unset('DistributionConfig.ViewerCertificate'),
        ),
      ),
      on('AWS::Serverless::HttpApi', all(unset('AccessLogSettings'), unset('Domain'))),
      on('AWS::Serverless::StateMachine', all(unset('Logging'), unset('Tracing'), unset('Policies|Role'))),
    ],
    examples: {
      bad: [
        tf('aws_eks_cluster', 'name = "a"'),
        tf('aws_mq_broker', 'logs {\n  audit = false\n}'),
        cfn('AWS::ApiGatewayV2::Stage', 'StageName: a'),
      ],
      ok: [
        tf('aws_eks_cluster', 'enabled_cluster_log_types = ["api", "audit"]'),
        tf('aws_mq_broker', 'logs {\n  audit = true\n  general = true\n}'),
        cfn('AWS::ApiGatewayV2::Stage', 'AccessLogSettings:\n  DestinationArn: !GetAtt Log.Arn'),
      ],
    },
  },
  {
    name: 'aws-repository-open',
    severity: 'info',
    category: 'security',
    title: 'Images in the repository are not scanned, or a tag can be moved to another image later',
    advice: 'Scan on push, and make tags immutable.',
    cwe: 345,
    help: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html',
    checks: [
      on(
        'aws_ecr_repository',
        any(is('image_tag_mutability', 'MUTABLE'), is('image_scanning_configuration.scan_on_push', false)),
      ),
      on(
        'aws_ecr_repository',
        all(unset('image_tag_mutability'), unset('image_scanning_configuration'), unset('encryption_configuration')),
      ),
      on(
        'AWS::ECR::Repository',
        any(is('ImageTagMutability', 'MUTABLE'), is('ImageScanningConfiguration.ScanOnPush', false)),
      ),
      on(
        'AWS::ECR::Repository',
        all(
          unset('ImageTagMutability'),
          unset('ImageScanningConfiguration'),
          unset('EncryptionConfiguration'),
          unset('RepositoryPolicyText'),
        ),
      ),
    ],
    examples: {
      bad: [
        tf('aws_ecr_repository', 'image_tag_mutability = "MUTABLE"'),
        tf('aws_ecr_repository', 'image_scanning_configuration {\n  scan_on_push = false\n}'),
        cfn('AWS::ECR::Repository', 'RepositoryName: a'),
      ],
      ok: [
        tf('aws_ecr_repository', 'image_tag_mutability = "IMMUTABLE"'),
        tf('aws_ecr_repository', 'image_scanning_configuration {\n  scan_on_push = true\n}'),
        cfn('AWS::ECR::Repository', 'ImageScanningConfiguration:\n  ScanOnPush: true'),
      ],
    },
  },
];

function isntOn(log: string): ReturnType<typeof any> {
  return any(unset(`${log}.enabled`), is(`${log}.enabled`, false));
}
