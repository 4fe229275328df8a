import { tf } from '../example';
import { all, any, decoded, is, matches, present, reads, unless, unset } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';
import { SECRET_IN_SCRIPT } from '../secret-text';

const LEARN = 'https://learn.microsoft.com/azure/';
const APPS =
  'azurerm_app_service azurerm_linux_web_app azurerm_windows_web_app azurerm_function_app azurerm_linux_function_app azurerm_windows_function_app';
const OLD_TLS = ['1.0', '1.1', 'TLS1_0', 'TLS1_1', 'TLSEnforcementDisabled', 'Disabled'] as const;

export const AZURE_SERVICE_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'azure-old-tls',
    severity: 'warning',
    category: 'security',
    title: 'The service accepts TLS below 1.2, which can be broken',
    advice: 'Set the minimum to TLS 1.2.',
    cwe: 326,
    help: `${LEARN}app-service/configure-ssl-bindings#enforce-tls-versions`,
    checks: [
      on(APPS, is('site_config.min_tls_version|minimum_tls_version', ...OLD_TLS)),
      on(
        'azurerm_storage_account azurerm_redis_cache azurerm_servicebus_namespace azurerm_eventhub_namespace azurerm_cosmosdb_account',
        is('min_tls_version|minimum_tls_version|minimal_tls_version', ...OLD_TLS),
      ),
      on(
        'azurerm_postgresql_server azurerm_mysql_server azurerm_mariadb_server',
        is('ssl_minimal_tls_version_enforced', ...OLD_TLS),
      ),
      on('azurerm_mssql_server azurerm_sql_server', is('minimum_tls_version', ...OLD_TLS)),
    ],
    examples: {
      bad: [
        tf('azurerm_storage_account', 'min_tls_version = "TLS1_0"'),
        tf('azurerm_linux_web_app', 'site_config {\n  minimum_tls_version = "1.1"\n}'),
        tf('azurerm_mysql_server', 'ssl_minimal_tls_version_enforced = "TLSEnforcementDisabled"'),
      ],
      ok: [
        tf('azurerm_storage_account', 'min_tls_version = "TLS1_2"'),
        tf('azurerm_linux_web_app', 'site_config {\n  minimum_tls_version = var.tls\n}'),
        tf('azurerm_mssql_server', 'minimum_tls_version = "1.2"'),
      ],
    },
  },
  {
    name: 'azure-plain-http',
    severity: 'warning',
    category: 'security',
    title: 'The service answers over plain HTTP or FTP, so passwords and data can be read on the way',
    advice: 'Allow HTTPS and FTPS only.',
    cwe: 319,
    help: `${LEARN}app-service/configure-ssl-bindings`,
    checks: [
      on(APPS, is('https_only', false)),
      on('azurerm_function_app azurerm_linux_function_app azurerm_windows_function_app', unset('https_only')),
      on(APPS, is('site_config.ftps_state', 'AllAllowed')),
      on('azurerm_storage_account', is('https_traffic_only_enabled|enable_https_traffic_only', false)),
      on('azurerm_postgresql_server azurerm_mysql_server azurerm_mariadb_server', is('ssl_enforcement_enabled', false)),
      on('azurerm_postgresql_server azurerm_mysql_server azurerm_mariadb_server', is('ssl_enforcement', 'Disabled')),
      on('azurerm_redis_cache', is('non_ssl_port_enabled|enable_non_ssl_port', true)),
      on('azurerm_cdn_endpoint', is('is_http_allowed', true)),
    ],
    examples: {
      bad: [
        tf('azurerm_linux_web_app', 'https_only = false'),
        tf('azurerm_storage_account', 'enable_https_traffic_only = false'),
        tf('azurerm_postgresql_server', 'ssl_enforcement_enabled = false'),
      ],
      ok: [
        tf('azurerm_linux_web_app', 'https_only = true'),
        tf('azurerm_storage_account', 'https_traffic_only_enabled = true'),
        tf('azurerm_app_service', 'site_config {\n  ftps_state = "FtpsOnly"\n}'),
      ],
    },
  },
  {
    name: 'azure-app-unprotected',
    severity: 'info',
    category: 'security',
    title: 'The app uses none of its protections: HTTPS only, client certificates, sign-in, an identity, TLS settings',
    advice: 'Set https_only and the minimum TLS version at least.',
    cwe: 16,
    help: `${LEARN}app-service/overview-security`,
    checks: [
      on(
        APPS,
        all(
          unset('https_only'),
          unset('client_cert_enabled|client_certificate_enabled'),
          unset('auth_settings|auth_settings_v2'),
          unset('identity'),
          unset('site_config'),
        ),
      ),
      on(
        APPS,
        any(
          is('client_cert_enabled|client_certificate_enabled', false),
          is('auth_settings.enabled', false),
          is('site_config.http2_enabled', false),
          is('site_config.remote_debugging_enabled', true),
          is('site_config.cors.allowed_origins', '*'),
        ),
      ),
    ],
    examples: {
      bad: [
        tf('azurerm_app_service', 'name = "a"'),
        tf('azurerm_app_service', 'client_cert_enabled = false'),
        tf('azurerm_linux_web_app', 'site_config {\n  remote_debugging_enabled = true\n}'),
      ],
      ok: [
        tf('azurerm_app_service', 'https_only = true'),
        tf('azurerm_app_service', 'identity {\n  type = "SystemAssigned"\n}'),
        tf('azurerm_linux_web_app', 'site_config {\n  http2_enabled = true\n}'),
      ],
    },
  },
  {
    name: 'azure-app-old-runtime',
    severity: 'warning',
    category: 'security',
    title: 'The runtime gets no security fixes any more',
    advice: 'Move to a version that is maintained.',
    cwe: 1104,
    help: `${LEARN}app-service/language-support-policy`,
    checks: [
      on(
        APPS,
        any(
          reads('site_config.php_version', /^(?:[4-7](?:\.\d+)*|8\.[01](?:\.\d+)?)$/),
          reads('site_config.python_version', /^(?:2(?:\.\d+)*|3\.[0-8](?:\.\d+)?)$/),
        ),
      ),
      on(
        APPS,
        any(
          reads('site_config.application_stack.php_version', /^(?:[4-7](?:\.\d+)*|8\.[01])$/),
          reads('site_config.application_stack.python_version', /^(?:2(?:\.\d+)*|3\.[0-8])$/),
        ),
      ),
    ],
    examples: {
      bad: [
        tf('azurerm_app_service', 'site_config {\n  php_version = "7.4"\n}'),
        tf('azurerm_app_service', 'site_config {\n  python_version = "3.7"\n}'),
        tf('azurerm_linux_web_app', 'site_config {\n  application_stack {\n    python_version = "2.7"\n  }\n}'),
      ],
      ok: [
        tf('azurerm_app_service', 'site_config {\n  php_version = "8.3"\n}'),
        tf('azurerm_app_service', 'site_config {\n  python_version = "3.12"\n}'),
        tf('azurerm_app_service', 'site_config {\n  python_version = var.python\n}'),
      ],
    },
  },
  {
    name: 'azure-aks-unprotected',
    severity: 'warning',
    category: 'security',
    title: 'The cluster lacks its protections: roles, network policy, a closed API, or policies are off',
    advice: 'Turn on role based access, a network policy, a private cluster or authorized addresses, and Azure Policy.',
    cwe: 284,
    help: `${LEARN}aks/concepts-security`,
    checks: [
      on(
        'azurerm_kubernetes_cluster',
        any(
          is('role_based_access_control_enabled', false),
          is('role_based_access_control.enabled', false),
          is('private_cluster_enabled', false),
          is('azure_policy_enabled', false),
          is('local_account_disabled', false),
          is('addon_profile.kube_dashboard.enabled', true),
          is('addon_profile.oms_agent.enabled', false),
        ),
      ),
      on(
        'azurerm_kubernetes_cluster',
        any(
          all(present('network_profile'), unset('network_profile.network_policy')),
          all(present('addon_profile'), unless(present('addon_profile.*'))),
        ),
      ),
      on(
        'azurerm_kubernetes_cluster',
        all(
          ...[
            'role_based_access_control_enabled|role_based_access_control',
            'private_cluster_enabled',
            'azure_policy_enabled',
            'network_profile',
            'api_server_access_profile',
            'api_server_authorized_ip_ranges',
            'addon_profile',
            'oms_agent',
            'disk_encryption_set_id',
            'azure_active_directory_role_based_access_control',
          ].map(unset),
        ),
      ),
    ],
    examples: {
      bad: [
        tf('azurerm_kubernetes_cluster', 'name = "a"'),
        tf('azurerm_kubernetes_cluster', 'role_based_access_control_enabled = false'),
        tf('azurerm_kubernetes_cluster', 'network_profile {\n}'),
      ],
      ok: [
        tf('azurerm_kubernetes_cluster', 'private_cluster_enabled = true'),
        tf('azurerm_kubernetes_cluster', 'network_profile {\n  network_policy = "calico"\n}'),
        tf('azurerm_kubernetes_cluster', 'azure_policy_enabled = var.policy'),
      ],
    },
  },
  {
    name: 'azure-vm-password',
    severity: 'warning',
    category: 'security',
    title: 'The machine takes passwords for SSH, which are guessed around the clock',
    advice: 'Disable password authentication, and give it a public key.',
    cwe: 521,
    help: `${LEARN}virtual-machines/linux/create-ssh-keys-detailed`,
    checks: [
      on(
        'azurerm_linux_virtual_machine azurerm_linux_virtual_machine_scale_set',
        is('disable_password_authentication', false),
      ),
      on(
        'azurerm_virtual_machine azurerm_virtual_machine_scale_set',
        is('os_profile_linux_config.disable_password_authentication', false),
      ),
    ],
    examples: {
      bad: [
        tf('azurerm_linux_virtual_machine', 'disable_password_authentication = false'),
        tf('azurerm_virtual_machine', 'os_profile_linux_config {\n  disable_password_authentication = false\n}'),
        tf('azurerm_linux_virtual_machine_scale_set', 'disable_password_authentication = false'),
      ],
      ok: [
        tf('azurerm_linux_virtual_machine', 'disable_password_authentication = true'),
        tf('azurerm_linux_virtual_machine', 'admin_ssh_key {\n  username = "a"\n}'),
        tf('azurerm_linux_virtual_machine', 'disable_password_authentication = var.keys'),
      ],
    },
  },
  {
    name: 'azure-vm-secret',
    severity: 'blocker',
    category: 'security',
    title: 'A credential stands in the start script, which is kept readable on the machine',
    advice: 'Take it from a Key Vault or a sensitive variable.',
    cwe: 798,
    help: `${LEARN}virtual-machines/custom-data`,
    checks: [
      on(
        'azurerm_virtual_machine',
        any(matches('os_profile.custom_data', SECRET_IN_SCRIPT), decoded('os_profile.custom_data', SECRET_IN_SCRIPT)),
      ),
      on(
        'azurerm_linux_virtual_machine azurerm_windows_virtual_machine',
        any(matches('custom_data|user_data', SECRET_IN_SCRIPT), decoded('custom_data|user_data', SECRET_IN_SCRIPT)),
      ),
    ],
    examples: {
      bad: [
        tf('azurerm_virtual_machine', 'os_profile {\n  custom_data = "export DB_PASSWORD=hunter2hunter2"\n}'),
        tf('azurerm_windows_virtual_machine', 'custom_data = "set API_KEY=abcdefgh"'),
        tf('azurerm_linux_virtual_machine', 'custom_data = "ZXhwb3J0IERCX1BBU1NXT1JEPWh1bnRlcjJodW50ZXIy"'),
      ],
      ok: [
        tf('azurerm_windows_virtual_machine', 'custom_data = var.start'),
        tf('azurerm_linux_virtual_machine', 'custom_data = filebase64("start.sh")'),
        tf('azurerm_virtual_machine', 'os_profile {\n  custom_data = "apt-get update"\n}'),
      ],
    },
  },
];
