import { tf } from '../example';
import { all, any, below, decoded, each, is, matches, reads, unless, unset } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';

const REGISTRY = 'https://registry.terraform.io/providers/';
const SECRET = /\w*(?:PASSWORD|PASSWD|SECRET_KEY|API_KEY)\s*[=:]\s*\\?["']?[A-Za-z0-9/+_!@#%^&*-]{6,}/i;
const NIFCLOUD_PRIVATE =
  'nifcloud_instance nifcloud_nas_instance nifcloud_elb nifcloud_router nifcloud_db_instance nifcloud_vpn_gateway';

export const OTHER_CLOUD_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'cloud-ingress-from-world',
    severity: 'blocker',
    category: 'security',
    title: 'The firewall lets the whole internet in',
    advice: 'Name the address ranges that need access.',
    cwe: 284,
    help: 'https://docs.digitalocean.com/products/networking/firewalls/',
    checks: [
      on(
        'digitalocean_firewall',
        each('inbound_rule', all(unless(is('port_range', 80, 443)), is('source_addresses', '0.0.0.0/0', '::/0'))),
      ),
      on(
        'openstack_networking_secgroup_rule_v2',
        all(
          is('direction', 'ingress'),
          unless(is('port_range_min', 80, 443)),
          is('remote_ip_prefix', '0.0.0.0/0', '::/0'),
        ),
      ),
      on(
        'openstack_fw_rule_v1 openstack_fw_rule_v2',
        all(
          is('action', 'allow'),
          unless(is('enabled', false)),
          any(unset('source_ip_address'), is('source_ip_address', '0.0.0.0/0')),
          unless(is('destination_port', 80, 443)),
        ),
      ),
      on('nifcloud_security_group_rule', all(is('type', 'IN'), is('cidr_ip', '0.0.0.0/0'))),
      on('nifcloud_nas_security_group nifcloud_db_security_group', is('rule.cidr_ip', '0.0.0.0/0')),
      on(
        'oci_core_security_list',
        each('ingress_security_rules', all(is('source', '0.0.0.0/0'), unless(is('tcp_options.min', 80, 443)))),
      ),
    ],
    examples: {
      bad: [
        tf('digitalocean_firewall', 'inbound_rule {\n  port_range = "22"\n  source_addresses = ["0.0.0.0/0"]\n}'),
        tf(
          'openstack_networking_secgroup_rule_v2',
          'direction = "ingress"\nport_range_min = 22\nremote_ip_prefix = "0.0.0.0/0"',
        ),
        tf('nifcloud_db_security_group', 'rule {\n  cidr_ip = "0.0.0.0/0"\n}'),
      ],
      ok: [
        tf('digitalocean_firewall', 'inbound_rule {\n  port_range = "443"\n  source_addresses = ["0.0.0.0/0"]\n}'),
        tf('openstack_networking_secgroup_rule_v2', 'direction = "ingress"\nremote_ip_prefix = "10.0.0.0/8"'),
        tf('nifcloud_security_group_rule', 'type = "IN"\ncidr_ip = var.office'),
      ],
    },
  },
  {
    name: 'cloud-egress-to-world',
    severity: 'info',
    category: 'security',
    title: 'The firewall lets everything out, so stolen data finds its way',
    advice: 'Allow the addresses that the service talks to.',
    cwe: 284,
    help: 'https://docs.digitalocean.com/products/networking/firewalls/',
    checks: [
      on('digitalocean_firewall', is('outbound_rule.destination_addresses', '0.0.0.0/0', '::/0')),
      on(
        'openstack_networking_secgroup_rule_v2',
        all(is('direction', 'egress'), is('remote_ip_prefix', '0.0.0.0/0', '::/0')),
      ),
    ],
    examples: {
      bad: [
        tf('digitalocean_firewall', 'outbound_rule {\n  destination_addresses = ["0.0.0.0/0"]\n}'),
        tf('digitalocean_firewall', 'outbound_rule {\n  destination_addresses = ["::/0"]\n}'),
        tf('openstack_networking_secgroup_rule_v2', 'direction = "egress"\nremote_ip_prefix = "0.0.0.0/0"'),
      ],
      ok: [
        tf('digitalocean_firewall', 'outbound_rule {\n  destination_addresses = ["10.0.0.0/8"]\n}'),
        tf('openstack_networking_secgroup_rule_v2', 'direction = "egress"\nremote_ip_prefix = "10.0.0.0/8"'),
        tf('digitalocean_firewall', 'outbound_rule {\n  destination_addresses = var.targets\n}'),
      ],
    },
  },
  {
    name: 'cloud-public-resource',
    severity: 'warning',
    category: 'security',
    title: 'The resource can be reached by everybody on the internet',
    advice: 'Make it private, and reach it through the network it is in.',
    cwe: 668,
    help: 'https://docs.digitalocean.com/products/spaces/how-to/set-file-permissions/',
    checks: [
      on('digitalocean_spaces_bucket digitalocean_spaces_bucket_object', is('acl', 'public-read', 'public-read-write')),
      on('nifcloud_db_instance', is('publicly_accessible', true)),
      on('opc_compute_ip_address_reservation', is('ip_address_pool', 'public-ippool')),
      on('oci_objectstorage_bucket', is('access_type', 'ObjectRead', 'ObjectReadWithoutList')),
      on('oci_core_instance', is('create_vnic_details.assign_public_ip', true)),
    ],
    examples: {
      bad: [
        tf('digitalocean_spaces_bucket', 'acl = "public-read"'),
        tf('nifcloud_db_instance', 'publicly_accessible = true'),
        tf('oci_objectstorage_bucket', 'access_type = "ObjectRead"'),
      ],
      ok: [
        tf('digitalocean_spaces_bucket', 'acl = "private"'),
        tf('nifcloud_db_instance', 'publicly_accessible = false'),
        tf('oci_objectstorage_bucket', 'access_type = "NoPublicAccess"'),
      ],
    },
  },
  {
    name: 'cloud-secret-in-file',
    severity: 'blocker',
    category: 'security',
    title: 'A credential stands in the file: everyone who can read the repository can use it',
    advice: 'Take it from a sensitive variable or a vault.',
    cwe: 798,
    help: 'https://developer.hashicorp.com/terraform/language/manage-sensitive-data',
    checks: [
      on(
        'cloudstack_instance digitalocean_droplet openstack_compute_instance_v2 oci_core_instance nifcloud_instance',
        any(matches('user_data', SECRET), decoded('user_data', SECRET)),
      ),
      on('openstack_compute_instance_v2', reads('admin_pass', /\S{3}/)),
      on(
        'github_actions_environment_secret github_actions_secret github_actions_organization_secret github_dependabot_secret',
        reads('plaintext_value', /\S{3}/),
      ),
    ],
    examples: {
      bad: [
        tf('digitalocean_droplet', 'user_data = "export DB_PASSWORD=hunter2hunter2"'),
        tf('openstack_compute_instance_v2', 'admin_pass = "hunter2hunter2"'),
        tf('github_actions_secret', 'plaintext_value = "abcdefgh"'),
      ],
      ok: [
        tf('digitalocean_droplet', 'user_data = file("start.sh")'),
        tf('openstack_compute_instance_v2', 'admin_pass = var.password'),
        tf('github_actions_secret', 'encrypted_value = "abcdefgh"'),
      ],
    },
  },
  {
    name: 'cloud-plain-http',
    severity: 'warning',
    category: 'security',
    title: 'The load balancer takes plain HTTP or old TLS, so what it serves can be read on the way',
    advice: 'Redirect to HTTPS, and choose a policy from TLS 1.2 on.',
    cwe: 319,
    help: 'https://docs.digitalocean.com/products/networking/load-balancers/how-to/ssl-termination/',
    checks: [
      on(
        'digitalocean_loadbalancer',
        all(is('forwarding_rule.entry_protocol', 'http'), unless(is('redirect_http_to_https', true))),
      ),
      on(
        'nifcloud_elb nifcloud_elb_listener',
        all(
          is('protocol', 'HTTP'),
          any(unset('network_interface'), is('network_interface.network_id', 'net-COMMON_GLOBAL')),
        ),
      ),
      on(
        'nifcloud_load_balancer nifcloud_load_balancer_listener',
        any(
          is('load_balancer_port', 80),
          all(
            is('load_balancer_port', 443),
            any(
              is('ssl_policy_name', ''),
              is('ssl_policy_name', 'Standard Ciphers A ver1', 'Standard Ciphers B ver1', 'Standard Ciphers C ver1'),
            ),
          ),
        ),
      ),
    ],
    examples: {
      bad: [
        tf('digitalocean_loadbalancer', 'forwarding_rule {\n  entry_protocol = "http"\n}'),
        tf('nifcloud_elb', 'protocol = "HTTP"'),
        tf('nifcloud_load_balancer', 'load_balancer_port = 80'),
      ],
      ok: [
        tf(
          'digitalocean_loadbalancer',
          'redirect_http_to_https = true\nforwarding_rule {\n  entry_protocol = "http"\n}',
        ),
        tf('nifcloud_elb', 'protocol = "HTTPS"'),
        tf('nifcloud_load_balancer', 'load_balancer_port = 443\nssl_policy_name = "Standard Ciphers D ver1"'),
      ],
    },
  },
  {
    name: 'cloud-machine-weakened',
    severity: 'warning',
    category: 'security',
    title: 'The machine or cluster lacks a basic protection: keys instead of passwords, upgrades, or a firewall',
    advice: 'Give it SSH keys, let it upgrade, and put it into a security group.',
    cwe: 693,
    help: 'https://docs.digitalocean.com/products/droplets/how-to/add-ssh-keys/',
    checks: [
      on('digitalocean_droplet', unset('ssh_keys')),
      on('digitalocean_kubernetes_cluster', any(is('auto_upgrade', false), is('surge_upgrade', false))),
      on('nifcloud_instance nifcloud_router nifcloud_vpn_gateway', unset('security_group')),
      on('digitalocean_spaces_bucket', any(is('force_destroy', true), is('versioning.enabled', false))),
      on('nifcloud_db_instance', below('backup_retention_period', 2)),
    ],
    examples: {
      bad: [
        tf('digitalocean_droplet', 'image = "ubuntu-24-04-x64"'),
        tf('digitalocean_kubernetes_cluster', 'auto_upgrade = false'),
        tf('nifcloud_instance', 'security_group = ""'),
      ],
      ok: [
        tf('digitalocean_droplet', 'ssh_keys = [1]'),
        tf('digitalocean_kubernetes_cluster', 'auto_upgrade = true'),
        tf('nifcloud_instance', 'security_group = nifcloud_security_group.a.group_name'),
      ],
    },
  },
  {
    name: 'nifcloud-shared-network',
    severity: 'warning',
    category: 'security',
    title: 'The common private network is shared with other customers',
    advice: 'Use a private LAN of your own.',
    cwe: 668,
    help: `${REGISTRY}nifcloud/nifcloud/latest/docs/resources/private_lan`,
    checks: [
      on(NIFCLOUD_PRIVATE, is('network_interface.network_id', 'net-COMMON_PRIVATE')),
      on('nifcloud_nas_instance nifcloud_db_instance', is('network_id', 'net-COMMON_PRIVATE')),
    ],
    examples: {
      bad: [
        tf('nifcloud_instance', 'network_interface {\n  network_id = "net-COMMON_PRIVATE"\n}'),
        tf('nifcloud_nas_instance', 'network_id = "net-COMMON_PRIVATE"'),
        tf('nifcloud_db_instance', 'network_id = "net-COMMON_PRIVATE"'),
      ],
      ok: [
        tf('nifcloud_instance', 'network_interface {\n  network_id = nifcloud_private_lan.a.id\n}'),
        tf('nifcloud_nas_instance', 'network_id = "net-COMMON_GLOBAL"'),
        tf('nifcloud_db_instance', 'network_id = var.network'),
      ],
    },
  },
  {
    name: 'cloud-no-description',
    severity: 'info',
    category: 'security',
    title: 'Nobody can tell later why this security group is there, and nobody dares to take it out',
    advice: 'Describe what it is for.',
    cwe: 1059,
    help: `${REGISTRY}terraform-provider-openstack/openstack/latest/docs/resources/networking_secgroup_v2`,
    checks: [
      on(
        'nifcloud_security_group nifcloud_security_group_rule nifcloud_nas_security_group nifcloud_db_security_group',
        is('description', '', 'Managed by Terraform'),
      ),
      on('openstack_networking_secgroup_v2 openstack_compute_secgroup_v2', unset('description')),
    ],
    examples: {
      bad: [
        tf('nifcloud_security_group', 'description = ""'),
        tf('nifcloud_db_security_group', 'description = "Managed by Terraform"'),
        tf('openstack_networking_secgroup_v2', 'name = "a"'),
      ],
      ok: [
        tf('nifcloud_security_group', 'description = "Web servers"'),
        tf('openstack_networking_secgroup_v2', 'description = "Web servers"'),
        tf('nifcloud_db_security_group', 'description = var.text'),
      ],
    },
  },
  {
    name: 'dns-verification-left',
    severity: 'info',
    category: 'security',
    title: 'The record proves who owns the zone; left in place it lets others claim it again',
    advice: 'Remove it once the domain is verified.',
    cwe: 1188,
    help: `${REGISTRY}nifcloud/nifcloud/latest/docs/resources/dns_record`,
    checks: [on('nifcloud_dns_record', all(is('type', 'TXT'), reads('record', /^nifty-dns-verify=/)))],
    examples: {
      bad: ['abc', 'def', 'ghi'].map((text) =>
        tf('nifcloud_dns_record', `type = "TXT"\nrecord = "nifty-dns-verify=${text}"`),
      ),
      ok: [
        tf('nifcloud_dns_record', 'type = "TXT"\nrecord = "v=spf1 -all"'),
        tf('nifcloud_dns_record', 'type = "A"\nrecord = "192.0.2.1"'),
        tf('nifcloud_dns_record', 'type = "TXT"\nrecord = var.record'),
      ],
    },
  },
  {
    name: 'github-repository-weakened',
    severity: 'info',
    category: 'security',
    title: 'The repository is public, or is run without alerts or signatures',
    advice: 'Keep it private unless it is meant for everybody, and turn vulnerability alerts and signed commits on.',
    cwe: 693,
    help: 'https://docs.github.com/code-security/getting-started/securing-your-repository',
    checks: [
      on(
        'github_repository',
        any(
          is('visibility', 'public'),
          is('private', false),
          all(is('vulnerability_alerts', false), unless(is('archived', true))),
        ),
      ),
      on(
        'github_branch_protection github_branch_protection_v3',
        any(is('require_signed_commits', false), is('allows_force_pushes', true)),
      ),
    ],
    examples: {
      bad: [
        tf('github_repository', 'visibility = "public"'),
        tf('github_repository', 'vulnerability_alerts = false'),
        tf('github_branch_protection', 'require_signed_commits = false'),
      ],
      ok: [
        tf('github_repository', 'visibility = "private"'),
        tf('github_repository', 'vulnerability_alerts = true'),
        tf('github_branch_protection', 'require_signed_commits = true'),
      ],
    },
  },
];
