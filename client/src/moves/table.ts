/** The commands that make one kind of move with a task, or decide an approval: command → the move's name. */
export const RECORD_COMMANDS = {
  'orch.move.ready': 'ready',
  'orch.move.start': 'start',
  'orch.move.submit': 'submit',
  'orch.move.return': 'return',
  'orch.move.finish': 'finish',
  'orch.move.hold': 'hold',
  'orch.move.resume': 'resume',
  'orch.move.drop': 'drop',
  'orch.move.reopen': 'reopen',
  'orch.move.recover': 'recover',
  'orch.approve': 'approve',
  'orch.reject': 'reject',
  'orch.archive': 'archive',
  'orch.lock.acquire': 'lock.acquire',
  'orch.lock.extend': 'lock.extend',
  'orch.lock.release': 'lock.release',
  'orch.lock.steal': 'lock.steal',
} as const satisfies Readonly<Record<string, string>>;

/** Moves that cannot be taken back by another: they are decisions, take back themselves, or use up an id. */
const FINAL: ReadonlySet<string> = new Set(['approve', 'reject', 'undo', 'expire', 'rename', 'lock.extend']);

/** Whether "Undo" makes sense after a move. */
export function canUndo(event: string): boolean {
  return !FINAL.has(event);
}

/** The codicons of moves, as the commands have them. */
const ICONS: Readonly<Record<string, string>> = {
  ready: 'circle-large-outline',
  start: 'play',
  submit: 'check',
  return: 'discard',
  finish: 'pass',
  hold: 'debug-pause',
  resume: 'debug-continue',
  drop: 'circle-slash',
  reopen: 'debug-restart',
  recover: 'debug-step-back',
  approve: 'thumbsup',
  reject: 'thumbsdown',
  'lock.acquire': 'lock',
  'lock.extend': 'history',
  'lock.release': 'unlock',
  'lock.steal': 'key',
};

/** The codicon of a move; those of a policy's own have one in common. */
export function iconOf(event: string): string {
  return `$(${Object.hasOwn(ICONS, event) ? (ICONS[event] ?? '') : 'arrow-swap'})`;
}
