// Tests run over the compiled code in dist: one compiler for the product and its tests, and no transform.
export default {
  rootDir: 'dist',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.js'],
  testEnvironment: 'node',
  transform: {},
  injectGlobals: true,
  // A slow machine is no failure: real processes start in these tests.
  testTimeout: 60_000,
  reporters: ['default'],
};
