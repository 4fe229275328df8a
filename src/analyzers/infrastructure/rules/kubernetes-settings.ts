import { manifest, pod, container } from '../example';
import { all, any, each, is, keyed, matches, present, reads, unset } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';

const WORKLOADS = 'Pod Deployment StatefulSet DaemonSet ReplicaSet Job CronJob';
const NETWORK_API = 'networking.k8s.io/v1';
const INGRESS = 'nginx.ingress.kubernetes.io/';

function ingress(annotation: string): ReturnType<typeof manifest> {
  return manifest(
    NETWORK_API,
    'Ingress',
    `metadata:\n  name: example\n  annotations:\n    ${annotation}\nspec:\n  ingressClassName: nginx`,
  );
}

export const KUBERNETES_SETTING_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'kubernetes-secret-in-configmap',
    severity: 'warning',
    category: 'security',
    title: 'A credential stands in a config map, readable for everybody who may read configuration',
    advice: 'Keep it in a Secret that comes from outside of the repository.',
    cwe: 312,
    help: 'https://kubernetes.io/docs/concepts/configuration/secret/',
    checks: [
      on(
        'ConfigMap',
        any(
          keyed(
            'data',
            /(?:password|passwd|secret|token|api_?key|private_?key|credential)s?$/i,
            /^(?!(?:true|false|none|null|\d+|\/.*|\$.*|<.*|https?:\/\/[^@]*)?$)\S+$/i,
          ),
          matches('data.*', /(?:PASSWORD|PASSWD|SECRET|SECRET_KEY|API_KEY|TOKEN)\s*[=:]\s*["']?[A-Za-z0-9+/_!-]{6,}/i),
        ),
      ),
    ],
    examples: {
      bad: [
        manifest('v1', 'ConfigMap', 'data:\n  db_password: hunter2hunter2'),
        manifest('v1', 'ConfigMap', 'data:\n  app.properties: |\n    REDIS_PASSWORD=abcdef123'),
        manifest('v1', 'ConfigMap', 'data:\n  api-token: abcdef'),
      ],
      ok: [
        manifest('v1', 'ConfigMap', 'data:\n  password_file: /run/secrets/db'),
        manifest('v1', 'ConfigMap', 'data:\n  DB_PASSWORD: ${DB_PASSWORD}'),
        manifest('v1', 'ConfigMap', 'data:\n  host: example.com'),
      ],
    },
  },
  {
    name: 'kubernetes-secret-in-environment',
    severity: 'warning',
    category: 'security',
    title: 'A credential stands in the manifest as a variable',
    advice: 'Read it with valueFrom.secretKeyRef.',
    cwe: 798,
    help: 'https://kubernetes.io/docs/tasks/inject-data-application/distribute-credentials-secure/',
    checks: [
      on(
        'Container',
        each(
          'env',
          all(
            reads('name', /(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY)$/i),
            reads('value', /^(?!\$|\/|<|https?:)\S{3,}$/),
          ),
        ),
      ),
    ],
    examples: {
      bad: ['DB_PASSWORD', 'API_KEY', 'github_token'].map((name) =>
        container(`env:\n  - name: ${name}\n    value: hunter2hunter2`),
      ),
      ok: [
        container('env:\n  - name: DB_PASSWORD\n    valueFrom:\n      secretKeyRef: {name: db, key: password}'),
        container('env:\n  - name: DB_PASSWORD\n    value: $(OTHER)'),
        container('env:\n  - name: DB_PASSWORD_FILE\n    value: secret'),
      ],
    },
  },
  {
    name: 'kubernetes-system-namespace',
    severity: 'warning',
    category: 'security',
    title: 'A workload in kube-system stands beside the core of the cluster, past the rules for everybody else',
    advice: 'Give it a namespace of its own.',
    cwe: 653,
    help: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
    checks: [on(WORKLOADS, is('metadata.namespace', 'kube-system', 'kube-public', 'kube-node-lease'))],
    examples: {
      bad: [
        manifest('v1', 'Pod', 'metadata:\n  name: a\n  namespace: kube-system\nspec:\n  containers: []'),
        manifest('apps/v1', 'Deployment', 'metadata:\n  name: a\n  namespace: kube-public\nspec: {}'),
        manifest('batch/v1', 'Job', 'metadata: {name: a, namespace: kube-system}\nspec: {}'),
      ],
      ok: [
        pod('containers: []'),
        manifest('v1', 'ConfigMap', 'metadata:\n  name: a\n  namespace: kube-system'),
        manifest('apps/v1', 'Deployment', 'metadata:\n  name: kube-system\nspec: {}'),
      ],
    },
  },
  {
    name: 'kubernetes-default-namespace',
    severity: 'info',
    category: 'maintainability',
    title: 'The default namespace has everybody in it: neither quotas nor rights nor policies can tell them apart',
    advice: 'Give the workload a namespace of its own.',
    help: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
    checks: [on(WORKLOADS, is('metadata.namespace', 'default'))],
    examples: {
      bad: ['Deployment', 'StatefulSet', 'DaemonSet'].map((kind) =>
        manifest('apps/v1', kind, 'metadata:\n  name: a\n  namespace: default\nspec: {}'),
      ),
      ok: [
        manifest('apps/v1', 'Deployment', 'metadata:\n  name: a\nspec: {}'),
        manifest('apps/v1', 'Deployment', 'metadata:\n  name: default\n  namespace: shop\nspec: {}'),
        manifest('v1', 'Service', 'metadata:\n  name: a\n  namespace: default\nspec: {}'),
      ],
    },
  },
  {
    name: 'kubernetes-network-policy-open',
    severity: 'warning',
    category: 'security',
    title: 'The network policy lets everybody through, or does not say whom it is for',
    advice: 'Name the pods, namespaces or address ranges that need to talk.',
    cwe: 923,
    help: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
    checks: [
      on(
        'NetworkPolicy',
        any(
          is('spec.ingress.from.ipBlock.cidr', '0.0.0.0/0', '::/0'),
          is('spec.egress.to.ipBlock.cidr', '0.0.0.0/0', '::/0'),
          each('spec', unset('podSelector')),
          each('spec.ingress', all(unset('from'), unset('ports'))),
        ),
      ),
      on(
        'kubernetes_network_policy kubernetes_network_policy_v1',
        any(
          is('spec.ingress.from.ip_block.cidr', '0.0.0.0/0', '::/0'),
          is('spec.egress.to.ip_block.cidr', '0.0.0.0/0', '::/0'),
        ),
      ),
    ],
    examples: {
      bad: [
        manifest(
          NETWORK_API,
          'NetworkPolicy',
          'spec:\n  podSelector: {}\n  ingress:\n    - from:\n        - ipBlock:\n            cidr: 0.0.0.0/0',
        ),
        manifest(NETWORK_API, 'NetworkPolicy', 'spec:\n  podSelector: {}\n  ingress:\n    - {}'),
        manifest(NETWORK_API, 'NetworkPolicy', 'spec:\n  policyTypes: [Ingress]'),
      ],
      ok: [
        manifest(NETWORK_API, 'NetworkPolicy', 'spec:\n  podSelector: {}\n  policyTypes: [Ingress]'),
        manifest(
          NETWORK_API,
          'NetworkPolicy',
          'spec:\n  podSelector: {}\n  ingress:\n    - from:\n        - podSelector: {}',
        ),
        manifest(
          NETWORK_API,
          'NetworkPolicy',
          'spec:\n  podSelector: {}\n  egress:\n    - to:\n        - ipBlock:\n            cidr: 10.0.0.0/8',
        ),
      ],
    },
  },
  {
    name: 'kubernetes-ingress-injection',
    severity: 'blocker',
    category: 'security',
    title:
      'The annotation writes text of its own into the configuration of nginx, which runs with the rights of the controller',
    advice: 'Take snippets out; in addresses and names leave only what an address may hold.',
    cwe: 94,
    help: 'https://kubernetes.github.io/ingress-nginx/faq/',
    checks: [
      on(
        'Ingress',
        any(
          keyed(
            'metadata.annotations',
            new RegExp(`^${INGRESS.replaceAll('.', '\\.')}(?:auth-url|auth-signin|mirror-target|mirror-host)$`),
            /[^\w\-.~:/?#[\]@!$&'()*+,;=% ]|[#;]\s*\n|\n|;/,
          ),
          keyed(
            'metadata.annotations',
            new RegExp(`^${INGRESS.replaceAll('.', '\\.')}auth-tls-match-cn$`),
            /[|;#\n{}]/,
          ),
          keyed(
            'metadata.annotations',
            new RegExp(`^${INGRESS.replaceAll('.', '\\.')}(?:server|configuration|auth|stream)-snippet$`),
            /(?:lua|proxy_pass|alias|root|load_module|\/var\/run\/secrets|serviceaccount)/,
          ),
        ),
      ),
    ],
    examples: {
      bad: [
        ingress(`${INGRESS}auth-url: "http://example.com/#;\\nload_module a"`),
        ingress(`${INGRESS}auth-tls-match-cn: CN=a|b`),
        ingress(`${INGRESS}server-snippet: "location /a { alias /var/run/secrets; }"`),
      ],
      ok: [
        ingress(`${INGRESS}auth-url: http://auth.example.com/check?rd=$escaped_request_uri`),
        ingress(`${INGRESS}auth-tls-match-cn: CN=.*example`),
        ingress(`${INGRESS}configuration-snippet: "more_set_headers \\"X-A: b\\";"`),
      ],
    },
  },
  {
    name: 'kubernetes-ingress-without-tls',
    severity: 'info',
    category: 'maintainability',
    title: 'The ingress names hosts but no certificate, so what they serve is readable on the way',
    advice: 'Add a tls section, unless something in front of it ends TLS.',
    cwe: 319,
    help: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls',
    checks: [on('Ingress', all(present('spec.rules.host'), unset('spec.tls')))],
    examples: {
      bad: ['a.example.com', 'b.example.com', '"*.example.com"'].map((host) =>
        manifest(NETWORK_API, 'Ingress', `spec:\n  rules:\n    - host: ${host}`),
      ),
      ok: [
        manifest(
          NETWORK_API,
          'Ingress',
          'spec:\n  tls:\n    - hosts: [a.example.com]\n  rules:\n    - host: a.example.com',
        ),
        manifest(NETWORK_API, 'Ingress', 'spec:\n  defaultBackend: {}'),
        container('args: [host]'),
      ],
    },
  },
  {
    name: 'kubernetes-removed-volume',
    severity: 'warning',
    category: 'bug',
    title: 'This kind of volume was removed from Kubernetes: the pod does not start on a current cluster',
    advice: 'Use a volume claim with the CSI driver of the storage.',
    cwe: 477,
    help: 'https://kubernetes.io/docs/concepts/storage/volumes/',
    checks: [
      on(
        'Pods',
        each(
          'volumes',
          any(
            present('scaleIO'),
            present('glusterfs'),
            present('flocker'),
            present('quobyte'),
            present('storageos'),
            present('photonPersistentDisk'),
            present('rbd'),
            present('cephfs'),
            present('gitRepo'),
          ),
        ),
      ),
    ],
    examples: {
      bad: ['scaleIO', 'glusterfs', 'gitRepo'].map((kind) =>
        pod(`containers: []\nvolumes:\n  - name: a\n    ${kind}: {endpoints: a}`),
      ),
      ok: ['emptyDir', 'nfs', 'csi'].map((kind) =>
        pod(`containers: []\nvolumes:\n  - name: a\n    ${kind}: {path: a}`),
      ),
    },
  },
];
