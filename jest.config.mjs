// Tests run over the compiled code in dist: one compiler for the product and its tests, and no transform.
export default {
  rootDir: 'dist',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.js'],
  testEnvironment: 'node',
  transform: {},
  injectGlobals: true,
  reporters: ['default'],
};
