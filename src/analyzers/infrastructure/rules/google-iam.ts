import { tf } from '../example';
import { all, any, is, isnt, lacks, matches, present, reads, unset } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';

const IAM = 'https://cloud.google.com/iam/docs/';
const LEVELS = ['project', 'folder', 'organization'].flatMap((level) =>
  ['member', 'binding'].map((kind) => `google_${level}_iam_${kind}`),
);
const ANY_LEVEL = LEVELS.join(' ');
const SERVICES = [
  'storage_bucket',
  'kms_crypto_key',
  'kms_key_ring',
  'pubsub_topic',
  'pubsub_subscription',
  'cloudfunctions_function',
  'cloud_run_service',
  'cloud_run_v2_service',
  'bigquery_dataset',
  'artifact_registry_repository',
  'service_account',
  'secret_manager_secret',
  'compute_instance',
]
  .flatMap((service) => ['member', 'binding'].map((kind) => `google_${service}_iam_${kind}`))
  .join(' ');

export const GOOGLE_IAM_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'google-open-to-everybody',
    severity: 'blocker',
    category: 'security',
    title: 'Everybody on the internet gets this right: allUsers needs no account, allAuthenticatedUsers any account',
    advice: 'Name the people, groups or service accounts that need it.',
    cwe: 732,
    help: `${IAM}principals-overview`,
    checks: [
      on(`${ANY_LEVEL} ${SERVICES}`, is('member|members', 'allUsers', 'allAuthenticatedUsers')),
      on('google_bigquery_dataset', is('access.special_group', 'allAuthenticatedUsers')),
      on('google_bigquery_dataset', is('access.iam_member', 'allUsers')),
      on(
        'google_storage_bucket_access_control google_storage_default_object_access_control google_storage_object_access_control',
        is('entity', 'allUsers', 'allAuthenticatedUsers'),
      ),
      on(
        'google_storage_bucket_acl',
        any(
          is('predefined_acl', 'publicRead', 'publicReadWrite'),
          matches('role_entity', /:(?:allUsers|allAuthenticatedUsers)$/),
        ),
      ),
    ],
    examples: {
      bad: [
        tf('google_storage_bucket_iam_member', 'role = "roles/storage.objectViewer"\nmember = "allUsers"'),
        tf('google_kms_crypto_key_iam_binding', 'members = ["group:a@example.com", "allAuthenticatedUsers"]'),
        tf('google_bigquery_dataset', 'access {\n  special_group = "allAuthenticatedUsers"\n}'),
      ],
      ok: [
        tf('google_storage_bucket_iam_member', 'member = "group:a@example.com"'),
        tf('google_kms_crypto_key_iam_binding', 'members = var.members'),
        tf('google_bigquery_dataset', 'access {\n  special_group = "projectReaders"\n}'),
      ],
    },
  },
  {
    name: 'google-basic-role',
    severity: 'warning',
    category: 'security',
    title: 'A basic role allows nearly everything in all services at once',
    advice: 'Give a predefined role of the service that is needed.',
    cwe: 250,
    help: `${IAM}roles-overview#basic`,
    checks: [on(ANY_LEVEL, is('role', 'roles/owner', 'roles/editor'))],
    examples: {
      bad: [
        tf('google_project_iam_member', 'role = "roles/owner"\nmember = "group:a@example.com"'),
        tf('google_folder_iam_binding', 'role = "roles/editor"'),
        tf('google_organization_iam_member', 'role = "roles/owner"'),
      ],
      ok: [
        tf('google_project_iam_member', 'role = "roles/viewer"'),
        tf('google_project_iam_member', 'role = var.role'),
        tf('google_project_iam_member', 'role = "roles/storage.admin"'),
      ],
    },
  },
  {
    name: 'google-impersonation-everywhere',
    severity: 'warning',
    category: 'security',
    title: 'Whoever has this role may act as every service account below, and has all of their rights',
    advice: 'Give it on single service accounts.',
    cwe: 269,
    help: `${IAM}service-account-permissions`,
    checks: [
      on(
        ANY_LEVEL,
        is(
          'role',
          'roles/iam.serviceAccountUser',
          'roles/iam.serviceAccountTokenCreator',
          'roles/iam.serviceAccountKeyAdmin',
          'roles/iam.workloadIdentityUser',
        ),
      ),
    ],
    examples: {
      bad: [
        tf('google_project_iam_binding', 'role = "roles/iam.serviceAccountUser"'),
        tf('google_folder_iam_member', 'role = "roles/iam.serviceAccountTokenCreator"'),
        tf('google_organization_iam_binding', 'role = "roles/iam.serviceAccountUser"'),
      ],
      ok: [
        tf('google_service_account_iam_binding', 'role = "roles/iam.serviceAccountUser"'),
        tf('google_project_iam_binding', 'role = "roles/nothingInParticular"'),
        tf('google_project_iam_binding', 'role = "roles/iam.roleViewer"'),
      ],
    },
  },
  {
    name: 'google-default-account',
    severity: 'warning',
    category: 'security',
    title:
      'The default service account is shared by everything in the project, and has more rights than one thing needs',
    advice: 'Make a service account for the purpose.',
    cwe: 250,
    help: `${IAM}service-account-types#default`,
    checks: [
      on(
        ANY_LEVEL,
        any(
          reads('member|members', /(?:-compute@developer|@appspot)\.gserviceaccount\.com$/),
          matches('member|members', /google_(?:compute|app_engine)_default_service_account\./),
        ),
      ),
      on(
        'google_compute_instance google_compute_instance_template',
        reads('service_account.email', /-compute@developer\.gserviceaccount\.com$/),
      ),
    ],
    examples: {
      bad: [
        tf('google_project_iam_member', 'member = "serviceAccount:123-compute@developer.gserviceaccount.com"'),
        tf('google_folder_iam_member', 'member = data.google_compute_default_service_account.a.member'),
        tf('google_compute_instance', 'service_account {\n  email = "1-compute@developer.gserviceaccount.com"\n}'),
      ],
      ok: [
        tf('google_project_iam_member', 'member = "serviceAccount:app@shop.iam.gserviceaccount.com"'),
        tf('google_project_iam_member', 'member = google_service_account.a.member'),
        tf('google_compute_instance', 'service_account {\n  email = google_service_account.a.email\n}'),
      ],
    },
  },
  {
    name: 'google-rights-of-single-user',
    severity: 'info',
    category: 'security',
    title: 'Rights are tied to one person, and are forgotten when the person moves on',
    advice: 'Give them to a group or a service account.',
    cwe: 286,
    help: `${IAM}using-iam-securely`,
    checks: [on(ANY_LEVEL, matches('member|members', /^user:/))],
    examples: {
      bad: [
        tf('google_project_iam_member', 'member = "user:a@example.com"'),
        tf('google_project_iam_binding', 'members = ["group:a@example.com", "user:b@gmail.com"]'),
        tf('google_folder_iam_member', 'member = "user:${var.name}"'),
      ],
      ok: [
        tf('google_project_iam_member', 'member = "group:a@example.com"'),
        tf('google_project_iam_member', 'member = var.member'),
        tf('google_project_iam_binding', 'members = ["domain:example.com"]'),
      ],
    },
  },
  {
    name: 'google-audit-log-gap',
    severity: 'info',
    category: 'security',
    title: 'The audit log leaves out reads or writes of data, or whole services',
    advice: 'Log ADMIN_READ, DATA_READ and DATA_WRITE of allServices.',
    cwe: 778,
    help: 'https://cloud.google.com/logging/docs/audit/configure-data-access',
    checks: [
      on(
        'google_project_iam_audit_config google_folder_iam_audit_config google_organization_iam_audit_config',
        any(
          isnt('service', 'allServices'),
          lacks('audit_log_config.log_type', 'DATA_READ'),
          lacks('audit_log_config.log_type', 'DATA_WRITE'),
        ),
      ),
    ],
    examples: {
      bad: [
        tf(
          'google_project_iam_audit_config',
          'service = "allServices"\naudit_log_config {\n  log_type = "ADMIN_READ"\n}',
        ),
        tf('google_project_iam_audit_config', 'service = "storage.googleapis.com"'),
        tf('google_folder_iam_audit_config', 'service = "allServices"'),
      ],
      ok: [
        tf(
          'google_project_iam_audit_config',
          'service = "allServices"\naudit_log_config {\n  log_type = "DATA_READ"\n}\naudit_log_config {\n  log_type = "DATA_WRITE"\n}',
        ),
        tf(
          'google_project_iam_audit_config',
          'service = "allServices"\ndynamic "audit_log_config" {\n  for_each = var.types\n  content {\n    log_type = audit_log_config.value\n  }\n}',
        ),
        tf('google_project_iam_member', 'role = "roles/viewer"'),
      ],
    },
  },
  {
    name: 'google-identity-pool-open',
    severity: 'blocker',
    category: 'security',
    title: 'Every workload of the outside provider can sign in, not only yours',
    advice: 'Limit it by attribute_condition, for example to your organization.',
    cwe: 284,
    help: `${IAM}best-practices-for-using-workload-identity-federation`,
    checks: [on('google_iam_workload_identity_pool_provider', unset('attribute_condition'))],
    examples: {
      bad: [
        tf('google_iam_workload_identity_pool_provider', 'workload_identity_pool_id = "a"'),
        tf('google_iam_workload_identity_pool_provider', 'attribute_condition = ""'),
        tf('google_iam_workload_identity_pool_provider', 'oidc {\n  issuer_uri = "https://api.bitbucket.org"\n}'),
      ],
      ok: [
        tf('google_iam_workload_identity_pool_provider', 'attribute_condition = "assertion.repository_owner == \'a\'"'),
        tf('google_iam_workload_identity_pool_provider', 'attribute_condition = var.condition'),
        tf('google_iam_workload_identity_pool', 'display_name = "a"'),
      ],
    },
  },
  {
    name: 'google-default-network',
    severity: 'warning',
    category: 'security',
    title: 'The project gets a default network, whose firewall lets SSH and RDP in from everywhere',
    advice: 'Set auto_create_network to false, and make a network of your own.',
    cwe: 1188,
    help: 'https://cloud.google.com/vpc/docs/vpc#default-network',
    checks: [
      on('google_project', any(is('auto_create_network', true), all(unset('auto_create_network'), present('org_id')))),
    ],
    examples: {
      bad: [
        tf('google_project', 'auto_create_network = true'),
        tf('google_project', 'name = "a"\norg_id = "1"'),
        tf('google_project', 'project_id = "a"\nauto_create_network = "true"'),
      ],
      ok: [
        tf('google_project', 'auto_create_network = false'),
        tf('google_project', 'org_id = "1"\nauto_create_network = var.network'),
        tf('data.google_project', 'project_id = "a"'),
      ],
    },
  },
];
