/**
 * The files of examples/first, and of its Japanese twin: in the browser nobody can list a folder of the extension. A test
 * compares this with the folders.
 */
export const EXAMPLE_FILES = [
  '.vscode/settings.json',
  'ORCH/STATE/APPROVALS.md',
  'ORCH/STATE/TASKS.md',
  'ORCH/STATE/flags.md',
  'ORCH/patches/2026-01/HELLO-1-A-001.diff.md',
  'PROJECT_RULES.md',
  'docs/hello.md',
] as const;
