import { cfn, tf } from '../example';
import { all, any, below, each, is, notTrue, unless, unset } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';

const RDS = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/';
const CACHE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/';

export const AWS_DATA_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'aws-database-public',
    severity: 'blocker',
    category: 'security',
    title: 'The database or broker has a public address',
    advice: 'Make it private, and reach it through the network it is in.',
    cwe: 668,
    help: `${RDS}USER_VPC.WorkingWithRDSInstanceinaVPC.html`,
    checks: [
      on(
        'aws_db_instance aws_rds_cluster_instance aws_redshift_cluster aws_mq_broker aws_dms_replication_instance aws_neptune_cluster_instance aws_docdb_cluster_instance',
        is('publicly_accessible', true),
      ),
      on('aws_redshift_serverless_workgroup', is('publicly_accessible', true)),
      on('aws_msk_cluster', is('broker_node_group_info.connectivity_info.public_access.type', 'SERVICE_PROVIDED_EIPS')),
      on(
        'AWS::RDS::DBInstance AWS::Redshift::Cluster AWS::AmazonMQ::Broker AWS::DMS::ReplicationInstance AWS::RedshiftServerless::Workgroup',
        is('PubliclyAccessible', true),
      ),
    ],
    examples: {
      bad: [
        tf('aws_db_instance', 'publicly_accessible = true'),
        tf('aws_mq_broker', 'publicly_accessible = true'),
        cfn('AWS::Redshift::Cluster', 'PubliclyAccessible: true'),
      ],
      ok: [
        tf('aws_db_instance', 'publicly_accessible = false'),
        tf('aws_db_instance', 'publicly_accessible = var.public'),
        cfn('AWS::RDS::DBInstance', 'Engine: mysql'),
      ],
    },
  },
  {
    name: 'aws-database-unencrypted',
    severity: 'warning',
    category: 'security',
    title: 'The data is stored unencrypted, so whoever gets a copy of the disk or a backup reads it',
    advice: 'Turn encryption at rest on; most stores can only do that when they are made.',
    cwe: 311,
    help: `${RDS}Overview.Encryption.html`,
    checks: [
      on(
        'aws_db_instance',
        any(
          is('storage_encrypted', false),
          all(
            unset('storage_encrypted'),
            unset('kms_key_id'),
            unset('replicate_source_db'),
            unset('snapshot_identifier'),
            unset('backup_retention_period'),
            unset('performance_insights_enabled'),
            unset('publicly_accessible'),
            unset('deletion_protection'),
            unset('iam_database_authentication_enabled'),
          ),
        ),
      ),
      on(
        'aws_rds_cluster aws_docdb_cluster aws_neptune_cluster',
        any(
          is('storage_encrypted', false),
          all(
            unset('storage_encrypted'),
            unset('kms_key_id|kms_key_arn'),
            unset('enabled_cloudwatch_logs_exports|enable_cloudwatch_logs_exports'),
            unset('backup_retention_period'),
            unset('replication_source_identifier'),
          ),
        ),
      ),
      on(
        'aws_redshift_cluster',
        any(is('encrypted', false), all(unset('encrypted'), unset('cluster_subnet_group_name'))),
      ),
      on(
        'aws_elasticache_replication_group',
        any(
          is('at_rest_encryption_enabled', false),
          all(unset('at_rest_encryption_enabled'), unset('transit_encryption_enabled')),
        ),
      ),
      on('aws_dax_cluster', notTrue('server_side_encryption.enabled')),
      on('aws_dynamodb_table', is('server_side_encryption.enabled', false)),
      on('aws_elasticsearch_domain aws_opensearch_domain', is('encrypt_at_rest.enabled', false)),
      on(
        'AWS::RDS::DBInstance AWS::RDS::DBCluster AWS::DocDB::DBCluster AWS::Neptune::DBCluster',
        is('StorageEncrypted', false),
      ),
      on(
        'AWS::DocDB::DBCluster AWS::Neptune::DBCluster AWS::RDS::DBCluster',
        all(
          unset('StorageEncrypted'),
          unset('KmsKeyId'),
          unset('EnableCloudwatchLogsExports'),
          unset('BackupRetentionPeriod'),
        ),
      ),
      on(
        'AWS::Redshift::Cluster',
        any(is('Encrypted', false), all(unset('Encrypted'), unset('ClusterSubnetGroupName'))),
      ),
      on(
        'AWS::ElastiCache::ReplicationGroup',
        any(
          is('AtRestEncryptionEnabled', false),
          all(unset('AtRestEncryptionEnabled'), unset('TransitEncryptionEnabled')),
        ),
      ),
      on('AWS::DAX::Cluster', notTrue('SSESpecification.SSEEnabled')),
      on('AWS::DynamoDB::Table', is('SSESpecification.SSEEnabled', false)),
      on('AWS::Serverless::SimpleTable', notTrue('SSESpecification.SSEEnabled')),
      on('AWS::Elasticsearch::Domain AWS::OpenSearchService::Domain', is('EncryptionAtRestOptions.Enabled', false)),
    ],
    examples: {
      bad: [
        tf('aws_db_instance', 'storage_encrypted = false'),
        tf('aws_docdb_cluster', 'cluster_identifier = "a"'),
        cfn('AWS::DAX::Cluster', 'ClusterName: a'),
      ],
      ok: [
        tf('aws_db_instance', 'storage_encrypted = true'),
        tf('aws_docdb_cluster', 'storage_encrypted = var.encrypt'),
        cfn('AWS::Neptune::DBCluster', 'StorageEncrypted: true'),
      ],
    },
  },
  {
    name: 'aws-database-backup-off',
    severity: 'warning',
    category: 'security',
    title: 'Backups are kept for a day or not at all, so a loss is noticed after the last copy is gone',
    advice: 'Keep backups for a week at least.',
    cwe: 693,
    help: `${RDS}USER_WorkingWithAutomatedBackups.html`,
    checks: [
      on(
        'aws_db_instance aws_rds_cluster',
        all(below('backup_retention_period', 2), unset('replicate_source_db|replication_source_identifier')),
      ),
      on(
        'aws_elasticache_cluster',
        all(
          is('engine', 'redis', 'valkey'),
          unless(is('node_type', 'cache.t1.micro')),
          any(unset('snapshot_retention_limit'), is('snapshot_retention_limit', 0)),
        ),
      ),
      on('aws_elasticache_replication_group', is('snapshot_retention_limit', 0)),
      on(
        'AWS::RDS::DBInstance AWS::RDS::DBCluster',
        all(below('BackupRetentionPeriod', 2), unset('SourceDBInstanceIdentifier')),
      ),
      on(
        'AWS::ElastiCache::CacheCluster',
        all(
          is('Engine', 'redis', 'valkey'),
          unless(is('CacheNodeType', 'cache.t1.micro')),
          any(unset('SnapshotRetentionLimit'), is('SnapshotRetentionLimit', 0)),
        ),
      ),
    ],
    examples: {
      bad: [
        tf('aws_db_instance', 'backup_retention_period = 0'),
        tf('aws_rds_cluster', 'backup_retention_period = 1'),
        cfn('AWS::ElastiCache::CacheCluster', 'Engine: redis\nCacheNodeType: cache.m5.large'),
      ],
      ok: [
        tf('aws_db_instance', 'backup_retention_period = 7'),
        tf('aws_elasticache_cluster', 'engine = "memcached"'),
        cfn('AWS::RDS::DBInstance', 'BackupRetentionPeriod: !Ref Days'),
      ],
    },
  },
  {
    name: 'aws-transport-unencrypted',
    severity: 'warning',
    category: 'security',
    title: 'Data crosses the network unencrypted',
    advice: 'Turn encryption in transit on, and let clients use TLS only.',
    cwe: 319,
    help: `${CACHE}in-transit-encryption.html`,
    checks: [
      on('aws_elasticache_replication_group', is('transit_encryption_enabled', false)),
      on('aws_msk_cluster', is('encryption_info.encryption_in_transit.client_broker', 'PLAINTEXT', 'TLS_PLAINTEXT')),
      on('aws_msk_cluster', is('encryption_info.encryption_in_transit.in_cluster', false)),
      on(
        'aws_ecs_task_definition',
        each('volume.efs_volume_configuration', any(is('transit_encryption', 'DISABLED'), unset('transit_encryption'))),
      ),
      on(
        'aws_elasticsearch_domain aws_opensearch_domain',
        any(is('node_to_node_encryption.enabled', false), is('domain_endpoint_options.enforce_https', false)),
      ),
      on('AWS::ElastiCache::ReplicationGroup', is('TransitEncryptionEnabled', false)),
      on('AWS::MSK::Cluster', is('EncryptionInfo.EncryptionInTransit.ClientBroker', 'PLAINTEXT', 'TLS_PLAINTEXT')),
      on(
        'AWS::ECS::TaskDefinition',
        each(
          'Volumes.EFSVolumeConfiguration|EfsVolumeConfiguration',
          any(is('TransitEncryption', 'DISABLED'), unset('TransitEncryption')),
        ),
      ),
      on(
        'AWS::Elasticsearch::Domain AWS::OpenSearchService::Domain',
        any(is('NodeToNodeEncryptionOptions.Enabled', false), is('DomainEndpointOptions.EnforceHTTPS', false)),
      ),
    ],
    examples: {
      bad: [
        tf('aws_elasticache_replication_group', 'transit_encryption_enabled = false'),
        tf(
          'aws_msk_cluster',
          'encryption_info {\n  encryption_in_transit {\n    client_broker = "TLS_PLAINTEXT"\n  }\n}',
        ),
        cfn('AWS::Elasticsearch::Domain', 'NodeToNodeEncryptionOptions:\n  Enabled: false'),
      ],
      ok: [
        tf('aws_elasticache_replication_group', 'transit_encryption_enabled = true'),
        tf('aws_msk_cluster', 'encryption_info {\n  encryption_in_transit {\n    client_broker = "TLS"\n  }\n}'),
        cfn('AWS::Elasticsearch::Domain', 'NodeToNodeEncryptionOptions:\n  Enabled: true'),
      ],
    },
  },
];
