import { manifest } from '../example';
import { all, any, each, is, unset } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';

const RBAC = 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/';
const ROLE_API = 'rbac.authorization.k8s.io/v1';

function role(rule: string): ReturnType<typeof manifest> {
  return manifest(ROLE_API, 'ClusterRole', `rules:\n  - ${rule}`);
}

export const KUBERNETES_OBJECT_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'kubernetes-role-wildcard',
    severity: 'warning',
    category: 'security',
    title: 'The role allows everything, also what will only be added later',
    advice: 'List the verbs and resources that are needed.',
    cwe: 250,
    help: RBAC,
    checks: [on('Role ClusterRole', each('rules', any(is('verbs', '*'), is('resources', '*'))))],
    examples: {
      bad: [
        role('apiGroups: ["*"]\n    resources: ["*"]\n    verbs: ["*"]'),
        role('apiGroups: [""]\n    resources: [pods]\n    verbs: ["*"]'),
        role('apiGroups: [""]\n    resources: ["*"]\n    verbs: [get]'),
      ],
      ok: [
        role('apiGroups: [""]\n    resources: [pods]\n    verbs: [get, list]'),
        role('apiGroups: ["*"]\n    resources: [ingresses]\n    verbs: [get]'),
        manifest(ROLE_API, 'ClusterRole', 'aggregationRule: {}\nrules: []'),
      ],
    },
  },
  {
    name: 'kubernetes-role-escalates',
    severity: 'warning',
    category: 'security',
    title: 'The role lets its holder get more rights than it gives: by roles, by other people, or by a shell in pods',
    advice:
      'Take escalate, bind, impersonate and the right to create pods/exec out, or keep the role for administrators.',
    cwe: 269,
    help: RBAC,
    checks: [
      on(
        'Role ClusterRole',
        each(
          'rules',
          any(
            is('verbs', 'escalate', 'bind', 'impersonate'),
            all(
              is('resources', 'pods/exec', 'pods/attach', 'nodes/proxy', 'serviceaccounts/token'),
              is('verbs', 'create', '*'),
            ),
            all(
              is('resources', 'roles', 'clusterroles', 'rolebindings', 'clusterrolebindings'),
              is('verbs', 'create', 'update', 'patch'),
            ),
          ),
        ),
      ),
    ],
    examples: {
      bad: [
        role('resources: [clusterroles]\n    verbs: [escalate]'),
        role('resources: [users]\n    verbs: [impersonate]'),
        role('resources: [pods/exec]\n    verbs: [create]'),
      ],
      ok: [
        role('resources: [pods/log]\n    verbs: [get]'),
        role('resources: [clusterroles]\n    verbs: [get, list]'),
        role('resources: [deployments]\n    verbs: [create]'),
      ],
    },
  },
  {
    name: 'kubernetes-role-reads-secrets',
    severity: 'info',
    category: 'security',
    title: 'The role reads every secret in its reach, tokens of other accounts among them',
    advice: 'Limit it to secrets by name with resourceNames.',
    cwe: 522,
    help: RBAC,
    checks: [
      on(
        'ClusterRole',
        each('rules', all(is('resources', 'secrets'), is('verbs', 'get', 'list', 'watch'), unset('resourceNames'))),
      ),
    ],
    examples: {
      bad: [
        role('resources: [secrets]\n    verbs: [get]'),
        role('resources: [configmaps, secrets]\n    verbs: [list, watch]'),
        role('resources: [secrets]\n    verbs: [create, get]'),
      ],
      ok: [
        role('resources: [secrets]\n    verbs: [get]\n    resourceNames: [tls]'),
        role('resources: [configmaps]\n    verbs: [get]'),
        manifest(ROLE_API, 'Role', 'rules:\n  - resources: [secrets]\n    verbs: [get]'),
      ],
    },
  },
  {
    name: 'kubernetes-binds-everybody',
    severity: 'blocker',
    category: 'security',
    title: 'Everybody who reaches the cluster gets these rights, signed in or not',
    advice: 'Bind the role to chosen accounts or groups.',
    cwe: 284,
    help: RBAC,
    checks: [
      on(
        'RoleBinding ClusterRoleBinding',
        is(
          'subjects.name',
          'system:anonymous',
          'system:unauthenticated',
          'system:authenticated',
          'system:serviceaccounts',
        ),
      ),
    ],
    examples: {
      bad: ['system:anonymous', 'system:unauthenticated', 'system:authenticated'].map((name) =>
        manifest(
          ROLE_API,
          'ClusterRoleBinding',
          `subjects:\n  - kind: Group\n    name: ${name}\nroleRef:\n  name: view`,
        ),
      ),
      ok: ['developers', 'system:serviceaccounts:shop', 'system:kube-scheduler'].map((name) =>
        manifest(
          ROLE_API,
          'ClusterRoleBinding',
          `subjects:\n  - kind: Group\n    name: ${name}\nroleRef:\n  name: view`,
        ),
      ),
    },
  },
  {
    name: 'kubernetes-binds-admin',
    severity: 'warning',
    category: 'security',
    title: 'cluster-admin may do everything in every namespace',
    advice: 'Bind a role that allows what is needed.',
    cwe: 250,
    help: RBAC,
    checks: [on('ClusterRoleBinding', is('roleRef.name', 'cluster-admin'))],
    examples: {
      bad: ['ops', 'ci', 'tiller'].map((name) =>
        manifest(
          ROLE_API,
          'ClusterRoleBinding',
          `subjects:\n  - kind: ServiceAccount\n    name: ${name}\nroleRef:\n  name: cluster-admin`,
        ),
      ),
      ok: ['view', 'edit', 'cluster-admin-reader'].map((name) =>
        manifest(ROLE_API, 'ClusterRoleBinding', `subjects: []\nroleRef:\n  name: ${name}`),
      ),
    },
  },
];
