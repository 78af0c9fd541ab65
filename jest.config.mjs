import { swcOptions } from './test/support/swc-options.mjs';

/** Two projects: `npm test` runs everything but `test/long`; `npm run test:long` runs only that. */
const long = process.env.ENLACE_TEST_LONG === 'true';

export default {
  testEnvironment: 'node',
  roots: long ? ['<rootDir>/test/long'] : ['<rootDir>/src', '<rootDir>/test', '<rootDir>/web/src'],
  testPathIgnorePatterns: long ? [] : ['<rootDir>/test/long/'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // Its ES module imports JSON in a way that Jest complains of, once a file and test.
    '^libphonenumber-js/max$': '<rootDir>/node_modules/libphonenumber-js/max/index.cjs',
  },
  transform: { '^.+\\.ts$': ['@swc/jest', swcOptions] },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/', '<rootDir>/data/'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  testTimeout: long ? 1_200_000 : 90_000,
  maxWorkers: 2,
};
