import { container, manifest, pod } from '../example';
import { any, each, is, isnt, present, reads } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';

const SECURITY = 'https://kubernetes.io/docs/concepts/security/pod-security-standards/';
const CONTEXT = 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/';

export const KUBERNETES_POD_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'kubernetes-privileged',
    severity: 'blocker',
    category: 'security',
    title: 'A privileged container has all rights of the node it runs on',
    advice: 'Take privileged out, and add the one capability that is needed.',
    cwe: 250,
    help: SECURITY,
    checks: [on('Container', is('securityContext.privileged', true))],
    examples: {
      bad: [
        container('securityContext:\n  privileged: true'),
        pod('initContainers:\n  - name: a\n    image: a:1\n    securityContext: {privileged: true}\ncontainers: []'),
        manifest(
          'batch/v1',
          'CronJob',
          'spec:\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          containers:\n            - name: a\n              image: a:1\n              securityContext:\n                privileged: true',
        ),
      ],
      ok: [
        container('securityContext:\n  privileged: false'),
        container('env: []'),
        manifest('v1', 'ConfigMap', 'data:\n  privileged: "true"'),
      ],
    },
  },
  {
    name: 'kubernetes-privilege-escalation',
    severity: 'warning',
    category: 'security',
    title: 'Processes in the container may gain more rights than they started with',
    advice: 'Set allowPrivilegeEscalation to false.',
    cwe: 250,
    help: CONTEXT,
    checks: [on('Container', is('securityContext.allowPrivilegeEscalation', true))],
    examples: {
      bad: [
        container('securityContext:\n  allowPrivilegeEscalation: true'),
        container('securityContext: {allowPrivilegeEscalation: true, runAsUser: 1000}'),
        container('securityContext:\n  allowPrivilegeEscalation: True'),
      ],
      ok: [
        container('securityContext:\n  allowPrivilegeEscalation: false'),
        container('securityContext:\n  runAsNonRoot: true'),
        container('args: [allowPrivilegeEscalation]'),
      ],
    },
  },
  {
    name: 'kubernetes-runs-as-root',
    severity: 'warning',
    category: 'security',
    title: 'The container is told to run as root, so a break-out starts with all rights',
    advice: 'Set runAsNonRoot to true, and runAsUser to a user without rights.',
    cwe: 250,
    help: CONTEXT,
    checks: [
      on(
        'Container',
        any(
          is('securityContext.runAsUser', 0),
          is('securityContext.runAsNonRoot', false),
          is('securityContext.runAsGroup', 0),
        ),
      ),
      on(
        'Pods',
        any(
          is('securityContext.runAsUser', 0),
          is('securityContext.runAsNonRoot', false),
          is('securityContext.runAsGroup', 0),
        ),
      ),
    ],
    examples: {
      bad: [
        container('securityContext:\n  runAsUser: 0'),
        container('securityContext:\n  runAsNonRoot: false'),
        pod('securityContext:\n  runAsUser: 0\ncontainers: []'),
      ],
      ok: [
        container('securityContext:\n  runAsUser: 10001'),
        container('securityContext:\n  runAsNonRoot: true'),
        pod('securityContext:\n  fsGroup: 0\ncontainers: []'),
      ],
    },
  },
  {
    name: 'kubernetes-host-namespace',
    severity: 'warning',
    category: 'security',
    title: 'The pod shares processes, memory or network with its node, and so with all pods there',
    advice: 'Take hostPID, hostIPC and hostNetwork out.',
    cwe: 668,
    help: SECURITY,
    checks: [on('Pods', any(is('hostPID', true), is('hostIPC', true), is('hostNetwork', true)))],
    examples: {
      bad: [
        pod('hostPID: true\ncontainers: []'),
        pod('hostNetwork: true\ncontainers: []'),
        manifest('apps/v1', 'DaemonSet', 'spec:\n  template:\n    spec:\n      hostIPC: true\n      containers: []'),
      ],
      ok: [
        pod('hostPID: false\ncontainers: []'),
        pod('hostname: a\ncontainers: []'),
        manifest('apps/v1', 'DaemonSet', 'spec:\n  hostIPC: true\n  template:\n    spec:\n      containers: []'),
      ],
    },
  },
  {
    name: 'kubernetes-runtime-socket',
    severity: 'blocker',
    category: 'security',
    title: 'Who has the socket of the container runtime has the node',
    advice: 'Take the volume out; to build images, use a builder that needs no runtime.',
    cwe: 250,
    help: 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
    checks: [on('Pods', reads('volumes.hostPath.path', /(?:docker|containerd|crio|cri-dockerd)\.sock$/))],
    examples: {
      bad: ['/var/run/docker.sock', '/run/containerd/containerd.sock', '/var/run/crio/crio.sock'].map((path) =>
        pod(`containers: []\nvolumes:\n  - name: a\n    hostPath:\n      path: ${path}`),
      ),
      ok: [
        pod('containers: []\nvolumes:\n  - name: a\n    emptyDir: {}'),
        pod('containers: []\nvolumes:\n  - name: a\n    hostPath: {path: /var/log}'),
        container('args: [/var/run/docker.sock]'),
      ],
    },
  },
  {
    name: 'kubernetes-host-path',
    severity: 'warning',
    category: 'security',
    title: 'The pod reads or writes folders of its node, which no other pod or node sees alike',
    advice: 'Use a volume claim, a config map or an empty folder.',
    cwe: 668,
    help: 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
    checks: [on('Pods', each('volumes', present('hostPath')))],
    examples: {
      bad: ['/', '/etc', '/sys'].map((path) =>
        pod(`containers: []\nvolumes:\n  - name: a\n    hostPath:\n      path: ${path}`),
      ),
      ok: [
        pod('containers: []\nvolumes:\n  - name: a\n    emptyDir: {}'),
        pod('containers: []\nvolumes:\n  - name: a\n    persistentVolumeClaim:\n      claimName: a'),
        pod('containers: []'),
      ],
    },
  },
  {
    name: 'kubernetes-host-port',
    severity: 'warning',
    category: 'security',
    title: 'The container takes a port of the node: reachable past services and network policies',
    advice: 'Publish it by a Service.',
    cwe: 668,
    help: SECURITY,
    checks: [on('Container', isnt('ports.hostPort', 0))],
    examples: {
      bad: [
        container('ports:\n  - containerPort: 80\n    hostPort: 80'),
        container('ports: [{hostPort: 8080}]'),
        container('ports:\n  - containerPort: 80\n  - hostPort: 443'),
      ],
      ok: [container('ports:\n  - containerPort: 80'), container('ports: [{hostPort: 0}]'), container('ports: []')],
    },
  },
];
