import { tf } from '../example';
import { all, any, below, is, reads, unless, unset } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';

const REGISTRY = 'https://registry.terraform.io/providers/';
const NIFCLOUD_PRIVATE =
  'nifcloud_instance nifcloud_nas_instance nifcloud_elb nifcloud_router nifcloud_db_instance nifcloud_vpn_gateway';

export const OTHER_SETTING_ROWS: readonly InfrastructureRow[] = [
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
