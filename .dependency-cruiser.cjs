/**
 * Who may import whom. tests/rules/import-rules.test.ts shows that each rule bites. Run: `npx depcruise src-shared src-main src-renderer migrations tests scripts`.
 *
 * Type-only imports count: a layer that needs another's types knows that layer.
 * Unit tests beside their source may import what they like.
 */
const TEST = String.raw`\.test\.tsx?$`;

/** Matches an npm package whether or not it is installed. */
const npm = (names) => `(^|/)node_modules/(${names})/|^(${names})($|/)`;

/** `from` may import only what `allowed` matches. */
const only = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: TEST },
  to: { pathNot: allowed },
});

/** `from` (but for `exceptFrom`) must not import what `forbidden` matches. */
const never = (name, comment, from, forbidden, exceptFrom = []) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: [TEST, ...exceptFrom] },
  to: { path: forbidden },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only('domain-imports-nothing', 'The rules of the trade stand alone.', '^src-shared/domain/', [
      '^src-shared/domain/',
    ]),
    only('contract-imports-domain', 'The contract is zod schemas over domain types.', '^src-shared/contract/', [
      '^src-shared/(contract|domain)/',
      npm('zod'),
    ]),
    only('rpc-imports-contract', 'RPC knows the contract and an abstract channel, no transport.', '^src-shared/rpc/', [
      '^src-shared/(rpc|contract|domain)/',
      npm('zod'),
    ]),
    // Making and deriving ids is arithmetic, hence uuid stands in the port itself.
    only(
      'ports-import-shared',
      'A port is an interface: what stands behind it is not its business.',
      '^src-main/ports/',
      ['^src-main/ports/', '^src-shared/', npm('uuid')],
    ),
    only('migrations-stand-alone', 'One that has landed must not change with the code around it.', '^migrations/', [
      '^migrations/',
      npm('typeorm'),
    ]),

    never('main-not-renderer', 'The core has no screen.', '^src-main/', '^src-renderer/'),
    never('renderer-not-main', 'The renderer reaches the core through the contract alone.', '^src-renderer/', [
      '^src-main/',
      '^migrations/',
    ]),
    never('shared-not-sides', 'What both sides share belongs to neither.', '^src-shared/', [
      '^src-(main|renderer)/',
      '^migrations/',
    ]),
    never(
      'core-not-hosts',
      'Hosts and the command line start the core, never the other way round.',
      '^src-main/(?!hosts/|cli/)',
      '^src-main/(hosts|cli)/',
    ),
    never('storage-not-above', 'Storage serves the features and knows none.', '^src-main/storage/', [
      '^src-main/(features|jobs|sync|nfc)/',
    ]),
    never('ui-knows-no-app', 'Components take props: no store, no api, no feature.', '^src-renderer/ui/', [
      '^src-renderer/(?!ui/)',
      '^src-shared/(contract|rpc)/',
      npm('zustand|@tanstack/react-query|wouter'),
    ]),

    never('electron-only-in-its-host', 'All else runs without Electron.', '^', npm('electron'), [
      '^src-main/hosts/electron/',
      '^tests/',
      '^scripts/',
    ]),
    never('database-only-in-storage', 'The driver can be changed behind one folder.', '^', npm('sqlite3|typeorm'), [
      '^src-main/storage/',
      '^migrations/',
      '^tests/',
    ]),
    never('postgres-only-in-its-folder', 'A desk has no server: what speaks to one stands apart.', '^', npm('pg'), [
      '^src-main/storage/postgres/',
      '^tests/',
    ]),
    never('plots-only-with-the-overview', 'No other screen waits for them to be read.', '^', npm('recharts'), [
      '^src-renderer/features/overview/[a-z]+-plot[.]tsx$',
    ]),
    never('driver-only-in-nfc', 'The reader runs in a process of its own.', '^', npm('nfc-pcsc|@pokusew/pcsclite'), [
      '^src-main/nfc/',
      '^tests/',
    ]),

    {
      name: 'renderer-without-node',
      comment: 'The renderer runs in a sandbox and in plain browsers.',
      severity: 'error',
      from: { path: '^src-(renderer|shared)/', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'not-to-tests',
      comment: 'Nothing that ships may need a test or its support.',
      severity: 'error',
      from: { path: '^', pathNot: [TEST, '^tests/'] },
      to: { path: ['^tests/', TEST] },
    },
    {
      name: 'not-to-dev-dependencies',
      comment:
        'What ships imports what is installed with it. Electron is there by itself, and plots are in the bundle.',
      severity: 'error',
      from: { path: '^(src-|migrations/)', pathNot: TEST },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['npm', 'npm-optional', 'type-only'],
        pathNot: npm('electron|recharts'),
      },
    },
    {
      name: 'not-to-undeclared',
      comment: 'A package that package.json does not name is there by chance.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'not-to-unresolvable',
      comment: 'An import that leads nowhere. The reader driver is optional.',
      severity: 'error',
      from: {},
      // Vite's `?url` is a question to the bundler and no file.
      to: { couldNotResolve: true, pathNot: [npm('nfc-pcsc'), '[?]url$'] },
    },
    {
      name: 'no-circular',
      comment: 'Two modules that need each other are one, or lack a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|node_modules/\\.cache)/' },
    tsPreCompilationDeps: true,
    // Resolves the # aliases through "imports" in package.json, as Node does.
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.css', '.d.ts'],
    },
  },
};
