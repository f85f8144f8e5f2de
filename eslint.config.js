import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const clock = 'The core has no clock: time is an argument (SPEC §6).';
const locale = 'The same input gives the same findings on every machine: no locale or time zone of this one.';
const link = 'VS Code makes links of [text](command:…) in a message: put what is not all our own through harmless().';
const localDate = [
  'getFullYear',
  'getMonth',
  'getDate',
  'getDay',
  'getHours',
  'getMinutes',
  'getSeconds',
  'getTimezoneOffset',
  'toLocaleString',
  'toLocaleDateString',
  'toLocaleTimeString',
  'toLocaleLowerCase',
  'toLocaleUpperCase',
  'localeCompare',
];

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'dist-test/',
      'coverage/',
      '**/*.generated.*',
      'examples/',
      'test/fixtures/',
      '**/node_modules/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['vitest.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      // Ledgers hold control characters, and rules look for them.
      'no-control-regex': 'off',
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    name: 'the core is pure',
    files: ['server/src/core/**/*.ts', 'server/src/insight/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'console', 'Buffer', 'performance', 'setTimeout', 'setInterval', 'setImmediate', 'fetch'].map(
          (name) => ({ name, message: 'The core asks the world only through ports.ts.' }),
        ),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: clock },
        { object: 'Math', property: 'random', message: 'The core draws no random numbers: a seed is an argument.' },
        ...localDate.map((property) => ({ property, message: locale })),
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clock },
        { selector: "CallExpression[callee.name='Date']", message: clock },
        { selector: "MemberExpression[object.name='Intl']", message: locale },
      ],
    },
  },
  {
    name: 'catalogues are long by nature',
    files: ['server/src/core/messages/**/*.ts'],
    // The type of a text is inferred from the English one, which the other languages must match.
    rules: { 'max-lines': 'off', '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  {
    name: 'messages of the window hold no links',
    files: ['client/src/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...[
          '[arguments.0.type=/Template|Identifier|Member|Conditional|Spread/]',
          '[arguments.0.callee.name!="harmless"][arguments.0.arguments.length>1]',
        ].map((given) => ({
          selector: `CallExpression[callee.property.name=/^show(Information|Warning|Error)Message$/]${given}`,
          message: link,
        })),
      ],
    },
  },
  {
    name: 'tests',
    files: ['test/**/*.ts'],
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
  {
    name: 'suites in a window',
    files: ['test/host/window/*.mjs'],
    // A suite is as long as its tests are many.
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    name: 'what prints to a terminal',
    files: ['scripts/**', 'test/host/**', 'test/bench/**'],
    rules: { 'no-console': 'off' },
  },
  {
    name: 'JavaScript: types and globals are checked by scripts/tsconfig.json',
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off', 'no-undef': 'off' },
  },
  {
    name: 'CommonJS, where something insists on it',
    files: ['**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off', '@typescript-eslint/no-empty-function': 'off' },
  },
);
