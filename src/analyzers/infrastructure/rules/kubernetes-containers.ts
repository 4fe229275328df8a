import { container, deployment, manifest, pod, served } from '../example';
import { all, any, differs, is, isnt, keyed, matches, present, reads, unset } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';

const SECURITY = 'https://kubernetes.io/docs/concepts/security/pod-security-standards/';
const CONTEXT = 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/';

/** What keeps running: a lone pod or a job is looked at by whoever starts it. */
const SERVED = matches('$kind', /^(?:Deployment|StatefulSet|DaemonSet|ReplicaSet)$/);

export const KUBERNETES_CONTAINER_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'kubernetes-capability-added',
    severity: 'warning',
    category: 'security',
    title: 'The container gets rights of root that it would not have by default',
    advice: 'Drop ALL, and add back only what the program fails without.',
    cwe: 250,
    help: SECURITY,
    checks: [on('Container', reads('securityContext.capabilities.add', /^(?!none$)\S/i))],
    examples: {
      bad: ['SYS_ADMIN', 'NET_ADMIN', 'ALL'].map((name) =>
        container(`securityContext:\n  capabilities:\n    add: [${name}]`),
      ),
      ok: [
        container('securityContext:\n  capabilities:\n    drop: [ALL]'),
        container('securityContext:\n  capabilities:\n    add: []'),
        container('args: [SYS_ADMIN]'),
      ],
    },
  },
  {
    name: 'kubernetes-writable-root',
    severity: 'info',
    category: 'security',
    title: 'The container may change its own programs, and so may whoever gets in',
    advice: 'Set readOnlyRootFilesystem to true, and mount an empty folder where it has to write.',
    cwe: 732,
    help: CONTEXT,
    checks: [on('Container', is('securityContext.readOnlyRootFilesystem', false))],
    examples: {
      bad: [
        container('securityContext:\n  readOnlyRootFilesystem: false'),
        container('securityContext: {readOnlyRootFilesystem: False}'),
        container('securityContext:\n  runAsUser: 1000\n  readOnlyRootFilesystem: false'),
      ],
      ok: [
        container('securityContext:\n  readOnlyRootFilesystem: true'),
        container('securityContext:\n  runAsUser: 1000'),
        container('args: [readOnlyRootFilesystem]'),
      ],
    },
  },
  {
    name: 'kubernetes-confinement-off',
    severity: 'warning',
    category: 'security',
    title: 'A confinement of the container is loosened: system calls, files or kernel settings lie open',
    advice: 'Use the RuntimeDefault profiles, and leave proc mount, SELinux type and unsafe sysctls alone.',
    cwe: 693,
    help: SECURITY,
    checks: [
      on(
        'Container',
        any(
          isnt('securityContext.seccompProfile.type', 'RuntimeDefault', 'Localhost'),
          isnt('securityContext.appArmorProfile.type', 'RuntimeDefault', 'Localhost'),
          is('securityContext.procMount', 'Unmasked'),
          isnt(
            'securityContext.seLinuxOptions.type',
            '',
            'container_t',
            'container_init_t',
            'container_kvm_t',
            'container_engine_t',
          ),
        ),
      ),
      on(
        'Pods',
        any(
          isnt('securityContext.seccompProfile.type', 'RuntimeDefault', 'Localhost'),
          isnt('securityContext.appArmorProfile.type', 'RuntimeDefault', 'Localhost'),
          isnt(
            'securityContext.seLinuxOptions.type',
            '',
            'container_t',
            'container_init_t',
            'container_kvm_t',
            'container_engine_t',
          ),
          present('securityContext.seLinuxOptions.user'),
          present('securityContext.seLinuxOptions.role'),
          differs(
            'securityContext.sysctls.name',
            /^(?:kernel\.shm_rmid_forced|net\.ipv4\.(?:ip_local_port_range|ip_unprivileged_port_start|tcp_syncookies|ping_group_range|ip_local_reserved_ports|tcp_keepalive_\w+|tcp_fin_timeout|tcp_rmem|tcp_wmem))$/,
          ),
          confinedBy('$metadata'),
          confinedBy('$template'),
        ),
      ),
    ],
    examples: {
      bad: [
        container('securityContext:\n  seccompProfile:\n    type: Unconfined'),
        container('securityContext:\n  procMount: Unmasked'),
        pod('containers: []\nsecurityContext:\n  sysctls:\n    - name: kernel.msgmax\n      value: "65536"'),
      ],
      ok: [
        container('securityContext:\n  seccompProfile:\n    type: RuntimeDefault'),
        container('securityContext:\n  seLinuxOptions:\n    level: s0:c123,c456'),
        pod('containers: []\nsecurityContext:\n  sysctls:\n    - name: net.ipv4.tcp_syncookies\n      value: "1"'),
      ],
    },
  },
  {
    name: 'kubernetes-latest-image',
    severity: 'warning',
    category: 'security',
    title: 'The image has no fixed version, so a restart may run something else than was tested',
    advice: 'Name a version, best with its digest.',
    cwe: 1357,
    help: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
    checks: [on('Container', reads('image', /:latest$/))],
    examples: {
      bad: [
        pod('containers:\n  - name: a\n    image: nginx:latest'),
        pod('containers:\n  - name: a\n    image: registry.example.com:5000/a:latest'),
        pod('containers: []\ninitContainers:\n  - name: a\n    image: busybox:latest'),
      ],
      ok: [
        pod('containers:\n  - name: a\n    image: nginx:1.27.3'),
        pod(
          'containers:\n  - name: a\n    image: nginx:latest@sha256:4c0fdaa8b6341bfdeca5f18f7837462c80cff90527ee35ef185571e1c327beac',
        ),
        pod('containers:\n  - name: latest\n    image: nginx:1'),
      ],
    },
  },
  {
    name: 'kubernetes-retired-component',
    severity: 'blocker',
    category: 'security',
    title: 'Tiller, the server of Helm 2, has full rights in the cluster and asks nobody who he is',
    advice: 'Move to Helm 3, which needs no server.',
    cwe: 1104,
    help: 'https://helm.sh/docs/topics/v2_v3_migration/',
    checks: [on('Container', reads('image', /(?:^|\/)tiller(?::|@|$)/))],
    examples: {
      bad: ['ghcr.io/helm/tiller:v2.16.0', 'tiller', 'gcr.io/kubernetes-helm/tiller:v2.9.1'].map((image) =>
        pod(`containers:\n  - name: a\n    image: ${image}`),
      ),
      ok: ['alpine/helm:3.16.2', 'nginx:1.27', 'example.com/tiller/app:1'].map((image) =>
        pod(`containers:\n  - name: a\n    image: ${image}`),
      ),
    },
  },
  {
    name: 'kubernetes-service-account-token',
    severity: 'info',
    category: 'maintainability',
    title: 'Every container of the pod gets a token for the API of the cluster',
    advice: 'Set automountServiceAccountToken to false where the program never calls that API.',
    cwe: 250,
    help: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
    checks: [
      on('Pods', is('automountServiceAccountToken', true)),
      on('ServiceAccount', is('automountServiceAccountToken', true)),
    ],
    examples: {
      bad: [
        pod('containers: []\nautomountServiceAccountToken: true'),
        manifest('v1', 'ServiceAccount', 'automountServiceAccountToken: true'),
        manifest(
          'apps/v1',
          'Deployment',
          'spec:\n  template:\n    spec:\n      automountServiceAccountToken: true\n      containers: []',
        ),
      ],
      ok: [
        pod('containers: []\nautomountServiceAccountToken: false'),
        pod('containers: []'),
        manifest('v1', 'ServiceAccount', 'automountServiceAccountToken: false'),
      ],
    },
  },
  {
    name: 'kubernetes-no-limits',
    severity: 'info',
    category: 'maintainability',
    title: 'The container may take all memory and processors of its node',
    advice: 'Request what it needs, and set a limit for memory.',
    cwe: 770,
    help: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
    checks: [on('Container', all(SERVED, unset('resources')))],
    examples: {
      bad: [served('env: []'), served('resources:'), served('args: [a]')],
      ok: [
        container('env: []'),
        served('resources:\n  limits:\n    memory: 128Mi'),
        served('resources:\n  requests:\n    cpu: 100m'),
        served('resources: &small\n  limits: {memory: 64Mi}'),
      ],
    },
  },
  {
    name: 'kubernetes-no-security-context',
    severity: 'info',
    category: 'maintainability',
    title: 'Neither the pod nor the container says which rights it can do without',
    advice:
      'Set runAsNonRoot, readOnlyRootFilesystem, allowPrivilegeEscalation: false, a seccomp profile, and drop all capabilities.',
    cwe: 250,
    help: CONTEXT,
    checks: [on('Container', all(SERVED, unset('securityContext'), unset('$pod.securityContext')))],
    examples: {
      bad: [served('env: []'), served('securityContext:'), deployment('containers:\n  - name: a\n    image: a:1')],
      ok: [
        container('env: []'),
        served('securityContext:\n  runAsNonRoot: true'),
        deployment('securityContext:\n  runAsNonRoot: true\ncontainers:\n  - name: a\n    image: a:1'),
        deployment('containers: []'),
      ],
    },
  },
];

/** Annotations that older clusters read in place of the fields. */
function confinedBy(metadata: string): ReturnType<typeof any> {
  return any(
    keyed(
      `${metadata}.annotations`,
      /^container\.apparmor\.security\.beta\.kubernetes\.io\//,
      /^(?!runtime\/default$|localhost\/)/,
    ),
    keyed(`${metadata}.annotations`, /^(?:container\.)?seccomp\.security\.alpha\.kubernetes\.io\//, /^unconfined$/),
  );
}
