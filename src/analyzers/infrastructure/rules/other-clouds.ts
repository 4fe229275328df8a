import { tf } from '../example';
import { all, any, decoded, each, is, matches, reads, unless, unset } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';
import { SECRET_IN_SCRIPT } from '../secret-text';

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
        any(matches('user_data', SECRET_IN_SCRIPT), decoded('user_data', SECRET_IN_SCRIPT)),
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
];
