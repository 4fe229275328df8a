// Who may import whom: the table of docs/architecture.md, as rules.

/** Files of a module, tests and test support excepted: those may reach further. */
const own = (folder) => ({ path: `^src/${folder}/`, pathNot: '(\\.test\\.ts$|/testing/)' });

/** `folder` may import itself, `allowed` folders of ours, and nothing else of ours. */
const onlyImports = (folder, allowed) => ({
  name: `${folder.replaceAll('/', '-')}-imports`,
  comment: `${folder} may import only: ${allowed.join(', ') || 'nothing'}`,
  severity: 'error',
  from: own(folder),
  to: { path: '^src/', pathNot: [`^src/${folder}/`, ...allowed.map((name) => `^src/${name}(/|\\.ts$)`)] },
});

module.exports = {
  forbidden: [
    onlyImports('domain', []),
    onlyImports('diff', ['domain']),
    onlyImports('yaml', []),
    onlyImports('rules-file', ['domain', 'yaml']),
    onlyImports('review/core', ['domain', 'diff', 'rules-file']),
    onlyImports('analyzers', ['domain', 'diff', 'yaml']),
    onlyImports('platform', ['domain', 'telemetry']),
    onlyImports('review', [
      'domain',
      'diff',
      'rules-file',
      'analyzers',
      'platform',
      'cache',
      'store',
      'queue',
      'telemetry',
    ]),
    onlyImports('config', ['domain']),
    onlyImports('telemetry', ['domain']),
    onlyImports('queue', ['domain', 'telemetry', 'store/migrations']),
    onlyImports('store', ['domain']),
    onlyImports('intake', ['domain', 'queue', 'store', 'platform', 'telemetry']),
    onlyImports('web', ['domain', 'intake', 'queue', 'store', 'platform', 'config', 'telemetry', 'rules-file']),
    {
      name: 'adapters-are-joined-in-main',
      comment: 'Outside of the composition root, ports only.',
      severity: 'error',
      from: { path: '^src/(review|intake|web)/', pathNot: '(\\.test\\.ts$|/testing/)' },
      to: {
        path: '^src/(queue|store|platform)/',
        pathNot: [
          '^src/(queue|store|platform)/(index|port|host)\\.ts$',
          '^src/platform/(cloud-[a-z]+|data-center-webhook)/index\\.ts$',
        ],
      },
    },
    {
      name: 'orm-only-in-the-store',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(store|web/connect)/|\\.test\\.ts$|/testing/' },
      to: { path: 'node_modules/(sequelize|umzug)/' },
    },
    {
      name: 'express-only-in-the-web',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/web/|\\.test\\.ts$|/testing/' },
      to: { path: 'node_modules/(express|helmet|atlassian-connect-express|express-rate-limit)/' },
    },
    {
      name: 'http-clients-at-the-rim',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/platform/http/|\\.test\\.ts$|/testing/' },
      to: { path: 'node_modules/undici/' },
    },
    {
      name: 'the-emulator-stands-alone',
      comment: 'It plays Bitbucket: sharing code with Loom would let both be wrong alike.',
      severity: 'error',
      from: { path: '^emulator/', pathNot: '\\.test\\.ts$|/testing/' },
      to: { path: '^(src|frontend|demo)/' },
    },
    {
      name: 'the-demo-runs-loom-as-users-do',
      comment: 'It starts the built command; only the emulator is its own.',
      severity: 'error',
      from: { path: '^demo/', pathNot: '\\.test\\.ts$|/testing/' },
      to: { path: '^(src|frontend)/' },
    },
    {
      name: 'the-server-does-not-know-the-emulator',
      severity: 'error',
      from: { path: '^src/', pathNot: '(\\.test\\.ts$|/testing/)' },
      to: { path: '^(emulator|demo|frontend)/' },
    },
    {
      name: 'pages-know-the-contract-only',
      severity: 'error',
      from: { path: '^frontend/src/' },
      to: { path: '^src/', pathNot: '^src/web/api/contract\\.ts$' },
    },
    {
      name: 'review-asks-the-ports-only',
      comment: 'The line of a review knows ports, not adapters.',
      severity: 'error',
      from: own('review'),
      to: { path: '^src/(platform|analyzers)/', pathNot: '^src/(platform|analyzers)/(index|port|host)\\.ts$' },
    },
    {
      name: 'folders-have-a-face',
      comment: 'From outside, import a folder by its index.ts.',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: '(\\.test\\.ts$|/testing/)' },
      to: {
        path: '^src/(domain|diff|rules-file|review/core|analyzers/[a-z-]+)/',
        pathNot: ['/index\\.ts$', '^src/$1/'],
      },
    },
    {
      name: 'pure-folders-have-no-effects',
      severity: 'error',
      from: { path: '^src/(domain|diff|rules-file|review/core)/', pathNot: '(\\.test\\.ts$|/testing/)' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|path/posix|buffer)$' },
    },
    {
      name: 'processes-only-at-the-rim',
      comment: 'Programs are started by the sandbox and by the git adapter.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: '^src/(analyzers/sandbox|platform/git|cli)/|\\.test\\.ts$|/testing/',
      },
      to: { path: '^(node:)?child_process$' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-drawer-folders',
      severity: 'error',
      from: {},
      to: { path: '^(src|bench)/.*(utils?|helpers?|misc|common)(/|\\.ts$)' },
    },
    {
      name: 'not-to-test',
      severity: 'error',
      from: { pathNot: '(\\.test\\.tsx?$|/testing/|^bench/|^test/)' },
      to: { path: '(\\.test\\.tsx?$|/testing/)' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json'],
      conditionNames: ['require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
