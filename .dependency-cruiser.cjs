// The arrows of the house (docs/architecture.md): data flows text → syntax → model → rules → findings.
// Each rule says why it is there; a change to one is a change of the architecture.

/** The parts of the core: which others each may import, and why no more. */
const core = [
  { part: 'text', imports: [], why: 'ranges and lines are the ground: they know nothing of what the text means' },
  {
    part: 'syntax',
    imports: ['text'],
    why: 'reading a table must not depend on what a column means, else a policy could break the parser',
  },
  { part: 'policy', imports: ['text'], why: 'a policy is read before any ledger is' },
  {
    part: 'process',
    imports: ['policy'],
    why: 'the one transition table depends on the states of the policy and on nothing else',
  },
  {
    part: 'model',
    imports: ['text', 'syntax', 'policy', 'process'],
    why: 'tasks and approvals are built from syntax and policy; what is wrong with them is for the rules to say',
  },
  {
    part: 'evidence',
    imports: ['model', 'policy', 'syntax', 'text', 'messages'],
    why: 'a record is read for what it says; whether that fits the ledger is for the rules to say. One that Orch writes has words for people',
  },
  {
    part: 'past',
    imports: ['text', 'syntax', 'policy', 'process', 'model', 'audit', 'evidence', 'ports'],
    why: 'what ledgers are compared with: base and log as values; what a difference means is for the rules to say',
  },
  {
    part: 'naming',
    imports: ['text', 'syntax', 'policy', 'model', 'evidence', 'messages'],
    why: 'which places name something is one question for editors and moves; who may rename it is for them to say',
  },
  {
    part: 'gate',
    imports: ['text', 'syntax', 'policy', 'process', 'model', 'audit', 'past'],
    why: 'what is in force follows from base, log and files; what is wrong with the difference is for the rules to say',
  },
  {
    part: 'rules',
    imports: ['past', 'gate', 'audit', 'evidence', 'model', 'process', 'policy', 'messages', 'text', 'syntax', 'ports'],
    why: 'a rule reads the model and returns data; it neither edits nor asks the world',
  },
  {
    part: 'check',
    imports: ['gate', 'past', 'rules', 'model', 'policy', 'messages', 'text', 'syntax', 'ports'],
    why: 'it asks every rule and remembers the answers; no rule knows how it is asked',
  },
  {
    part: 'baseline',
    imports: ['gate', 'rules', 'naming', 'model', 'messages', 'text'],
    why: 'it accepts findings after the fact; no rule knows of it',
  },
  {
    part: 'assist',
    imports: [
      'past',
      'naming',
      'check',
      'rules',
      'evidence',
      'model',
      'process',
      'policy',
      'messages',
      'text',
      'syntax',
      'edits',
      'ports',
    ],
    why: 'hover, completion and symbols as functions of the model, whatever the editor',
  },
  {
    part: 'edits',
    imports: ['text', 'syntax', 'policy', 'model'],
    why: 'an edit names cells and bytes; whether it is legal is decided before, by moves',
  },
  {
    part: 'audit',
    imports: ['text'],
    why: 'the log is a format and a chain; what a line means to a task is for those who read it',
  },
  {
    part: 'identity',
    imports: ['audit', 'model', 'policy', 'messages'],
    why: 'who asks depends on the policy and on what the shell knows, never on what is asked',
  },
  {
    part: 'leases',
    imports: ['model', 'policy', 'audit'],
    why: 'leases are arithmetic on times and tokens; the moves decide when they change hands',
  },
  {
    part: 'moves',
    imports: [
      'past',
      'naming',
      'edits',
      'audit',
      'identity',
      'leases',
      'evidence',
      'model',
      'process',
      'policy',
      'messages',
      'syntax',
      'text',
      'ports',
    ],
    why: 'a move plans edits on the model; it neither judges ledgers (rules) nor touches the world (ports)',
  },
  {
    part: 'replay',
    imports: [
      'check',
      'gate',
      'past',
      'rules',
      'audit',
      'model',
      'process',
      'policy',
      'messages',
      'text',
      'syntax',
      'ports',
    ],
    why: 'a history is judged commit by commit, as a check judges a worktree, and its findings are counted; nothing below knows of more than one commit',
  },
  {
    part: 'scaffold',
    imports: ['policy', 'messages'],
    why: 'the files that a repository starts with are words and the paths of the policy; nothing is read for them',
  },
  {
    part: 'messages',
    imports: [],
    // A type costs nothing at run time, and the params of rules and refusals are what messages are typed by.
    types: true,
    why: 'texts for people; if they depended on a rule, every rule would depend on every other through them',
  },
];

/** @param {string} part */
const inside = (part) => `^server/src/core/${part}[/.]`;

