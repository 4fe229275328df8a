import { tf } from '../example';
import { all, any, below, is, lacks, present, unless, unset } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';

const LEARN = 'https://learn.microsoft.com/azure/';

export const AZURE_WATCH_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'azure-disk-unencrypted',
    severity: 'warning',
    category: 'security',
    title: 'Encryption of the stored data is switched off',
    advice: 'Leave it on, or name a key of your own.',
    cwe: 311,
    help: `${LEARN}virtual-machines/disk-encryption-overview`,
    checks: [
      on('azurerm_managed_disk', is('encryption_settings.enabled', false)),
      on('azurerm_data_lake_store', is('encryption_state', 'Disabled')),
      on('azurerm_storage_account', is('infrastructure_encryption_enabled', false)),
      on('azurerm_automation_variable_string azurerm_automation_variable_int', is('encrypted', false)),
    ],
    examples: {
      bad: [
        tf('azurerm_managed_disk', 'encryption_settings {\n  enabled = false\n}'),
        tf('azurerm_data_lake_store', 'encryption_state = "Disabled"'),
        tf('azurerm_storage_account', 'infrastructure_encryption_enabled = false'),
      ],
      ok: [
        tf('azurerm_managed_disk', 'disk_size_gb = 8'),
        tf('azurerm_data_lake_store', 'encryption_state = "Enabled"'),
        tf('azurerm_storage_account', 'infrastructure_encryption_enabled = true'),
      ],
    },
  },
  {
    name: 'azure-role-too-wide',
    severity: 'blocker',
    category: 'security',
    title: 'The role may do everything, or may give itself more rights',
    advice: 'List the actions that are needed.',
    cwe: 250,
    help: `${LEARN}role-based-access-control/best-practices`,
    checks: [
      on(
        'azurerm_role_definition',
        is(
          'permissions.actions',
          '*',
          'Microsoft.Authorization/*',
          'Microsoft.Authorization/roleDefinitions/write',
          'Microsoft.Authorization/roleAssignments/write',
          'Microsoft.Authorization/roleDefinitions/*',
          'Microsoft.Authorization/roleAssignments/*',
        ),
      ),
    ],
    examples: {
      bad: ['*', 'Microsoft.Authorization/*', 'Microsoft.Authorization/roleDefinitions/write'].map((action) =>
        tf('azurerm_role_definition', `permissions {\n  actions = ["${action}"]\n}`),
      ),
      ok: [
        tf('azurerm_role_definition', 'permissions {\n  actions = ["Microsoft.Compute/*/read"]\n}'),
        tf('azurerm_role_definition', 'permissions {\n  actions = var.actions\n}'),
        tf('azurerm_role_definition', 'permissions {\n  not_actions = ["*"]\n}'),
      ],
    },
  },
  {
    name: 'azure-alerts-off',
    severity: 'info',
    category: 'security',
    title: 'Security alerts reach nobody',
    advice: 'Name an address and a telephone number, and turn notifications on.',
    cwe: 778,
    help: `${LEARN}defender-for-cloud/configure-email-notifications`,
    checks: [
      on(
        'azurerm_security_center_contact',
        any(is('alert_notifications', false), is('alerts_to_admins', false), unset('email'), is('phone', '')),
      ),
      on('azurerm_security_center_subscription_pricing', is('tier', 'Free')),
      on(
        'azurerm_mssql_server_security_alert_policy',
        any(is('email_account_admins', false), is('state', 'Disabled'), present('disabled_alerts')),
      ),
      on(
        'azurerm_mssql_server_security_alert_policy',
        all(unset('email_account_admins'), present('email_addresses'), unset('disabled_alerts'), unset('state')),
      ),
      on(
        'azurerm_sql_server azurerm_postgresql_server azurerm_mysql_server',
        is('threat_detection_policy.enabled', false),
      ),
    ],
    examples: {
      bad: [
        tf('azurerm_security_center_contact', 'email = "a@example.com"\nalert_notifications = false'),
        tf('azurerm_security_center_subscription_pricing', 'tier = "Free"'),
        tf('azurerm_mssql_server_security_alert_policy', 'state = "Disabled"'),
      ],
      ok: [
        tf('azurerm_security_center_contact', 'email = "a@example.com"\nphone = "+1-555"\nalert_notifications = true'),
        tf('azurerm_security_center_subscription_pricing', 'tier = "Standard"'),
        tf('azurerm_mssql_server_security_alert_policy', 'state = "Enabled"'),
      ],
    },
  },
  {
    name: 'azure-log-gap',
    severity: 'info',
    category: 'security',
    title: 'Logs are off, incomplete, or thrown away before an incident is noticed',
    advice: 'Log all categories and regions, and keep the logs for 90 days or longer.',
    cwe: 778,
    help: `${LEARN}azure-monitor/platform/activity-log`,
    checks: [
      on(
        'azurerm_network_watcher_flow_log',
        any(
          is('enabled', false),
          is('retention_policy.enabled', false),
          all(below('retention_policy.days', 90), unless(is('retention_policy.days', 0))),
        ),
      ),
      on(
        'azurerm_monitor_log_profile',
        any(
          is('retention_policy.enabled', false),
          below('retention_policy.days', 365),
          all(
            present('categories'),
            any(lacks('categories', 'Action'), lacks('categories', 'Write'), lacks('categories', 'Delete')),
          ),
        ),
      ),
      on('azurerm_sql_server azurerm_mssql_server', below('extended_auditing_policy.retention_in_days', 90)),
      on(
        'azurerm_mssql_database_extended_auditing_policy azurerm_mssql_server_extended_auditing_policy',
        below('retention_in_days', 90),
      ),
      on(
        'azurerm_postgresql_configuration azurerm_postgresql_flexible_server_configuration',
        all(
          is(
            'name',
            'connection_throttling',
            'log_checkpoints',
            'log_connections',
            'log_disconnections',
            'connection_throttle.enable',
          ),
          is('value', 'OFF'),
        ),
      ),
    ],
    examples: {
      bad: [
        tf('azurerm_network_watcher_flow_log', 'retention_policy {\n  enabled = true\n  days = 7\n}'),
        tf('azurerm_postgresql_configuration', 'name = "log_connections"\nvalue = "OFF"'),
        tf('azurerm_monitor_log_profile', 'categories = ["Action"]'),
      ],
      ok: [
        tf('azurerm_network_watcher_flow_log', 'retention_policy {\n  enabled = true\n  days = 90\n}'),
        tf('azurerm_postgresql_configuration', 'name = "log_connections"\nvalue = "ON"'),
        tf('azurerm_monitor_log_profile', 'categories = ["Action", "Delete", "Write"]\nlocations = ["global"]'),
      ],
    },
  },
  {
    name: 'azure-vault-unprotected',
    severity: 'warning',
    category: 'security',
    title: 'The vault can be purged for good, or is open to all networks',
    advice: 'Turn purge protection on, and deny by default in network_acls.',
    cwe: 693,
    help: `${LEARN}key-vault/general/best-practices`,
    checks: [
      on(
        'azurerm_key_vault',
        any(
          is('purge_protection_enabled', false),
          is('network_acls.default_action', 'Allow'),
          all(unset('purge_protection_enabled'), unset('network_acls')),
        ),
      ),
      on('azurerm_key_vault_secret', all(unset('expiration_date'), unset('content_type'))),
      on('azurerm_key_vault_key', all(unset('expiration_date'), unset('rotation_policy'))),
    ],
    examples: {
      bad: [
        tf('azurerm_key_vault', 'purge_protection_enabled = false'),
        tf('azurerm_key_vault', 'network_acls {\n  default_action = "Allow"\n}'),
        tf('azurerm_key_vault_key', 'key_type = "RSA"'),
      ],
      ok: [
        tf('azurerm_key_vault', 'purge_protection_enabled = true'),
        tf('azurerm_key_vault', 'network_acls {\n  default_action = "Deny"\n}'),
        tf('azurerm_key_vault_key', 'expiration_date = "2030-01-01T00:00:00Z"'),
      ],
    },
  },
];
