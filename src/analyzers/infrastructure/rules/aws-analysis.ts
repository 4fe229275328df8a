import { cfn, tf } from '../example';
import { all, any, is, matches, present, reads, unset } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';

const RDS = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/';
const SEARCH = 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/';

export const AWS_ANALYSIS_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'aws-search-unprotected',
    severity: 'warning',
    category: 'security',
    title: 'The search domain uses none of its protections: encryption, HTTPS only, or logs',
    advice: 'Turn on encryption at rest and between nodes, enforce HTTPS, and publish the audit log.',
    cwe: 311,
    help: `${SEARCH}encryption-at-rest.html`,
    checks: [
      on(
        'aws_elasticsearch_domain aws_opensearch_domain',
        all(
          unset('encrypt_at_rest'),
          unset('node_to_node_encryption'),
          unset('domain_endpoint_options'),
          unset('log_publishing_options'),
        ),
      ),
      on(
        'AWS::Elasticsearch::Domain AWS::OpenSearchService::Domain',
        all(
          unset('EncryptionAtRestOptions'),
          unset('NodeToNodeEncryptionOptions'),
          unset('DomainEndpointOptions'),
          unset('LogPublishingOptions'),
        ),
      ),
    ],
    examples: {
      bad: [
        tf('aws_elasticsearch_domain', 'domain_name = "a"'),
        tf('aws_opensearch_domain', 'engine_version = "OpenSearch_2.17"'),
        cfn('AWS::OpenSearchService::Domain', 'DomainName: a'),
      ],
      ok: [
        tf('aws_elasticsearch_domain', 'encrypt_at_rest {\n  enabled = true\n}'),
        tf(
          'aws_opensearch_domain',
          'dynamic "log_publishing_options" {\n  for_each = var.logs\n  content {\n    log_type = "AUDIT_LOGS"\n  }\n}',
        ),
        cfn('AWS::OpenSearchService::Domain', 'DomainEndpointOptions:\n  EnforceHTTPS: true'),
      ],
    },
  },
  {
    name: 'aws-analysis-unencrypted',
    severity: 'warning',
    category: 'security',
    title: 'Results of queries and builds are stored unencrypted',
    advice: 'Configure encryption, and let no client override it.',
    cwe: 311,
    help: 'https://docs.aws.amazon.com/athena/latest/ug/encryption.html',
    checks: [
      on('aws_athena_database', unset('encryption_configuration')),
      on(
        'aws_athena_workgroup',
        any(
          is('configuration.enforce_workgroup_configuration', false),
          all(present('configuration'), unset('configuration.result_configuration.encryption_configuration')),
          all(unset('configuration'), present('name')),
        ),
      ),
      on(
        'AWS::Athena::WorkGroup',
        any(
          is('WorkGroupConfiguration.EnforceWorkGroupConfiguration', false),
          all(present('Name'), unset('WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration')),
        ),
      ),
      on(
        'aws_codebuild_project',
        any(is('artifacts.encryption_disabled', true), is('secondary_artifacts.encryption_disabled', true)),
      ),
      on(
        'AWS::CodeBuild::Project',
        any(is('Artifacts.EncryptionDisabled', true), is('SecondaryArtifacts.EncryptionDisabled', true)),
      ),
      on(
        'aws_emr_security_configuration',
        matches('configuration', /["']?Enable(?:AtRest|InTransit)Encryption["']?\s*[:=]\s*false/),
      ),
      on(
        'aws_glue_data_catalog_encryption_settings',
        is('data_catalog_encryption_settings.encryption_at_rest.catalog_encryption_mode', 'DISABLED'),
      ),
    ],
    examples: {
      bad: [
        tf('aws_athena_database', 'name = "a"'),
        tf('aws_codebuild_project', 'artifacts {\n  encryption_disabled = true\n}'),
        cfn('AWS::Athena::WorkGroup', 'Name: a\nWorkGroupConfiguration:\n  EnforceWorkGroupConfiguration: false'),
      ],
      ok: [
        tf('aws_athena_database', 'encryption_configuration {\n  encryption_option = "SSE_KMS"\n}'),
        tf('aws_codebuild_project', 'artifacts {\n  type = "S3"\n}'),
        cfn('AWS::Athena::WorkGroup', 'WorkGroupConfiguration: !Ref Configuration'),
      ],
    },
  },
  {
    name: 'aws-performance-insights-key',
    severity: 'info',
    category: 'security',
    title: 'Performance insights hold parts of queries, under a key that AWS manages',
    advice: 'Name a key of your own.',
    cwe: 311,
    help: `${RDS}USER_PerfInsights.html`,
    checks: [
      on(
        'aws_db_instance aws_rds_cluster_instance',
        all(
          is('performance_insights_enabled', true),
          unset('performance_insights_kms_key_id'),
          unset('storage_encrypted'),
        ),
      ),
      on('aws_db_instance aws_rds_cluster_instance', is('performance_insights_kms_key_id', '')),
      on(
        'AWS::RDS::DBInstance',
        all(is('EnablePerformanceInsights', true), unset('PerformanceInsightsKMSKeyId'), unset('StorageEncrypted')),
      ),
    ],
    examples: {
      bad: [
        tf('aws_db_instance', 'performance_insights_enabled = true'),
        tf('aws_rds_cluster_instance', 'performance_insights_enabled = true\nperformance_insights_kms_key_id = ""'),
        cfn('AWS::RDS::DBInstance', 'EnablePerformanceInsights: true'),
      ],
      ok: [
        tf(
          'aws_db_instance',
          'performance_insights_enabled = true\nperformance_insights_kms_key_id = aws_kms_key.a.arn',
        ),
        tf('aws_db_instance', 'engine = "mysql"'),
        cfn('AWS::RDS::DBInstance', 'EnablePerformanceInsights: false'),
      ],
    },
  },
  {
    name: 'aws-classic-resource',
    severity: 'warning',
    category: 'security',
    title: 'This belongs to EC2-Classic, outside of any network of your own; AWS has retired it',
    advice: 'Use a VPC with its security groups and subnets.',
    cwe: 1104,
    help: 'https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-vpc.html',
    checks: [
      on('aws_db_security_group aws_redshift_security_group aws_elasticache_security_group', reads('name', /./)),
    ],
    examples: {
      bad: [
        tf('aws_db_security_group', 'name = "a"'),
        tf('aws_redshift_security_group', 'name = "a"'),
        tf('aws_elasticache_security_group', 'name = "a"'),
      ],
      ok: [
        tf('aws_security_group', 'name = "a"'),
        tf('aws_db_subnet_group', 'name = "a"'),
        cfn('AWS::EC2::SecurityGroup', 'GroupName: a'),
      ],
    },
  },
];
