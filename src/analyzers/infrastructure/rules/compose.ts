import { compose } from '../example';
import { all, any, each, is, keyed, present, reads, unset } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';

const REFERENCE = 'https://docs.docker.com/reference/compose-file/services/';

export const COMPOSE_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'compose-host-rights',
    severity: 'blocker',
    category: 'security',
    title: 'The container has the rights of its host, so whoever gets into it has the host',
    advice: 'Take privileged, the host namespaces and the socket of the runtime out.',
    cwe: 250,
    help: `${REFERENCE}#privileged`,
    checks: [
      on(
        'compose:service',
        any(
          is('privileged', true),
          is('pid', 'host'),
          is('ipc', 'host'),
          is('userns_mode', 'host'),
          is('cap_add', 'ALL', 'SYS_ADMIN', 'SYS_MODULE', 'SYS_PTRACE'),
        ),
      ),
      on(
        'compose:service',
        any(
          reads('volumes', /(?:docker|containerd|crio)\.sock(?::|$)/),
          reads('volumes.source', /(?:docker|containerd|crio)\.sock$/),
        ),
      ),
    ],
    examples: {
      bad: [
        compose('privileged: true'),
        compose('volumes:\n  - /var/run/docker.sock:/var/run/docker.sock'),
        compose('cap_add: [SYS_ADMIN]'),
      ],
      ok: [compose('privileged: false'), compose('volumes:\n  - data:/data'), compose('cap_add: [NET_BIND_SERVICE]')],
    },
  },
  {
    name: 'compose-confinement-off',
    severity: 'warning',
    category: 'security',
    title: 'A confinement of the container is loosened: its network, system calls or files are those of the host',
    advice: 'Publish single ports, and leave the default profiles on.',
    cwe: 693,
    help: `${REFERENCE}#security_opt`,
    checks: [
      on(
        'compose:service',
        any(is('network_mode', 'host'), reads('security_opt', /(?:seccomp|apparmor)[:=]unconfined$|label[:=]disable$/)),
      ),
    ],
    examples: {
      bad: [
        compose('network_mode: host'),
        compose('security_opt:\n  - seccomp:unconfined'),
        compose('security_opt:\n  - apparmor=unconfined'),
      ],
      ok: [
        compose('network_mode: bridge'),
        compose('security_opt:\n  - no-new-privileges:true'),
        compose('networks: [back]'),
      ],
    },
  },
  {
    name: 'compose-latest-image',
    severity: 'info',
    category: 'security',
    title: 'The image has no fixed version, so the next pull may bring something else',
    advice: 'Name a version.',
    cwe: 1357,
    help: `${REFERENCE}#image`,
    checks: [
      on(
        'compose:service',
        all(
          unset('build'),
          each('$image', all(present('image'), unset('digest'), any(is('tag', 'latest'), unset('tag')))),
        ),
      ),
    ],
    examples: {
      bad: [compose('image: redis'), compose('image: redis:latest'), compose('image: registry.example.com:5000/a')],
      ok: [compose('image: redis:7.4'), compose('image: shop/app\nbuild: .'), compose('image: ${IMAGE}')],
    },
  },
  {
    name: 'compose-secret-in-environment',
    severity: 'warning',
    category: 'security',
    title: 'A credential stands in the file as a variable',
    advice: 'Take it from the environment, or from a secret.',
    cwe: 798,
    help: 'https://docs.docker.com/compose/how-tos/use-secrets/',
    checks: [
      on(
        'compose:service',
        keyed(
          '$environment',
          /(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY)$/i,
          /^(?!.*\$|\/|true$|false$)\S{4,}$/i,
        ),
      ),
    ],
    examples: {
      bad: [
        compose('environment:\n  POSTGRES_PASSWORD: hunter2hunter2'),
        compose('environment:\n  - API_KEY=abcdefgh'),
        compose('environment:\n  - A=1\n  - JWT_SECRET=abcdefgh'),
      ],
      ok: [
        compose('environment:\n  POSTGRES_PASSWORD: ${POSTGRES_PASSWORD}'),
        compose('environment:\n  - API_KEY'),
        compose('environment:\n  POSTGRES_PASSWORD_FILE: /run/secrets/db'),
      ],
    },
  },
  {
    name: 'compose-database-published',
    severity: 'info',
    category: 'security',
    title: 'The port of a database is published on all addresses of the host, past its firewall',
    advice: 'Take the port out, or bind it to 127.0.0.1.',
    cwe: 668,
    help: `${REFERENCE}#ports`,
    checks: [
      on(
        'compose:service',
        reads('ports', /^(?:0\.0\.0\.0:)?\d+:(?:1433|1521|2375|3306|5432|6379|9200|11211|27017)(?:\/tcp)?$/),
      ),
    ],
    examples: {
      bad: [
        compose('ports:\n  - "5432:5432"'),
        compose('ports:\n  - "0.0.0.0:6379:6379"'),
        compose('ports: ["80:80", "13306:3306"]'),
      ],
      ok: [compose('ports:\n  - "127.0.0.1:5432:5432"'), compose('ports:\n  - "80:80"'), compose('expose: ["5432"]')],
    },
  },
];
