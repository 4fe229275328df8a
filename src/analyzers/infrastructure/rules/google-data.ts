import { tf } from '../example';
import { above, all, any, each, is, isnt, present, reads, unless, unset } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';

const CLOUD = 'https://cloud.google.com/';
const flag = (name: string, ...values: readonly string[]): ReturnType<typeof each> =>
  each('settings.database_flags', all(is('name', name), is('value', ...values)));

export const GOOGLE_DATA_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'google-cluster-unprotected',
    severity: 'warning',
    category: 'security',
    title:
      'The cluster lacks its protections: private nodes, limited access to the API, network policy, shielded nodes',
    advice: 'Turn on private nodes, authorized networks, a network policy and Workload Identity.',
    cwe: 284,
    help: `${CLOUD}kubernetes-engine/docs/how-to/hardening-your-cluster`,
    checks: [
      on(
        'google_container_cluster',
        any(
          is('network_policy.enabled', false),
          is('private_cluster_config.enable_private_nodes', false),
          is('master_authorized_networks_config.cidr_blocks.cidr_block', '0.0.0.0/0', '::/0'),
          is('master_auth.client_certificate_config.issue_client_certificate', true),
          is('enable_legacy_abac', true),
          is('enable_shielded_nodes', false),
          is('logging_service', 'none', 'logging.googleapis.com'),
          is('monitoring_service', 'none', 'monitoring.googleapis.com'),
          is('node_config.metadata.disable-legacy-endpoints', false),
        ),
      ),
      on(
        'google_container_cluster',
        all(
          ...[
            'ip_allocation_policy',
            'master_authorized_networks_config',
            'private_cluster_config',
            'network_policy',
            'datapath_provider',
            'resource_labels',
            'node_config',
            'master_auth',
            'enable_legacy_abac',
            'enable_shielded_nodes',
            'logging_service|logging_config',
            'monitoring_service|monitoring_config',
            'remove_default_node_pool',
            'enable_autopilot',
            'cluster_autoscaling',
            'workload_identity_config',
          ].map(unset),
        ),
      ),
      on(
        'google_container_cluster',
        any(
          each('node_config', unless(present('*'))),
          each('cluster_autoscaling.auto_provisioning_defaults', unless(present('*'))),
        ),
      ),
    ],
    examples: {
      bad: [
        tf('google_container_cluster', 'name = "a"'),
        tf('google_container_cluster', 'enable_legacy_abac = true'),
        tf(
          'google_container_cluster',
          'master_authorized_networks_config {\n  cidr_blocks {\n    cidr_block = "0.0.0.0/0"\n  }\n}',
        ),
      ],
      ok: [
        tf('google_container_cluster', 'network_policy {\n  enabled = true\n}'),
        tf('google_container_cluster', 'enable_autopilot = true'),
        tf('google_container_cluster', 'private_cluster_config {\n  enable_private_nodes = true\n}'),
      ],
    },
  },
  {
    name: 'google-node-pool-weakened',
    severity: 'warning',
    category: 'security',
    title: 'The nodes are not kept up to date, or show their credentials to every pod',
    advice: 'Leave auto repair and auto upgrade on, use Container-Optimized OS and GKE_METADATA.',
    cwe: 1104,
    help: `${CLOUD}kubernetes-engine/docs/how-to/hardening-your-cluster`,
    checks: [
      on('google_container_node_pool', any(is('management.auto_repair', false), is('management.auto_upgrade', false))),
      on(
        'google_container_node_pool google_container_cluster',
        any(
          is('node_config.workload_metadata_config.mode', 'GCE_METADATA', 'MODE_UNSPECIFIED'),
          is('node_config.workload_metadata_config.node_metadata', 'EXPOSE', 'UNSPECIFIED'),
          reads('node_config.image_type', /^(?!cos)/i),
        ),
      ),
    ],
    examples: {
      bad: [
        tf('google_container_node_pool', 'management {\n  auto_repair = false\n}'),
        tf(
          'google_container_node_pool',
          'node_config {\n  workload_metadata_config {\n    mode = "GCE_METADATA"\n  }\n}',
        ),
        tf('google_container_node_pool', 'node_config {\n  image_type = "UBUNTU_CONTAINERD"\n}'),
      ],
      ok: [
        tf('google_container_node_pool', 'management {\n  auto_repair = true\n}'),
        tf(
          'google_container_node_pool',
          'node_config {\n  workload_metadata_config {\n    mode = "GKE_METADATA"\n  }\n}',
        ),
        tf('google_container_node_pool', 'node_config {\n  image_type = "COS_CONTAINERD"\n}'),
      ],
    },
  },
  {
    name: 'google-sql-weakened',
    severity: 'warning',
    category: 'security',
    title: 'The database is run without a protection: TLS, backups, or a setting that shows what happens in it',
    advice: 'Require TLS, turn backups on, and set the flag to its safe value.',
    cwe: 693,
    help: `${CLOUD}sql/docs/postgres/flags`,
    checks: [
      on(
        'google_sql_database_instance',
        any(
          is('settings.ip_configuration.require_ssl', false),
          is('settings.ip_configuration.ssl_mode', 'ALLOW_UNENCRYPTED_AND_ENCRYPTED'),
          is('settings.backup_configuration.enabled', false),
        ),
      ),
      on(
        'google_sql_database_instance',
        any(
          ...['log_checkpoints', 'log_connections', 'log_disconnections', 'log_lock_waits'].map((name) =>
            flag(name, 'off'),
          ),
        ),
      ),
      on(
        'google_sql_database_instance',
        any(
          flag('local_infile', 'on'),
          flag('contained database authentication', 'on'),
          flag('cross db ownership chaining', 'on'),
          flag('log_min_messages', 'PANIC', 'FATAL', 'LOG'),
        ),
      ),
      on(
        'google_sql_database_instance',
        each(
          'settings.database_flags',
          any(
            all(is('name', 'log_temp_files'), isnt('value', 0)),
            all(is('name', 'log_min_duration_statement'), isnt('value', -1)),
          ),
        ),
      ),
      on(
        'google_sql_database_instance',
        all(unset('settings'), unset('clone'), unset('master_instance_name'), unset('restore_backup_context')),
      ),
    ],
    examples: {
      bad: [
        tf('google_sql_database_instance', 'settings {\n  backup_configuration {\n    enabled = false\n  }\n}'),
        tf(
          'google_sql_database_instance',
          'settings {\n  database_flags {\n    name = "log_connections"\n    value = "off"\n  }\n}',
        ),
        tf('google_sql_database_instance', 'database_version = "SQLSERVER_2022_STANDARD"'),
      ],
      ok: [
        tf('google_sql_database_instance', 'settings {\n  backup_configuration {\n    enabled = true\n  }\n}'),
        tf(
          'google_sql_database_instance',
          'settings {\n  database_flags {\n    name = "log_connections"\n    value = "on"\n  }\n}',
        ),
        tf('google_sql_database_instance', 'master_instance_name = "a"'),
      ],
    },
  },
  {
    name: 'google-weak-cryptography',
    severity: 'warning',
    category: 'security',
    title: 'The key, certificate or signature can be broken, or is used for too long',
    advice: 'Turn DNSSEC on without SHA-1, set TLS 1.2 as the minimum, and rotate keys every 90 days.',
    cwe: 326,
    help: `${CLOUD}kms/docs/key-rotation`,
    checks: [
      on(
        'google_dns_managed_zone',
        any(
          all(unless(is('visibility', 'private')), is('dnssec_config.state', 'off')),
          is('dnssec_config.default_key_specs.algorithm', 'rsasha1'),
        ),
      ),
      on(
        'google_compute_ssl_policy',
        any(is('min_tls_version', 'TLS_1_0', 'TLS_1_1'), unset('min_tls_version'), is('profile', 'COMPATIBLE')),
      ),
      on('google_kms_crypto_key', above('rotation_period', 7_776_000)),
    ],
    examples: {
      bad: [
        tf('google_dns_managed_zone', 'dnssec_config {\n  state = "off"\n}'),
        tf('google_compute_ssl_policy', 'min_tls_version = "TLS_1_1"'),
        tf('google_kms_crypto_key', 'rotation_period = "15552000s"'),
      ],
      ok: [
        tf('google_dns_managed_zone', 'dnssec_config {\n  state = "on"\n}'),
        tf('google_compute_ssl_policy', 'min_tls_version = "TLS_1_2"'),
        tf('google_kms_crypto_key', 'rotation_period = "7776000s"'),
      ],
    },
  },
  {
    name: 'google-bucket-weakened',
    severity: 'warning',
    category: 'security',
    title: 'The bucket mixes lists with roles, keeps no versions, or allows public access',
    advice: 'Use uniform access, keep versions, and enforce the prevention of public access.',
    cwe: 732,
    help: `${CLOUD}storage/docs/uniform-bucket-level-access`,
    checks: [
      on('google_storage_bucket', any(is('uniform_bucket_level_access', false), is('versioning.enabled', false))),
    ],
    examples: {
      bad: [
        tf('google_storage_bucket', 'uniform_bucket_level_access = false'),
        tf('google_storage_bucket', 'versioning {\n  enabled = false\n}'),
        tf('google_storage_bucket', 'public_access_prevention = "inherited"\nuniform_bucket_level_access = "false"'),
      ],
      ok: [
        tf('google_storage_bucket', 'uniform_bucket_level_access = true'),
        tf('google_storage_bucket', 'versioning {\n  enabled = true\n}'),
        tf('google_storage_bucket', 'force_destroy = true\nversioning {\n  enabled = true\n}'),
      ],
    },
  },
];
