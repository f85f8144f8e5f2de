import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { codeOf } from './fileSystem.js';

/** Who holds a guard: enough to know later whether that process still runs. */
export interface Owner {
  readonly version: 1;
  readonly pid: number;
  /** When the process began, in ticks since the machine's start; '' where the system does not tell. A reused pid has another. */
  readonly start: string;
  readonly host: string;
  /** Of this run of the machine; '' where the system does not tell. */
  readonly boot: string;
  /** Process ids mean something only in here: containers have their own. */
  readonly space: string;
  /** Never used twice. */
  readonly nonce: string;
}

export type Liveness = 'alive' | 'dead' | 'unknown';

type Self = Omit<Owner, 'nonce'>;

let self: Self | undefined;

/** This process. Read once, when first needed: most commands end without. */
function me(): Self {
  return (self ??= {
    version: 1,
    pid: process.pid,
    start: startOf(process.pid),
    host: hostOf(),
    boot: attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    space: attempt(() => readlinkSync('/proc/self/ns/pid')),
  });
}

/** This process, under a new nonce. */
export function newOwner(): Owner {
  return { ...me(), nonce: newNonce() };
}

/** A name that nobody else has drawn. Not secret: `node:crypto` would cost three milliseconds to load. */
export function newNonce(): string {
  const random = Math.random().toString(36).slice(2, 10);
  return [process.pid.toString(36), process.hrtime.bigint().toString(36), random].join('-');
}

/** Whether the process that wrote a guard still runs; `unknown` where it ran on another machine or in another container. */
export function livenessOf({ pid, start, host, boot, space }: Owner): Liveness {
  const machine = me();
  if (host !== machine.host) return 'unknown';
  if (boot !== machine.boot) return 'dead';
  if (space !== machine.space) return 'unknown';
  if (!runs(pid)) return 'dead';
  if (start === '') return pid === process.pid ? 'alive' : 'unknown';
  return startOf(pid) === start ? 'alive' : 'dead';
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** The name that `hostname` gives; to load what has that function takes ten times as long as to read it. */
function hostOf(): string {
  return (
    (process.platform === 'linux' && attempt(() => readFileSync('/proc/sys/kernel/hostname', 'utf8').trim())) ||
    hostname()
  );
}

/** Field 22 of `stat`; the name before it may hold blanks and parentheses. */
function startOf(pid: number): string {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function attempt(look: () => string): string {
  try {
    return look();
  } catch {
    return '';
  }
}
