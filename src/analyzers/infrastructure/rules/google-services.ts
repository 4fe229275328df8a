import { tf } from '../example';
import { SENSITIVE_PORTS } from '../ports';
import { all, any, covers, each, is, present, reads, spans, unless, unset } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';

const CLOUD = 'https://cloud.google.com/';
const INSTANCES = 'google_compute_instance google_compute_instance_template';

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
];
