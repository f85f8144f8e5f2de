import { pathToFileURL } from 'node:url';
import {
  StoreFault,
  type Answers,
  type Credentials,
  type MovePorts,
  type Snapshot,
  type Store,
} from '../core/index.js';
import { nodeCredentials } from '../node/credentials.js';
import { findGit } from '../node/git/folder.js';
import { nodePorts } from '../node/movePorts.js';
import { ledgerRoot, runtimeOf } from '../node/store/index.js';
import type { Desk } from './host.js';

/** Moves in a folder on disk. Where it is not trusted no program is run: git is asked for nothing. */
export function nodeDesk(folder: string, trusted: boolean): Desk {
  const home = ledgerRoot(folder, trusted);
  const ports = nodePorts(folder, trusted);
  return {
    home: pathToFileURL(home).href,
    crashSafe: true,
    ports: {
      ...ports,
      store: remembering(ports.store),
      answers: trusted ? ports.answers : withoutGit(ports.answers, folder),
    },
    credentials: (said) => credentialsOf(folder, said, trusted),
    runtime: () => runtimeOf(home),
  };
}

/** Reads only what changed since the last time. */
function remembering(store: Store): Store {
  let last: Snapshot | undefined;
  return {
    async read(previous = last, calledOff) {
      last = await store.read(previous, calledOff);
      return last;
    },
    commit: (commit, calledOff) => store.commit(commit, calledOff),
    exclusively: (work, calledOff) => store.exclusively(work, calledOff),
  };
}

function withoutGit(answers: MovePorts['answers'], folder: string): Answers {
  const refuse = (): undefined => {
    if (findGit(folder) !== undefined) throw new StoreFault('store/untrusted', undefined);
    return undefined;
  };
  return { ...answers, head: () => undefined, change: refuse, diff: refuse, ignored: () => false };
}

function credentialsOf(folder: string, said: string | undefined, trusted: boolean): Credentials {
  if (trusted) return nodeCredentials(folder, said);
  return { as: said, environment: process.env['ORCH_ACTOR'] };
}
