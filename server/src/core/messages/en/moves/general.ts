/** Refusals that any move can meet: who asks, what cannot be read, what cannot be written. */
export const general = {
  'actor/missing': () =>
    'nobody said who is asking; give --as ROLE or ROLE@name, set ORCH_ACTOR, run "git config orch.actor ROLE@name", or map your e-mail under orch.people in PROJECT_RULES.md',
  'actor/unknown-role': (p: { actor: string; roles: string }) =>
    `"${p.actor}" has no role in this policy; roles are ${p.roles}. Write ROLE@name, or map the name under orch.actors in PROJECT_RULES.md`,
  'actor/malformed': (p: { actor: string }) =>
    `"${p.actor}" cannot be written into a ledger as an actor; give ROLE or ROLE@name without pipes, line ends and control characters`,
  'actor/not-their-role': (p: { actor: string; role: string; roles: string }) =>
    `the policy does not give "${p.actor}" the role ${p.role}; act as one of ${p.roles}, or add the role under orch.people in PROJECT_RULES.md`,
  'actor/other-email': (p: { actor: string; email: string }) =>
    `the policy binds "${p.actor}" to another e-mail than yours (${p.email}); act under your own name`,
  'ledger/missing': (p: { path: string }) => `there is no ${p.path}; run "orch init" to create the ledgers`,
  'ledger/unreadable': (p: { path: string; reason: string }) =>
    `${p.path} cannot be changed without losing something of it (${p.reason}); repair it first, "orch check" shows where`,
  'ledger/missing-column': (p: { path: string; columns: string }) =>
    `${p.path} has no column ${p.columns}, which this move writes; add it with "orch migrate --add-columns ${p.columns.replaceAll(', ', ',')}"`,
  'ledger/no-table': (p: { path: string }) =>
    `${p.path} holds no ledger table to write into; "orch check" shows what is wrong with it`,
  'store/conflict': (p: { paths: string }) =>
    `somebody keeps writing ${p.paths} at the same time; nothing was changed, try again`,
  'store/busy': () => 'another move holds the ledgers and does not end; nothing was changed, try again',
  'store/read-only': (p: { path: string }) => `${p.path} is on a read-only file system; nothing was changed`,
  'store/disk-full': (p: { path: string }) =>
    `there is no space left for ${p.path}; nothing was changed, free some and try again`,
  'store/denied': (p: { path: string }) => `writing ${p.path} is not permitted; nothing was changed`,
  'store/outside': (p: { path: string }) =>
    `${p.path} leads out of the workspace or is no regular file; it is never written`,
  'store/failed': (p: { path: string; detail: string }) =>
    `${p.path} could not be written (${p.detail}); nothing was changed`,
  'store/newer': (p: { path: string; version: string }) =>
    `${p.path} was written by a newer Orch (version ${p.version}); update Orch to work with it`,
  'store/damaged': (p: { path: string; detail: string }) =>
    `${p.path} is damaged (${p.detail}); move it away: locks and tokens are then read from the ledgers and the audit log`,
  'key/reused': (p: { key: string }) => `the key "${p.key}" was used for another move; take a new key for a new move`,
};
