import { tf } from '../example';
import { SENSITIVE_PORTS } from '../ports';
import { all, any, below, covers, each, is, isnt, present, unless, unset } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';

const LEARN = 'https://learn.microsoft.com/azure/';
const ANYBODY = ['*', '0.0.0.0/0', '0.0.0.0', '::/0', 'Internet', 'any', '/0'] as const;
const sensitive = any(
  unset('destination_port_range|destination_port_ranges'),
  is('destination_port_range|destination_port_ranges', '*'),
  covers('destination_port_range', SENSITIVE_PORTS),
  covers('destination_port_ranges', SENSITIVE_PORTS),
);
const fromAnybody = any(is('source_address_prefix', ...ANYBODY), is('source_address_prefixes', ...ANYBODY));
const openInbound = all(
  is('direction', 'Inbound'),
  is('access', 'Allow'),
  sensitive,
  unless(is('protocol', 'Icmp')),
  fromAnybody,
);
const openOutbound = all(
  is('direction', 'Outbound'),
  is('access', 'Allow'),
  any(is('destination_address_prefix', ...ANYBODY), is('destination_address_prefixes', ...ANYBODY)),
);

export const AZURE_NETWORK_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'azure-inbound-from-anybody',
    severity: 'blocker',
    category: 'security',
    title: 'The network security group lets everybody in',
    advice: 'Name the address ranges that need access, or go through Bastion.',
    cwe: 284,
    help: `${LEARN}virtual-network/network-security-groups-overview`,
    checks: [
      on('azurerm_network_security_rule', openInbound),
      on('azurerm_network_security_group', each('security_rule', openInbound)),
    ],
    examples: {
      bad: [
        tf(
          'azurerm_network_security_rule',
          'direction = "Inbound"\naccess = "Allow"\nsource_address_prefix = "*"\ndestination_port_range = "22"',
        ),
        tf(
          'azurerm_network_security_rule',
          'direction = "Inbound"\naccess = "Allow"\nsource_address_prefixes = ["10.0.0.0/8", "0.0.0.0/0"]',
        ),
        tf(
          'azurerm_network_security_group',
          'security_rule {\n  direction = "Inbound"\n  access = "Allow"\n  source_address_prefix = "Internet"\n  destination_port_range = "3389"\n}',
        ),
      ],
      ok: [
        tf('azurerm_network_security_rule', 'direction = "Inbound"\naccess = "Deny"\nsource_address_prefix = "*"'),
        tf(
          'azurerm_network_security_rule',
          'direction = "Inbound"\naccess = "Allow"\nsource_address_prefix = "*"\ndestination_port_range = "443"',
        ),
        tf(
          'azurerm_network_security_rule',
          'direction = "Inbound"\naccess = "Allow"\nsource_address_prefix = var.office',
        ),
      ],
    },
  },
  {
    name: 'azure-outbound-to-anybody',
    severity: 'info',
    category: 'security',
    title: 'The network security group lets everything out, so stolen data finds its way',
    advice: 'Allow the addresses and ports that the service talks to.',
    cwe: 284,
    help: `${LEARN}virtual-network/network-security-groups-overview`,
    checks: [
      on('azurerm_network_security_rule', openOutbound),
      on('azurerm_network_security_group', each('security_rule', openOutbound)),
    ],
    examples: {
      bad: ['*', '0.0.0.0/0', 'Internet'].map((prefix) =>
        tf(
          'azurerm_network_security_rule',
          `direction = "Outbound"\naccess = "Allow"\ndestination_address_prefix = "${prefix}"`,
        ),
      ),
      ok: [
        tf(
          'azurerm_network_security_rule',
          'direction = "Outbound"\naccess = "Allow"\ndestination_address_prefix = "10.0.0.0/8"',
        ),
        tf(
          'azurerm_network_security_rule',
          'direction = "Inbound"\naccess = "Allow"\ndestination_address_prefix = "*"',
        ),
        tf(
          'azurerm_network_security_rule',
          'direction = "Outbound"\naccess = "Deny"\ndestination_address_prefix = "*"',
        ),
      ],
    },
  },
  {
    name: 'azure-interface-exposed',
    severity: 'warning',
    category: 'security',
    title: 'The network interface has a public address, or passes on traffic that is not for it',
    advice: 'Keep machines private, behind a load balancer or Bastion, and switch forwarding off.',
    cwe: 668,
    help: `${LEARN}virtual-network/virtual-network-network-interface`,
    checks: [
      on(
        'azurerm_network_interface',
        any(present('ip_configuration.public_ip_address_id'), is('ip_forwarding_enabled|enable_ip_forwarding', true)),
      ),
    ],
    examples: {
      bad: [
        tf('azurerm_network_interface', 'ip_configuration {\n  public_ip_address_id = azurerm_public_ip.a.id\n}'),
        tf('azurerm_network_interface', 'enable_ip_forwarding = true'),
        tf('azurerm_network_interface', 'ip_forwarding_enabled = true'),
      ],
      ok: [
        tf('azurerm_network_interface', 'ip_configuration {\n  subnet_id = azurerm_subnet.a.id\n}'),
        tf('azurerm_network_interface', 'ip_forwarding_enabled = false'),
        tf('azurerm_network_interface', 'enable_ip_forwarding = var.forward'),
      ],
    },
  },
  {
    name: 'azure-database-open',
    severity: 'blocker',
    category: 'security',
    title: 'The database or service can be reached from every network',
    advice: 'Switch public access off, or allow single addresses.',
    cwe: 284,
    help: `${LEARN}azure-sql/database/firewall-configure`,
    checks: [
      on(
        'azurerm_postgresql_server azurerm_mysql_server azurerm_mariadb_server azurerm_mssql_server azurerm_cosmosdb_account azurerm_container_registry azurerm_search_service azurerm_redis_cache azurerm_cognitive_account azurerm_machine_learning_workspace',
        is('public_network_access_enabled', true),
      ),
      on('azurerm_data_factory', any(is('public_network_enabled', true), unset('public_network_enabled'))),
      on('azurerm_synapse_workspace', is('managed_virtual_network_enabled', false)),
      on(
        'azurerm_sql_firewall_rule azurerm_mssql_firewall_rule azurerm_postgresql_firewall_rule azurerm_mysql_firewall_rule azurerm_postgresql_flexible_server_firewall_rule azurerm_mysql_flexible_server_firewall_rule azurerm_redis_firewall_rule',
        any(
          is('end_ip_address|end_ip', '255.255.255.255'),
          all(is('start_ip_address|start_ip', '0.0.0.0'), isnt('end_ip_address|end_ip', '0.0.0.0')),
        ),
      ),
    ],
    examples: {
      bad: [
        tf('azurerm_postgresql_server', 'public_network_access_enabled = true'),
        tf('azurerm_sql_firewall_rule', 'start_ip_address = "0.0.0.0"\nend_ip_address = "255.255.255.255"'),
        tf('azurerm_data_factory', 'name = "a"'),
      ],
      ok: [
        tf('azurerm_postgresql_server', 'public_network_access_enabled = false'),
        tf('azurerm_sql_firewall_rule', 'start_ip_address = "10.1.2.3"\nend_ip_address = "10.1.2.3"'),
        tf('azurerm_data_factory', 'public_network_enabled = var.public'),
      ],
    },
  },
  {
    name: 'azure-storage-public',
    severity: 'blocker',
    category: 'security',
    title: 'Everybody can read the stored objects without signing in',
    advice: 'Make the container private.',
    cwe: 732,
    help: `${LEARN}storage/blobs/anonymous-read-access-prevent`,
    checks: [
      on('azurerm_storage_container', is('container_access_type', 'blob', 'container')),
      on('azurerm_storage_account', is('allow_nested_items_to_be_public|allow_blob_public_access', true)),
    ],
    examples: {
      bad: [
        tf('azurerm_storage_container', 'container_access_type = "blob"'),
        tf('azurerm_storage_container', 'container_access_type = "container"'),
        tf('azurerm_storage_account', 'allow_nested_items_to_be_public = true'),
      ],
      ok: [
        tf('azurerm_storage_container', 'container_access_type = "private"'),
        tf('azurerm_storage_container', 'name = "a"'),
        tf('azurerm_storage_account', 'allow_nested_items_to_be_public = false'),
      ],
    },
  },
  {
    name: 'azure-storage-network-open',
    severity: 'warning',
    category: 'security',
    title: 'The network rules of the storage account keep nobody out',
    advice: 'Deny by default, and let AzureServices pass.',
    cwe: 284,
    help: `${LEARN}storage/common/storage-network-security`,
    checks: [
      on('azurerm_storage_account', each('network_rules', is('default_action', 'Allow'))),
      on('azurerm_storage_account_network_rules', is('default_action', 'Allow')),
    ],
    examples: {
      bad: [
        tf('azurerm_storage_account_network_rules', 'default_action = "Allow"'),
        tf('azurerm_storage_account', 'network_rules {\n  default_action = "Allow"\n}'),
        tf('azurerm_storage_account_network_rules', 'default_action = "allow"'),
      ],
      ok: [
        tf('azurerm_storage_account_network_rules', 'default_action = "Deny"'),
        tf('azurerm_storage_account', 'network_rules {\n  default_action = "Deny"\n  bypass = ["AzureServices"]\n}'),
        tf('azurerm_storage_account_network_rules', 'default_action = var.action'),
      ],
    },
  },
  {
    name: 'azure-storage-unprotected',
    severity: 'info',
    category: 'security',
    title: 'Nothing brings lost objects back or tells who read them: soft delete, logs or a second region are missing',
    advice: 'Keep deleted objects for a week, log reads, writes and deletes, and replicate to a second region.',
    cwe: 693,
    help: `${LEARN}storage/blobs/data-protection-overview`,
    checks: [
      on(
        'azurerm_storage_account',
        any(
          below('blob_properties.delete_retention_policy.days', 7),
          each('queue_properties', unless(present('logging'))),
        ),
      ),
      on(
        'azurerm_storage_account',
        each('queue_properties.logging', any(is('read', false), is('write', false), is('delete', false))),
      ),
      on(
        'azurerm_storage_account',
        all(
          is('account_replication_type', 'LRS', 'ZRS'),
          unset('network_rules'),
          unset('queue_properties'),
          unset('blob_properties'),
          unset('min_tls_version'),
        ),
      ),
      on(
        'azurerm_storage_account',
        all(
          unset('network_rules'),
          unset('queue_properties'),
          unset('blob_properties'),
          unset('min_tls_version'),
          unset('infrastructure_encryption_enabled'),
          unset('https_traffic_only_enabled|enable_https_traffic_only'),
          unset('customer_managed_key'),
          unset('identity'),
          is('account_replication_type', 'GRS', 'LRS', 'ZRS'),
        ),
      ),
    ],
    examples: {
      bad: [
        tf('azurerm_storage_account', 'blob_properties {\n  delete_retention_policy {\n    days = 1\n  }\n}'),
        tf('azurerm_storage_account', 'queue_properties {\n}'),
        tf('azurerm_storage_account', 'account_replication_type = "LRS"'),
      ],
      ok: [
        tf('azurerm_storage_account', 'blob_properties {\n  delete_retention_policy {\n    days = 30\n  }\n}'),
        tf(
          'azurerm_storage_account',
          'queue_properties {\n  logging {\n    read = true\n    write = true\n    delete = true\n  }\n}',
        ),
        tf('azurerm_storage_account', 'account_replication_type = "GZRS"'),
      ],
    },
  },
];
