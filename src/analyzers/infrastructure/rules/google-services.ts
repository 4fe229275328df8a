import { tf } from '../example';
import { SENSITIVE_PORTS } from '../ports';
import { above, all, any, covers, each, is, isnt, present, reads, spans, unless, unset } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';

const CLOUD = 'https://cloud.google.com/';
const INSTANCES = 'google_compute_instance google_compute_instance_template';
const flag = (name: string, ...values: readonly string[]): ReturnType<typeof each> =>
  each('settings.database_flags', all(is('name', name), is('value', ...values)));

export const GOOGLE_SERVICE_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'google-firewall-from-world',
    severity: 'blocker',
    category: 'security',
    title: 'The firewall rule lets the whole internet in',
    advice: 'Name the address ranges that need access, or go through Identity-Aware Proxy.',
    cwe: 284,
    help: `${CLOUD}firewall/docs/firewalls`,
    checks: [
      on(
        'google_compute_firewall',
        all(
          present('allow'),
          unless(is('direction', 'EGRESS')),
          any(unset('allow.ports'), covers('allow.ports', SENSITIVE_PORTS)),
          is('source_ranges', '0.0.0.0/0', '::/0'),
        ),
      ),
    ],
    examples: {
      bad: [
        tf(
          'google_compute_firewall',
          'source_ranges = ["0.0.0.0/0"]\nallow {\n  protocol = "tcp"\n  ports = ["22"]\n}',
        ),
        tf(
          'google_compute_firewall',
          'direction = "INGRESS"\nsource_ranges = ["::/0"]\nallow {\n  protocol = "all"\n}',
        ),
        tf(
          'google_compute_firewall',
          'source_ranges = ["0.0.0.0/0"]\nallow {\n  protocol = "tcp"\n  ports = ["80", "3389"]\n}',
        ),
      ],
      ok: [
        tf(
          'google_compute_firewall',
          'source_ranges = ["0.0.0.0/0"]\nallow {\n  protocol = "tcp"\n  ports = ["80", "443"]\n}',
        ),
        tf('google_compute_firewall', 'source_ranges = ["10.0.0.0/8"]\nallow {\n  protocol = "tcp"\n}'),
        tf('google_compute_firewall', 'source_ranges = ["0.0.0.0/0"]\ndeny {\n  protocol = "all"\n}'),
      ],
    },
  },
  {
    name: 'google-firewall-too-wide',
    severity: 'warning',
    category: 'security',
    title: 'The firewall rule opens all or very many ports, or everything outward',
    advice: 'Name the ports that the service listens on.',
    cwe: 284,
    help: `${CLOUD}firewall/docs/firewalls`,
    checks: [
      on(
        'google_compute_firewall',
        any(
          spans('allow.ports', 30),
          each('allow', all(is('protocol', 'tcp', 'udp', 'all'), unset('ports'))),
          all(is('direction', 'EGRESS'), present('allow'), is('destination_ranges', '0.0.0.0/0', '::/0')),
        ),
      ),
      on('google_compute_firewall', reads('name', /^default-allow-(?:internal|ssh|rdp|icmp)$/)),
    ],
    examples: {
      bad: [
        tf('google_compute_firewall', 'allow {\n  protocol = "tcp"\n  ports = ["0-65535"]\n}'),
        tf('google_compute_firewall', 'allow {\n  protocol = "tcp"\n}'),
        tf(
          'google_compute_firewall',
          'direction = "EGRESS"\ndestination_ranges = ["0.0.0.0/0"]\nallow {\n  protocol = "icmp"\n}',
        ),
      ],
      ok: [
        tf('google_compute_firewall', 'allow {\n  protocol = "tcp"\n  ports = ["8000-8010"]\n}'),
        tf('google_compute_firewall', 'deny {\n  protocol = "all"\n}'),
        tf('google_compute_firewall', 'allow {\n  protocol = "tcp"\n  ports = var.ports\n}'),
      ],
    },
  },
  {
    name: 'google-public-address',
    severity: 'warning',
    category: 'security',
    title: 'The machine or database can be reached from the internet',
    advice: 'Keep it private, behind a load balancer, Cloud NAT or a proxy.',
    cwe: 668,
    help: `${CLOUD}compute/docs/ip-addresses`,
    checks: [
      on(INSTANCES, present('network_interface.access_config')),
      on(
        'google_sql_database_instance',
        any(
          is('settings.ip_configuration.ipv4_enabled', true),
          is('settings.ip_configuration.authorized_networks.value', '0.0.0.0/0', '::/0'),
        ),
      ),
    ],
    examples: {
      bad: [
        tf('google_compute_instance', 'network_interface {\n  access_config {\n  }\n}'),
        tf('google_sql_database_instance', 'settings {\n  ip_configuration {\n    ipv4_enabled = true\n  }\n}'),
        tf(
          'google_sql_database_instance',
          'settings {\n  ip_configuration {\n    authorized_networks {\n      value = "0.0.0.0/0"\n    }\n  }\n}',
        ),
      ],
      ok: [
        tf('google_compute_instance', 'network_interface {\n  network = "a"\n}'),
        tf('google_sql_database_instance', 'settings {\n  ip_configuration {\n    ipv4_enabled = false\n  }\n}'),
        tf('google_sql_database_instance', 'settings {\n  tier = "a"\n}'),
      ],
    },
  },
  {
    name: 'google-instance-weakened',
    severity: 'warning',
    category: 'security',
    title:
      'A protection of the machine is switched off: verified boot, OS Login, blocked project keys, no serial port, no forwarding',
    advice: 'Leave shielded boot and OS Login on, the serial port and forwarding off.',
    cwe: 693,
    help: `${CLOUD}compute/shielded-vm/docs/shielded-vm`,
    checks: [
      on(
        INSTANCES,
        any(
          ...['enable_integrity_monitoring', 'enable_secure_boot', 'enable_vtpm'].map((name) =>
            is(`shielded_instance_config.${name}`, false),
          ),
          is('metadata.block-project-ssh-keys', false),
          is('metadata.enable-oslogin', false),
          is('metadata.serial-port-enable', true, 1),
          is('can_ip_forward', true),
        ),
      ),
      on(
        'google_compute_project_metadata',
        any(is('metadata.enable-oslogin', false), is('metadata.serial-port-enable', true, 1)),
      ),
      on('google_compute_project_metadata_item', all(is('key', 'enable-oslogin'), is('value', false))),
    ],
    examples: {
      bad: [
        tf('google_compute_instance', 'shielded_instance_config {\n  enable_vtpm = false\n}'),
        tf('google_compute_instance', 'metadata = {\n  serial-port-enable = true\n}'),
        tf('google_compute_project_metadata', 'metadata = {\n  enable-oslogin = "FALSE"\n}'),
      ],
      ok: [
        tf('google_compute_instance', 'shielded_instance_config {\n  enable_secure_boot = true\n}'),
        tf('google_compute_instance', 'metadata = {\n  block-project-ssh-keys = true\n}'),
        tf('google_compute_project_metadata', 'metadata = {\n  enable-oslogin = var.login\n}'),
      ],
    },
  },
  {
    name: 'google-disk-key-in-file',
    severity: 'blocker',
    category: 'security',
    title: 'The key of the disk stands in the file: everyone who can read the repository can decrypt it',
    advice: 'Name a key of Cloud KMS.',
    cwe: 321,
    help: `${CLOUD}compute/docs/disks/customer-managed-encryption`,
    checks: [
      on('google_compute_disk google_compute_snapshot google_compute_image', reads('disk_encryption_key.raw_key', /./)),
      on(
        'google_compute_instance',
        any(reads('boot_disk.disk_encryption_key_raw', /./), reads('attached_disk.disk_encryption_key_raw', /./)),
      ),
    ],
    examples: {
      bad: [
        tf('google_compute_disk', 'disk_encryption_key {\n  raw_key = "c29tZXRoaW5n"\n}'),
        tf('google_compute_instance', 'boot_disk {\n  disk_encryption_key_raw = "c29tZXRoaW5n"\n}'),
        tf('google_compute_instance', 'attached_disk {\n  disk_encryption_key_raw = "c29tZXRoaW5n"\n}'),
      ],
      ok: [
        tf('google_compute_disk', 'disk_encryption_key {\n  kms_key_self_link = google_kms_crypto_key.a.id\n}'),
        tf('google_compute_disk', 'disk_encryption_key {\n  raw_key = var.key\n}'),
        tf('google_compute_instance', 'boot_disk {\n  kms_key_self_link = "a"\n}'),
      ],
    },
  },
  {
    name: 'google-subnet-unwatched',
    severity: 'info',
    category: 'security',
    title: 'The subnet keeps no flow log and reaches Google’s services through the internet',
    advice: 'Add a log_config, and set private_ip_google_access.',
    cwe: 778,
    help: `${CLOUD}vpc/docs/using-flow-logs`,
    checks: [
      on('google_compute_subnetwork', any(is('enable_flow_logs', false), is('private_ip_google_access', false))),
      on(
        'google_compute_subnetwork',
        all(
          unset('enable_flow_logs'),
          unset('log_config'),
          unset('private_ip_google_access'),
          unless(
            is(
              'purpose',
              'REGIONAL_MANAGED_PROXY',
              'GLOBAL_MANAGED_PROXY',
              'INTERNAL_HTTPS_LOAD_BALANCER',
              'PRIVATE_SERVICE_CONNECT',
            ),
          ),
        ),
      ),
    ],
    examples: {
      bad: [
        tf('google_compute_subnetwork', 'ip_cidr_range = "10.0.0.0/16"'),
        tf('google_compute_subnetwork', 'private_ip_google_access = false'),
        tf('google_compute_subnetwork', 'enable_flow_logs = false'),
      ],
      ok: [
        tf('google_compute_subnetwork', 'log_config {\n  flow_sampling = 0.5\n}'),
        tf('google_compute_subnetwork', 'private_ip_google_access = true'),
        tf('google_compute_subnetwork', 'purpose = "REGIONAL_MANAGED_PROXY"'),
      ],
    },
  },
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
