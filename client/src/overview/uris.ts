import type { Overview, RootOverview } from '../../../server/src/protocol.js';

/** The overview with every URI written anew: two programs may escape the same URI differently. */
export function withUris({ roots }: Overview, write: (uri: string) => string): Overview {
  const known = new Map<string, string>();
  const one = (uri: string): string => {
    const written = known.get(uri) ?? write(uri);
    known.set(uri, written);
    return written;
  };
  return { roots: roots.map((root) => rootWithUris(root, one)) };
}

function rootWithUris(root: RootOverview, write: (uri: string) => string): RootOverview {
  return {
    ...root,
    uri: write(root.uri),
    ...(root.flags === undefined ? {} : { flags: { ...root.flags, uri: write(root.flags.uri) } }),
    tasks: root.tasks.map((task) => ({ ...task, uri: write(task.uri) })),
    approvals: root.approvals.map((approval) => ({
      ...approval,
      uri: write(approval.uri),
      evidence: approval.evidence.map((one) => (one.uri === undefined ? one : { ...one, uri: write(one.uri) })),
    })),
    blocked: root.blocked.map((item) => ({ ...item, uri: write(item.uri) })),
    rules: root.rules.map((rule) => ({
      ...rule,
      places: rule.places.map((place) => ({ ...place, uri: write(place.uri) })),
    })),
    ledgers: root.ledgers.map(write),
    candidates: root.candidates.map((candidate) => ({ ...candidate, uri: write(candidate.uri) })),
  };
}
