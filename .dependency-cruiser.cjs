/** The import rules of the README, run by `npm run check:boundaries`. Each message says what to do instead. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'shared-is-pure',
      comment:
        'shared runs in the browser and in Lambda: zod and pure libraries only, no Node modules, no other workspace.',
      severity: 'error',
      from: { path: '^shared/src' },
      to: {
        pathNot:
          '^shared/src|node_modules/(zod|libphonenumber-js|temporal-polyfill|temporal-spec|pdf-lib|fflate|@fontsource)/',
      },
    },
    {
      name: 'web-knows-only-shared',
      comment: 'The browser reaches the rest over HTTP: what both need belongs in shared.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(functions|cdk|tests)/|node_modules/(@aws-sdk|@folio/(functions|cdk|tests))/' },
    },
    {
      name: 'ui-knows-no-noun',
      comment: 'web/src/lib/ui is a kit without a CRM word: nouns use it, never the other way round.',
      severity: 'error',
      from: { path: '^web/src/lib/ui/' },
      to: { path: '^web/src/(routes|lib/(?!ui/))|^shared/src/(?!values/)' },
    },
    {
      name: 'rules-are-pure',
      comment: 'A decision (*.rules.ts) takes what it needs as arguments; it may stand on another decision.',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: { pathNot: '^shared/src|node_modules/zod/|\\.rules\\.ts$' },
    },
    {
      name: 'aws-only-in-platform',
      comment: 'functions/src/platform is the only folder that speaks to AWS: give it a method there.',
      severity: 'error',
      from: { path: '^functions/src/(?!platform/)' },
      to: { path: 'node_modules/@(aws-sdk|smithy)/' },
    },
    {
      name: 'platform-is-the-bottom',
      comment: 'platform knows no noun and no route.',
      severity: 'error',
      from: { path: '^functions/src/platform/' },
      to: { path: '^functions/src/(modules|http|lambdas)/' },
    },
    {
      name: 'services-know-no-http',
      comment: 'A service answers values and throws AppError; turning them into HTTP is the work of http and handlers.',
      severity: 'error',
      from: { path: '^functions/src/modules/.*\\.(service|repository)\\.ts$' },
      to: { path: '^functions/src/(http|lambdas)/|\\.handlers\\.ts$' },
    },
    {
      name: 'own-repository-only',
      comment: "A repository is its module's secret: call the other module's service.",
      severity: 'error',
      from: { path: '^functions/src/modules/([^/]+)/' },
      to: { path: '^functions/src/modules/(?!$1/)[^/]+/.*\\.repository\\.ts$' },
    },
    {
      name: 'functions-know-no-infrastructure',
      comment: 'A function is told everything by its environment.',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^(cdk|web|tests)/' },
    },
    {
      name: 'cdk-takes-types-only',
      comment:
        'cdk builds the functions, it does not run them: from functions it may take the types of platform/config.',
      severity: 'error',
      from: { path: '^cdk/' },
      to: { path: '^functions/src/(?!platform/config\\.ts$)' },
    },
    {
      name: 'config-as-type',
      comment: 'cdk imports the environment interfaces with `import type`.',
      severity: 'error',
      from: { path: '^cdk/' },
      to: { path: '^functions/src/platform/config\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-needs-tests',
      comment: 'What production code needs does not live among the tests.',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: '^tests/' },
    },
    {
      name: 'declared-dependencies',
      comment: 'A package that is imported stands in the package.json of the workspace that imports it.',
      severity: 'error',
      from: { path: '^(shared|functions|cdk|tests)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'resolvable',
      comment: 'An import that resolves to nothing escapes every rule above.',
      severity: 'error',
      from: { path: '^(shared|functions|cdk|tests)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(build|\\.svelte-kit|cdk\\.out|\\.local)/' },
    // Sees `import type` too: a type from the wrong side couples as much as a value.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
