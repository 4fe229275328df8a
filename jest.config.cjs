const swc = (tsx) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', tsx },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
  },
];

/** @type {import('jest').Config} */
module.exports = {
  testTimeout: 200_000,
  // What suites leave behind, parsers above all, makes each later one slower: a process that holds much is replaced by a fresh one.
  workerIdleMemoryLimit: '300MB',
  projects: [
    {
      displayName: 'server',
      testEnvironment: 'node',
      roots: ['<rootDir>/src', '<rootDir>/emulator', '<rootDir>/test', '<rootDir>/bench'],
      testMatch: ['**/*.test.ts'],
      // The parser's runtime imports a module of Node dynamically, which Jest cannot do before it is made CommonJS.
      transform: { '^.+\\.ts$': swc(false), '/@vscode/tree-sitter-wasm/.+\\.js$': swc(false) },
      transformIgnorePatterns: ['/node_modules/(?!@vscode/tree-sitter-wasm/)'],
      // Node wants the extension in a dynamic import, and here the file behind it is still TypeScript.
      moduleNameMapper: { '^(\\.{1,2}/.+/index)\\.js$': ['$1.js', '$1.ts'] },
      globalSetup: '<rootDir>/test/postgres/start.mjs',
      globalTeardown: '<rootDir>/test/postgres/stop.mjs',
    },
    {
      displayName: 'frontend',
      testEnvironment: 'jsdom',
      roots: ['<rootDir>/frontend'],
      testMatch: ['**/*.test.ts', '**/*.test.tsx'],
      transform: { '^.+\\.tsx?$': swc(true) },
      moduleNameMapper: {
        '\\.css$': '<rootDir>/frontend/testing/empty.cjs',
        '^@atlaskit/feature-gate-js-client(/.*)?$': '<rootDir>/frontend/testing/gates.cjs',
      },
    },
  ],
};
