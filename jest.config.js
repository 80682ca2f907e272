/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/test/**/*.e2e.ts', '<rootDir>/test/**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': '@swc/jest' },
  globalSetup: '<rootDir>/test/support/global-setup.js',
  globalTeardown: '<rootDir>/test/support/global-teardown.js',
  testTimeout: 30_000,
  // The tests wait for a database and for servers of their own: one worker a core, where Jest would leave one idle.
  maxWorkers: '100%',
  // Modules of tests that have ended stay in memory: without this, each worker has 2 GB in the end and takes long to exit.
  workerIdleMemoryLimit: '1GB',
};
