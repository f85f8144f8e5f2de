import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { URI } from 'vscode-uri';
import { NO_FACTS } from '../core/index.js';
import { findCandidates } from '../node/candidates.js';
import { FactCache } from '../node/facts.js';
import { readSource } from '../node/files.js';
import { listFolder } from '../node/listFolder.js';
import type { Host, HostClock, RootFiles } from './host.js';
import { nodeDesk } from './nodeDesk.js';
import { NodePast } from './past/nodePast.js';
import { NO_PAST_SOURCE } from './past/source.js';

/**
 * The machine that Node runs on.
 * @param virtual for roots that lie on no disk; without it only documents that are open there are known
 */
export function nodeHost(virtual?: Host): Host {
  const onDisk = (uri: string): boolean => URI.parse(uri).scheme === 'file';
  return {
    clock: systemClock,
    openRoot: (uri, trusted) =>
      onDisk(uri) ? filesBelow(URI.parse(uri).fsPath, trusted) : (virtual?.openRoot(uri, trusted) ?? nowhere),
    openDesk: (uri, trusted, documents) =>
      onDisk(uri) ? nodeDesk(URI.parse(uri).fsPath, trusted) : virtual?.openDesk(uri, trusted, documents),
    ruleDocs: ruleDocs(),
  };
}

const systemClock: HostClock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

function filesBelow(folder: string, trusted: boolean): RootFiles {
  const cache = new FactCache(folder, trusted);
  return {
    read: (path) => Promise.resolve(readSource(folder, path)),
    get facts() {
      return cache.facts;
    },
    gather: (wanted) => (wanted.length === 0 ? Promise.resolve(false) : cache.gather(wanted)),
    past: new NodePast(folder, trusted),
    list: (path) => Promise.resolve(listFolder(folder, path)),
    findCandidates: (workspace) => findCandidates(folder, workspace),
  };
}

/** A virtual workspace in an editor whose server runs on Node: only open documents are known. */
const nowhere: RootFiles = {
  read: () => Promise.resolve(undefined),
  facts: NO_FACTS,
  gather: () => Promise.resolve(false),
  past: NO_PAST_SOURCE,
  list: () => Promise.resolve([]),
  findCandidates: () => Promise.resolve([]),
};

/** The documentation that lies beside the bundles in a checkout. */
function ruleDocs(): string | undefined {
  const folder = join(__dirname, '..', 'docs', 'rules');
  return existsSync(folder) ? pathToFileURL(folder).href : undefined;
}