const arrowsOfTheCore = core.map(({ part, imports, types, why }) => ({
  name: `core-${part}`,
  comment: why,
  severity: 'error',
  from: { path: inside(part) },
  to: {
    path: '^server/src/core/',
    pathNot: [part, ...imports].map(inside),
    ...(types ? { dependencyTypesNot: ['type-only'] } : {}),
  },
}));

const shells = ['lsp', 'cli', 'mcp', 'autopilot'];

/** `orch lsp` and `orch mcp` start another shell: the command's entry loads that shell's own bundle, and nothing else does. */
const dispatcher = '^server/src/cli/bin\\.ts$';

module.exports = {
  forbidden: [
    ...arrowsOfTheCore,
    {
      name: 'core-is-alone',
      comment: 'the core is the one kernel of every shell; it knows none of them, and no other part of the server',
      severity: 'error',
      from: { path: '^server/src/(core|insight)/' },
      to: { path: '^(server/src|client)/', pathNot: '^server/src/(core|insight)/' },
    },
    {
      name: 'core-is-pure',
      comment:
        'the same input gives the same findings on every machine, in Node and in a web worker: no Node, no VS Code, no LSP',
      severity: 'error',
      from: { path: '^server/src/(core|insight)/' },
      to: { path: ['^vscode$', 'node_modules/vscode-'] },
    },
    {
      name: 'core-has-no-builtins',
      comment: 'as core-is-pure, for the modules built into Node',
      severity: 'error',
      from: { path: '^server/src/(core|insight)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-through-its-door',
      comment:
        'shells and ports see the core through index.ts only, so that its inside can change; ports.ts is what ports implement',
      severity: 'error',
      from: { path: '^server/src/', pathNot: '^server/src/(core|insight)/' },
      to: { path: '^server/src/core/', pathNot: '^server/src/core/(index|ports)\\.ts$' },
    },
    ...shells.map((shell) => ({
      name: `shells-apart-${shell}`,
      comment:
        'editor, command line, agents and autopilot give the same verdict because they share the core, not each other',
      severity: 'error',
      from: { path: `^server/src/${shell}/`, pathNot: dispatcher },
      to: { path: `^server/src/(${shells.filter((other) => other !== shell).join('|')})/` },
    })),
    {
      name: 'node-serves-ports',
      comment: 'the ports on Node know what the core asks, not who asks',
      severity: 'error',
      from: { path: '^server/src/node/' },
      to: { path: `^server/src/(${shells.join('|')})/` },
    },
    {
      name: 'web-needs-no-node',
      comment: 'the web worker entry reaches no module of Node and no port that needs one',
      severity: 'error',
      from: { path: '^(server/src/lsp/webMain|client/src/web/)' },
      to: { path: ['^server/src/node/', '/node/', '^node:'], reachable: true },
    },
    {
      name: 'client-knows-the-protocol',
      comment: 'the client talks to the server by messages; the types of protocol.ts are all they share',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^server/', pathNot: '^server/src/protocol\\.ts$' },
    },
    {
      name: 'client-shares-types-only',
      comment: 'as client-knows-the-protocol: nothing of the server runs in the client',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^server/src/protocol\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pages-know-the-messages',
      comment:
        'a page in a webview talks to the extension by messages; their types are all they share, and VS Code is not there',
      severity: 'error',
      from: { path: '^client/webview/' },
      to: {
        path: ['^client/src/', '^server/', '^vscode$', 'node_modules/vscode-'],
        pathNot: '^client/src/[a-z]+/messages\\.ts$',
      },
    },
    {
      name: 'pages-share-types-only',
      comment: 'as pages-know-the-messages: nothing of the extension runs in a page',
      severity: 'error',
      from: { path: '^client/webview/' },
      to: { path: '^client/src/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'extension-knows-no-page',
      comment: 'what runs in a page needs a document, which an extension has not',
      severity: 'error',
      from: { path: '^client/src/' },
      to: { path: '^client/webview/' },
    },
    {
      name: 'server-knows-no-client',
      comment: 'the server serves any editor',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(client/|vscode$)' },
    },
    {
      name: 'sources-know-no-tests',
      comment: 'what ships does not depend on what checks it',
      severity: 'error',
      from: { path: '^(server|client)/' },
      to: { path: '^(test|scripts)/' },
    },
    {
      name: 'no-cycles',
      comment: 'two modules that need each other are one module; types may refer back',
      severity: 'error',
      from: { path: '^(server|client|test)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment:
        'an import that does not resolve breaks the build; what benchmarks need is installed and built when they run',
      severity: 'error',
      from: { path: '^(server|client|test)/', pathNot: '^test/bench/' },
      to: { couldNotResolve: true, pathNot: '^vscode$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist', '^examples/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'node', 'browser', 'import', 'require', 'default'],
    },
    skipAnalysisNotInRules: true,
  },
};
