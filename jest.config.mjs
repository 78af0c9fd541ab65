/** Two projects: `npm test` runs everything but `test/long`; `npm run test:long` runs only that. */
const long = process.env.ENLACE_TEST_LONG === 'true';

export default {
  testEnvironment: 'node',
  roots: long ? ['<rootDir>/test/long'] : ['<rootDir>/src', '<rootDir>/test', '<rootDir>/web/src'],
  testPathIgnorePatterns: long ? [] : ['<rootDir>/test/long/'],
  testMatch: ['**/*.spec.ts'],
  testRunner: '<rootDir>/test/support/native-runner.mjs',
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/', '<rootDir>/data/'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  testTimeout: long ? 1_800_000 : 90_000,
  // On two cores: a test waits for its browser or its database about a third of the time.
  maxWorkers: long ? 2 : 3,
  // Connections that fetch keeps open end by themselves after four seconds.
  workerGracefulExitTimeout: 10_000,
};
