/**
 * Who may import whom (README, architecture). One direction, no circles; of a feature only what its index exports.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const FEATURES = '(directory|companies|goals|key-results|check-ins|history|chart|exchange)';

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'features-by-their-index',
      comment: "A feature's insides are its own: others import its index.ts.",
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: `^src/${FEATURES}/`, pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'the-app-takes-modules-only',
      severity: 'error',
      from: { path: '^src/[^/]+\\.ts$' },
      to: { path: `^src/${FEATURES}/`, pathNot: '^src/[^/]+/index\\.ts$' },
    },
    {
      name: 'arithmetic-is-pure',
      comment: 'progress.ts and chain.ts are formulas: no framework, no database, no time.',
      severity: 'error',
      from: { path: '^src/progress/(progress|chain)\\.ts$' },
      to: { pathNot: '^src/progress/(progress|chain)\\.ts$' },
    },
    {
      name: 'progress-knows-no-feature',
      severity: 'error',
      from: { path: '^src/progress/' },
      to: { path: '^src/', pathNot: '^src/(progress|access|database|http|config)/' },
    },
    {
      name: 'access-knows-no-feature',
      severity: 'error',
      from: { path: '^src/access/' },
      to: { path: '^src/', pathNot: '^src/(access|database|http|config)/' },
    },
    {
      name: 'http-knows-no-feature',
      severity: 'error',
      from: { path: '^src/http/' },
      to: { path: '^src/', pathNot: '^src/(http|database|config)/' },
    },
    {
      name: 'database-at-the-bottom',
      severity: 'error',
      from: { path: '^src/database/' },
      to: { path: '^src/', pathNot: '^src/(database|config)/' },
    },
    {
      name: 'telemetry-only-watches',
      severity: 'error',
      from: { path: '^src/telemetry/' },
      to: { path: '^src/', pathNot: '^src/(telemetry|config)/' },
    },
    {
      name: 'config-at-the-bottom',
      severity: 'error',
      from: { path: '^src/config/' },
      to: { path: '^src/', pathNot: '^src/config/' },
    },
    {
      name: 'directory-is-below-goals',
      severity: 'error',
      from: { path: '^src/directory/' },
      to: { path: '^src/(companies|goals|key-results|check-ins|progress)/' },
    },
    {
      name: 'key-results-are-below-check-ins-and-goals',
      severity: 'error',
      from: { path: '^src/key-results/' },
      to: { path: '^src/(goals|check-ins|companies)/' },
    },
    {
      name: 'check-ins-do-not-know-goals',
      severity: 'error',
      from: { path: '^src/check-ins/' },
      to: { path: '^src/(goals|companies)/' },
    },
    {
      name: 'nothing-is-built-on-exchange',
      comment: 'It uses what single requests use, and only the command line uses it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(exchange|cli)/|^src/app\\.module\\.ts$' },
      to: { path: '^src/exchange/' },
    },
    {
      name: 'nothing-is-built-on-the-command-line',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'nothing-is-built-on-history',
      comment: 'It is worked out from the rest, and only the chart draws it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(history|chart)/|^src/app\\.module\\.ts$' },
      to: { path: '^src/history/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.js'] },
  },
};
